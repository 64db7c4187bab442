/** Exporting the goods from a screen: once at a time, and what came of it. */
import { useState } from 'react';
import { useWords } from '../app/use-words.ts';
import { useStore, useTerminal } from '../terminal-client/use-terminal.ts';
import { exportGoods, type Exported } from './export-goods.ts';

export type Exporting = {
	readonly answer: 'busy' | Exported | undefined;
	readonly start: () => void;
};

export function useExport(): Exporting {
	const { goods: say } = useWords();
	const { client } = useTerminal();
	const { status } = useStore(useTerminal().status);
	const [answer, setAnswer] = useState<Exporting['answer']>();
	return {
		answer,
		start: () => {
			if (answer === 'busy') return;
			setAnswer('busy');
			const name = `${say.exportName}-${status?.store.code ?? ''}-${status?.bizDate ?? ''}`;
			void exportGoods(client, name).then(setAnswer);
		},
	};
}
