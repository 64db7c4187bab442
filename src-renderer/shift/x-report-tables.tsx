/** The figures of an X report: what was sold, how it was paid, its tax, by whom, and what else. */
import type { ReactNode } from 'react';
import type { XReportView } from '#shared/contract/views.ts';
import { formatRate, formatYuanGrouped } from '#shared/receipt/format.ts';
import { sayFilled } from '../app/say.ts';
import { useWords } from '../app/use-words.ts';
import { MoneyText } from '../ui/money-text.tsx';
import { Table, type Column } from '../ui/table.tsx';
import { BarChart, type Bar } from './bar-chart.tsx';
import styles from './shift.module.css';

type ReportProps = { readonly report: XReportView };

export function XReportTables({ report }: ReportProps) {
	return (
		<div className={styles['report']}>
			<Heads report={report} />
			<Tenders report={report} />
			<Taxes report={report} />
			<Operators report={report} />
			<Counts report={report} />
		</div>
	);
}

function Heads({ report }: ReportProps) {
	const { x: say } = useWords().shift;
	const figures: readonly (readonly [string, ReactNode])[] = [
		[say.total, <MoneyText key="total" fen={report.totalFen} />],
		[say.sales, report.sales],
		[say.average, <MoneyText key="average" fen={report.averageTicketFen} />],
		[say.lines, report.lines],
		[say.rounding, <MoneyText key="rounding" fen={report.roundingFen} />],
		[say.expected, <MoneyText key="expected" fen={report.expectedCashFen} />],
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

type PartProps = {
	readonly title: string;
	readonly bars: readonly Bar[];
	readonly children: ReactNode;
};

function Part({ title, bars, children }: PartProps) {
	const { x: say } = useWords().shift;
	return (
		<section className={styles['part']}>
			<h3>{title}</h3>
			{bars.length > 0 && <BarChart label={sayFilled(say.chart, { title })} bars={bars} />}
			{children}
		</section>
	);
}

function Tenders({ report }: ReportProps) {
	const { x: say } = useWords().shift;
	const named = (kind: string) =>
		Object.hasOwn(say.kinds, kind) ? say.kinds[kind as keyof typeof say.kinds] : kind;
	const columns: readonly Column<XReportView['tenders'][number]>[] = [
		{ id: 'kind', title: say.kind, cell: ({ kind }) => named(kind) },
		{ id: 'count', title: say.count, figures: true, cell: ({ count }) => count },
		money('amount', say.amount, ({ amountFen }) => amountFen),
		money('change', say.change, ({ changeFen }) => changeFen),
	];
	const bars = report.tenders.map(({ kind, amountFen }) => {
		return {
			id: kind,
			label: named(kind),
			length: amountFen,
			figure: formatYuanGrouped(amountFen),
		};
	});
	return (
		<Part title={say.tenders} bars={bars}>
			<Table
				label={say.tenders}
				columns={columns}
				rows={report.tenders}
				keyOf={({ kind }) => kind}
				empty={say.empty}
			/>
		</Part>
	);
}

function Taxes({ report }: ReportProps) {
	const { x: say } = useWords().shift;
	const columns: readonly Column<XReportView['taxes'][number]>[] = [
		{ id: 'rate', title: say.rate, cell: ({ rateBp }) => formatRate(rateBp) },
		money('net', say.net, ({ netFen }) => netFen),
		money('tax', say.tax, ({ taxFen }) => taxFen),
	];
	const bars = report.taxes.map(({ rateBp, netFen, taxFen }) => {
		const figure = formatYuanGrouped(taxFen);
		return {
			id: String(rateBp),
			label: formatRate(rateBp),
			length: netFen,
			hatched: taxFen,
			figure,
		};
	});
	return (
		<Part title={say.taxes} bars={bars}>
			<Table
				label={say.taxes}
				columns={columns}
				rows={report.taxes}
				keyOf={({ rateBp }) => rateBp}
				empty={say.empty}
			/>
		</Part>
	);
}

function Operators({ report }: ReportProps) {
	const { x: say } = useWords().shift;
	const columns: readonly Column<XReportView['operators'][number]>[] = [
		{ id: 'operator', title: say.operator, cell: ({ operator }) => operator },
		{ id: 'count', title: say.count, figures: true, cell: ({ count }) => count },
		money('amount', say.amount, ({ amountFen }) => amountFen),
	];
	const bars = report.operators.map(({ operator, amountFen }) => {
		const figure = formatYuanGrouped(amountFen);
		return { id: operator, label: operator, length: amountFen, figure };
	});
	return (
		<Part title={say.operators} bars={bars}>
			<Table
				label={say.operators}
				columns={columns}
				rows={report.operators}
				keyOf={({ operator }) => operator}
				empty={say.empty}
			/>
		</Part>
	);
}

type Count = { readonly what: string; readonly figure: ReactNode };

function Counts({ report }: ReportProps) {
	const { x: say } = useWords().shift;
	const { counts, overrides, perpetual } = report;
	const overridden =
		overrides.count === 0 ? (
			0
		) : (
			<>
				{overrides.count} · <MoneyText fen={-overrides.amountFen} />
			</>
		);
	const rows: readonly Count[] = [
		{ what: say.overrides, figure: overridden },
		{ what: say.noSale, figure: counts.noSale },
		{ what: say.voids, figure: counts.voids },
		{ what: say.removedLines, figure: counts.removedLines },
		{ what: say.reprints, figure: counts.reprints },
		{ what: say.approvals, figure: counts.approvals },
	];
	const totals: readonly Count[] = [
		{ what: say.perpetualCount, figure: perpetual.count },
		{ what: say.perpetualNet, figure: <MoneyText fen={perpetual.netFen} /> },
		{ what: say.perpetualTax, figure: <MoneyText fen={perpetual.taxFen} /> },
	];
	const tableOf = (label: string, of: readonly Count[], title: string) => (
		<Table
			label={label}
			columns={[
				{ id: 'what', title: say.what, cell: ({ what }) => what },
				{ id: 'figure', title, figures: true, cell: ({ figure }) => figure },
			]}
			rows={of}
			keyOf={({ what }) => what}
			empty={say.empty}
		/>
	);
	return (
		<>
			<Part title={say.counts} bars={[]}>
				{tableOf(say.counts, rows, say.count)}
			</Part>
			<Part title={say.perpetual} bars={[]}>
				{tableOf(say.perpetual, totals, say.figure)}
			</Part>
		</>
	);
}

/** A column of amounts. */
function money<Row>(id: string, title: string, fenOf: (row: Row) => number): Column<Row> {
	return { id, title, figures: true, cell: (row) => <MoneyText fen={fenOf(row)} /> };
}
