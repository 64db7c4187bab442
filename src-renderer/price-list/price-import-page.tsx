/** Importing prices into a list: the dry run, every refused row with its reason, then all at once. */
import type { PriceListImportView } from '#shared/contract/price-list-requests.ts';
import type { PriceRefusedReason, PriceWarnedReason } from '#shared/price-list/read-price-row.ts';
import type { PriceField } from '#shared/price-list/list-columns.ts';
import { sayFilled } from '../app/say.ts';
import { useWords } from '../app/use-words.ts';
import { createImportDesk, type ImportDesk } from '../goods/import-desk.ts';
import { DryRunFigures, type DryRunFigure } from '../goods/dry-run-figures.tsx';
import { ImportFrame } from '../goods/import-frame.tsx';
import { IssueRows, Shown } from '../goods/issue-rows.tsx';
import { useTerminal, useTerminalEvent } from '../terminal-client/use-terminal.ts';
import { Table } from '../ui/table.tsx';
import { usePriceColumns } from './price-columns.tsx';

const desks = new Map<string, ImportDesk<PriceListImportView>>();

/** The import in hand of one list; it lives outside the screen. */
export function priceImportOf(code: string): ImportDesk<PriceListImportView> {
	const known = desks.get(code);
	if (known !== undefined) return known;
	const desk = createImportDesk<PriceListImportView>({
		start: (client, files) => client.ask('price-list/start-import', { code, files }),
		look: (client, importId) => client.ask('price-list/look-import', { importId }),
		commit: (client, importId) => client.ask('price-list/commit-import', { importId }),
		cancel: (client, importId) => client.ask('price-list/cancel-import', { importId }),
	});
	desks.set(code, desk);
	return desk;
}

/** A reason or field without words does not compile. */
type WordsForAll = {
	readonly reasons: Readonly<Record<PriceRefusedReason | PriceWarnedReason, string>>;
	readonly fields: Readonly<Record<PriceField, string>>;
};

function wordIn<Key extends string>(words: Readonly<Record<Key, string>>, key: string): string {
	return Object.hasOwn(words, key) ? words[key as Key] : key;
}

export function PriceImportPage({ code }: { readonly code: string }) {
	const { priceList: say } = useWords();
	const { client } = useTerminal();
	const desk = priceImportOf(code);
	useTerminalEvent('price-list/progress', () => void desk.lookAgain(client));
	return (
		<ImportFrame
			desk={desk}
			say={say.importing}
			back={say.back}
			dryRun={(plan) => <PriceDryRun plan={plan} />}
			foot={(plan) => {
				if (plan.state === 'done') return sayFilled(say.importing.doneLead, plan);
				return plan.state === 'planned' && plan.refused > 0 ? say.importing.refusedKept : '';
			}}
			count={({ added, changed }) => added + changed}
		/>
	);
}

function PriceDryRun({ plan }: { readonly plan: PriceListImportView }) {
	return (
		<DryRunFigures
			say={useWords().priceList.importing}
			counts={plan}
			first={plan.refused > 0 ? 'refused' : 'added'}
			rows={(figure) => <Rows plan={plan} figure={figure} />}
		/>
	);
}

type RowsProps = { readonly plan: PriceListImportView; readonly figure: DryRunFigure };

function Rows({ plan, figure }: RowsProps) {
	const { priceList: say } = useWords();
	const { importing } = say;
	const words: WordsForAll = importing;
	const columns = usePriceColumns();
	if (figure === 'refused' || figure === 'warned') {
		const refused = figure === 'refused';
		return (
			<IssueRows
				issues={refused ? plan.refusedRows : plan.warnedRows}
				count={refused ? plan.refused : plan.warned}
				sayReason={(reason) => wordIn(words.reasons, reason)}
				sayColumn={(column) => wordIn(words.fields, column)}
			/>
		);
	}
	return (
		<Shown rows={plan.prices.length} count={plan.added + plan.changed}>
			<Table
				label={say.prices}
				columns={columns}
				rows={plan.prices}
				keyOf={({ productId }) => productId}
				empty={importing.tables.none}
			/>
		</Shown>
	);
}
