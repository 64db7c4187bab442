/**
 * The figures of an X report: the few that are asked for first, sales per hour, then a card for
 * each question. Every figure came from main; here it is only written.
 */
import type { ReactNode } from 'react';
import type { XReportView } from '#shared/contract/report-views.ts';
import { formatRate } from '#shared/receipt/format.ts';
import { nameTender } from '#shared/words/x-report.ts';
import { useWords } from '../app/use-words.ts';
import { MoneyText } from '../ui/money-text.tsx';
import { Deposits, Drawer, Perpetual, SalesWalk, Tenders, Watched } from './report-statements.tsx';
import { FiguresTable, type Figure } from './figures-table.tsx';
import { HoursChart } from './hours-chart.tsx';
import { Passes } from './pass-statement.tsx';
import { Points } from './points-statement.tsx';
import { StoredValue } from './stored-value-statement.tsx';
import { TierFees } from './tier-fee-statement.tsx';
import { Card, type PartProps } from './report-card.tsx';
import styles from './x-report.module.css';

/** As many rows fill a column of the small screen twice. */
const LONG = 24;

export function XReportTables({ report }: { readonly report: XReportView }) {
	const say = useWords().shift.x.report;
	const part = { report, say };
	return (
		<>
			<Heads {...part} />
			{report.hours.length > 0 && (
				<Card title={say.hours} wide>
					<HoursChart hours={report.hours} say={say} />
				</Card>
			)}
			<div className={styles['cards']}>
				<SalesWalk {...part} />
				<Drawer {...part} />
				{report.tenders.length > 0 && <Tenders {...part} />}
				{report.deposits.length > 0 && <Deposits {...part} />}
				{report.settlements.length > 0 && <Settlements {...part} />}
				<StoredValue {...part} />
				<Passes {...part} />
				<TierFees {...part} />
				<Points {...part} />
				{report.taxes.length > 0 && <Taxes {...part} />}
				{report.operators.length > 0 && <Operators {...part} />}
				{report.categories.length > 0 && <Categories {...part} />}
				<Watched {...part} />
				<Perpetual {...part} />
			</div>
		</>
	);
}

function Heads({ report, say }: PartProps) {
	const figures: readonly (readonly [string, ReactNode])[] = [
		[say.net, <MoneyText key="net" fen={report.totalFen} />],
		[say.expected, <MoneyText key="expected" fen={report.expectedCashFen} />],
		[say.sales, report.sales],
		[say.pieces, report.pieces],
		[say.average, <MoneyText key="average" fen={report.averageTicketFen} />],
	];
	return (
		<dl className={styles['heads']}>
			{figures.map(([name, figure]) => (
				<div key={name}>
					<dt>{name}</dt>
					<dd>{figure}</dd>
				</div>
			))}
		</dl>
	);
}

function Settlements({ report, say }: PartProps) {
	const { column } = say;
	type Row = XReportView['settlements'][number];
	return (
		<Card title={say.settlements}>
			<FiguresTable<Row>
				label={say.settlements}
				name={column.name}
				rows={report.settlements}
				keyOf={({ kind, method }) => `${kind}${method}`}
				nameOf={(row) => nameTender(say, row)}
				figures={[
					{ id: 'count', title: column.count, cell: ({ count }) => count },
					money('amount', column.amount, ({ amountFen }) => amountFen),
				]}
			/>
		</Card>
	);
}

function Taxes({ report, say }: PartProps) {
	const { column } = say;
	type Row = XReportView['taxes'][number];
	return (
		<Card title={say.taxes}>
			<FiguresTable<Row>
				label={say.taxes}
				name={column.rate}
				rows={report.taxes}
				keyOf={({ rateBp }) => String(rateBp)}
				nameOf={({ rateBp }) => formatRate(rateBp)}
				figures={[
					money('base', column.base, ({ baseFen }) => baseFen),
					money('tax', column.tax, ({ taxFen }) => taxFen),
					money('with-tax', column.withTax, ({ netFen }) => netFen),
				]}
			/>
		</Card>
	);
}

function Operators({ report, say }: PartProps) {
	const { column } = say;
	type Row = XReportView['operators'][number];
	return (
		<Card title={say.operators}>
			<FiguresTable<Row>
				label={say.operators}
				name={column.name}
				rows={report.operators}
				keyOf={({ operator }) => operator}
				nameOf={({ operator, name }) => `${operator} ${name}`.trim()}
				figures={[
					{ id: 'count', title: column.count, cell: ({ count }) => count },
					money('amount', column.amount, ({ amountFen }) => amountFen),
				]}
				{...barsOf(report.operators, ({ amountFen }) => amountFen)}
			/>
		</Card>
	);
}

function Categories({ report, say }: PartProps) {
	const { column } = say;
	type Row = XReportView['categories'][number];
	return (
		<Card title={say.categories} long={report.categories.length > LONG}>
			<FiguresTable<Row>
				label={say.categories}
				name={column.name}
				rows={report.categories}
				keyOf={({ categoryId }) => String(categoryId)}
				nameOf={({ name }) => (name === '' ? say.noCategory : name)}
				figures={[
					{ id: 'lines', title: column.lines, cell: ({ lines }) => lines },
					money('amount', column.amount, ({ amountFen }) => amountFen),
				]}
				{...barsOf(report.categories, ({ amountFen }) => amountFen)}
			/>
		</Card>
	);
}

/** Bars where there is something to compare with. */
function barsOf<Row>(rows: readonly Row[], lengthOf: (row: Row) => number) {
	return rows.length > 1 ? { lengthOf } : {};
}

function money<Row>(id: string, title: string, fenOf: (row: Row) => number): Figure<Row> {
	return { id, title, cell: (row) => <MoneyText bare fen={fenOf(row)} /> };
}
