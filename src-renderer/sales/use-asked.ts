/**
 * The answer to a question, asked when the component appears, whenever `about` changes, and again
 * on demand. The newest question wins: an answer that comes late is dropped.
 */
import { useEffect, useEffectEvent, useState } from 'react';

export type Asked<Value> = {
	/** The last answer; undefined before the first. It stays until the next one is there. */
	readonly value: Value | undefined;
	readonly again: () => void;
};

/** `about` says what is asked; two questions with the same text are the same question. */
export function useAsked<Value>(about: string, ask: () => Promise<Value>): Asked<Value> {
	const [value, setValue] = useState<Value>();
	const [round, setRound] = useState(0);
	const run = useEffectEvent(ask);
	useEffect(() => {
		let wanted = true;
		void run().then((answer) => {
			if (wanted) setValue(answer);
		});
		return () => {
			wanted = false;
		};
	}, [about, round]);
	return { value, again: () => setRound((before) => before + 1) };
}
