/** The list of sales: when, which, whose, how much, and what became of the receipt. */
import type { CompletedSaleView } from '#shared/contract/views.ts';
import { localTime, type Instant } from '#shared/kernel/time.ts';
import type { Words } from '#shared/words/words-of.ts';
import { sayFilled } from '../app/say.ts';
import { useWords } from '../app/use-words.ts';
import { MoneyText } from '../ui/money-text.tsx';
import { Table, type Column } from '../ui/table.tsx';
import type { SalesPage } from './sales-list.ts';
import styles from './sales.module.css';

export type SalesTableProps = {
	readonly page: SalesPage;
	readonly chosen: number | undefined;
	readonly onChoose: (pos: number) => void;
	readonly timeZone: string;
};

export function SalesTable({ page, chosen, onChoose, timeZone }: SalesTableProps) {
	const words = useWords();
	const { sales: say } = words;
	const { filter } = page;
	if (filter === undefined) return null;
	const searched = filter.text !== '' || filter.operator !== '';
	return (
		<Table
			label={say.list}
			columns={columnsOf(words, { timeZone, withDay: filter.bizDate === '' })}
			rows={page.sales}
			keyOf={({ pos }) => pos}
			chosen={chosen}
			onChoose={({ pos }) => onChoose(pos)}
			empty={searched ? say.emptyFound : say.empty}
		/>
	);
}

type Shown = { readonly timeZone: string; readonly withDay: boolean };

function columnsOf(words: Words, { timeZone, withDay }: Shown): Column<CompletedSaleView>[] {
	const { columns } = words.sales;
	return [
		{
			id: 'time',
			title: columns.time,
			cell: ({ atMs, bizDate }) => {
				const { time } = localTime(atMs as Instant, timeZone);
				return withDay ? `${bizDate.slice(5)} ${time.slice(0, 5)}` : time.slice(0, 5);
			},
		},
		{ id: 'no', title: columns.receiptNo, cell: ({ receiptNo }) => <ReceiptNo text={receiptNo} /> },
		{ id: 'who', title: columns.operator, cell: ({ operator }) => operator },
		{ id: 'lines', title: columns.lines, figures: true, cell: ({ lineCount }) => lineCount },
		{
			id: 'total',
			title: columns.total,
			figures: true,
			cell: ({ totalFen }) => <MoneyText fen={totalFen} />,
		},
		{ id: 'print', title: columns.print, cell: (sale) => <PrintState words={words} sale={sale} /> },
	];
}

/** The running number stands out of the rest. */
function ReceiptNo({ text }: { readonly text: string }) {
	const parts = text.split('-');
	const number = parts.at(-2);
	if (number === undefined) return text;
	return (
		<span className={styles['number']}>
			{`${parts.slice(0, -2).join('-')}-`}
			<b>{number}</b>
			{`-${parts.at(-1) ?? ''}`}
		</span>
	);
}

function PrintState({ words, sale }: { readonly words: Words; readonly sale: CompletedSaleView }) {
	const { print, sales: say } = words;
	const { printState: state, reprints } = sale;
	const needy = state === 'unknown' || state === 'failed' || state === 'expired';
	return (
		<span className={styles['state']} data-needy={needy ? '' : undefined}>
			{state === undefined ? '' : print.states[state]}
			{reprints > 0 && <small>{sayFilled(say.copies, { count: reprints })}</small>}
		</span>
	);
}
