/**
 * What stands in the status bar although nothing is refused: things somebody should know. A code
 * has words in src-shared/words; the detail is a figure.
 */
import type { LedgerTrouble, OpenedLedger } from './ledger/open-ledger.ts';
import type { KeyStore } from './vault/key-store.ts';

export type Warning = { readonly code: string; readonly detail: string };

export type WarningBoard = {
	note(trouble: LedgerTrouble): void;
	list(ledger: OpenedLedger): Warning[];
};

/** `onChange` is called when a new warning came up while the terminal runs. */
export function openWarningBoard(keyStore: KeyStore, onChange: () => void): WarningBoard {
	const troubles = new Map<string, Warning>();
	return {
		note: (trouble) => {
			const known = troubles.has(trouble.kind);
			troubles.set(trouble.kind, {
				code: trouble.kind,
				detail: 'code' in trouble ? trouble.code : '',
			});
			if (!known) onChange();
		},
		list: (ledger) => [
			...keyStore.warnings().map((code) => ({ code: `key/${code}`, detail: '' })),
			...ledger.notices.map((notice) => ({
				code: notice.kind,
				detail:
					notice.kind === 'tail/lost'
						? String(notice.lost.lost_to_n - notice.lost.lost_from_n + 1)
						: '',
			})),
			...diskWarnings(ledger),
			...troubles.values(),
		],
	};
}

function diskWarnings(ledger: OpenedLedger): Warning[] {
	const disk = ledger.diskState();
	const megabytes = String(Math.floor(disk.freeBytes / 1_000_000));
	return disk.state === 'ok' ? [] : [{ code: `disk/${disk.state}`, detail: megabytes }];
}
