/** ↑ and ↓ walk through the rows of a table; the chosen row stays in view. */
import { useEffect } from 'react';
import { useKeyLayer } from '../app/use-keyboard.ts';

export type RowKeys<Key> = {
	/** The keys of the rows in their order. */
	readonly keys: readonly Key[];
	readonly chosen: Key | undefined;
	readonly onChoose: (key: Key) => void;
};

export function useRowKeys<Key>({ keys, chosen, onChoose }: RowKeys<Key>): void {
	useKeyLayer({
		onKey: ({ code, shift, control, alt }) => {
			if (shift || control || alt) return false;
			const step = code === 'ArrowDown' ? 1 : code === 'ArrowUp' ? -1 : 0;
			if (step === 0 || keys.length === 0) return false;
			const at = chosen === undefined ? -1 : keys.indexOf(chosen);
			const next = keys[at < 0 ? 0 : Math.min(keys.length - 1, Math.max(0, at + step))];
			if (next !== undefined) onChoose(next);
			return true;
		},
	});
	useEffect(() => {
		document.querySelector('tr[aria-current="true"]')?.scrollIntoView({ block: 'nearest' });
	}, [chosen]);
}
