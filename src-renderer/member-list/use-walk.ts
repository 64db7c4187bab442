/** What is being looked for among members: how far it is when it takes long, and what stops it. */
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useTerminal, useTerminalEvent } from '../terminal-client/use-terminal.ts';

export type Walk = {
	/** 0…1000 of one that takes longer than a second. */
	readonly progress: number | undefined;
	/** The id to ask with; what was looked for before is stopped. */
	readonly begin: () => string;
	readonly end: (walkId: string) => void;
	readonly stop: () => void;
};

/** One at a time; who goes away stops theirs. */
export function useWalk(): Walk {
	const { client } = useTerminal();
	const current = useRef<string>(undefined);
	const [progress, setProgress] = useState<number>();
	useTerminalEvent('member-list/progress', (told) => {
		if (told.walkId === current.current) setProgress(told.progress);
	});
	const stop = () => {
		const { current: walkId } = current;
		if (walkId !== undefined) void client.ask('member-list/stop', { walkId });
	};
	const leave = useEffectEvent(stop);
	useEffect(() => () => leave(), []);
	return {
		progress,
		begin: () => {
			stop();
			current.current = crypto.randomUUID();
			setProgress(undefined);
			return current.current;
		},
		end: (walkId) => {
			if (current.current !== walkId) return;
			current.current = undefined;
			setProgress(undefined);
		},
		stop,
	};
}
