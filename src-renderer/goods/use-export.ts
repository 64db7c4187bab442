/** Exporting the goods from a screen: once at a time, how far it is, and what came of it. */
import { useEffect, useRef, useState } from 'react';
import { useWords } from '../app/use-words.ts';
import { useStore, useTerminal } from '../terminal-client/use-terminal.ts';
import { exportGoods, saveFile, type Exported } from './export-goods.ts';

/** What takes no longer needs no bar. */
const SLOW_MS = 1000;

export type ExportProgress = {
	readonly rows: number;
	readonly total: number;
	/** It takes longer than a moment: show how far it is. */
	readonly slow: boolean;
};

export type Exporting = {
	readonly state: Exported | ExportProgress | undefined;
	readonly start: () => void;
};

export function useExport(): Exporting {
	const { goods: say } = useWords();
	const { client, status: statusStore } = useTerminal();
	const { status } = useStore(statusStore);
	const [progress, setProgress] = useState<Omit<ExportProgress, 'slow'>>();
	const [answer, setAnswer] = useState<Exported>();
	const [slow, setSlow] = useState(false);
	const busy = useRef(false);
	const running = progress !== undefined;
	useEffect(() => {
		if (!running) return undefined;
		const timer = setTimeout(() => setSlow(true), SLOW_MS);
		return () => clearTimeout(timer);
	}, [running]);

	async function run(): Promise<void> {
		setAnswer(undefined);
		setSlow(false);
		setProgress({ rows: 0, total: 0 });
		const done = await exportGoods({
			client,
			name: `${say.exportName}-${status?.store.code ?? ''}-${status?.bizDate ?? ''}`,
			onProgress: (rows, total) => setProgress({ rows, total }),
			save: saveFile,
		});
		setProgress(undefined);
		setAnswer(done);
	}

	return {
		state: progress === undefined ? answer : { ...progress, slow },
		start: () => {
			if (busy.current) return;
			busy.current = true;
			void run().finally(() => {
				busy.current = false;
			});
		},
	};
}
