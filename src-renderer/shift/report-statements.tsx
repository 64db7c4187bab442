/**
 * The parts of a report that are read downwards: how gross became net, what the drawer should hold,
 * what is worth a look, and the totals that are never reset.
 */
import type { ReactNode } from 'react';
import { nameTender, wordOf } from '#shared/words/x-report.ts';
import { sayFilled } from '../app/say.ts';
import { MoneyText } from '../ui/money-text.tsx';
import { FiguresTable } from './figures-table.tsx';
import { Card, type PartProps } from './report-card.tsx';

export type Line = {
	readonly id: string;
	readonly name: string;
	/** Of how many, beside the name. */
	readonly note?: string;
	readonly times?: number;
	readonly amount?: ReactNode;
	readonly tone?: 'total' | 'part';
	/** As a bar, in fen. */
	readonly length?: number;
};

/** Gross, what was taken off by its kind, what came back, net; and net by department. */
export function SalesWalk({ report, say }: PartProps) {
	const lines: readonly Line[] = [
		{ id: 'gross', name: say.gross, amount: <MoneyText bare fen={report.grossFen} /> },
		...report.adjustments.map(({ kind, lines: onLines, sales, amountFen }): Line => {
			return {
				id: `adjustment-${kind}`,
				name: wordOf(say.adjustments, kind),
				note: sayFilled(say.ofThese, { lines: onLines, sales }),
				amount: <MoneyText bare fen={-amountFen} />,
			};
		}),
		...report.returns.map(({ mode, count, amountFen }): Line => {
			return {
				id: `return-${mode}`,
				name: wordOf(say.returns, mode),
				note: `×${count}`,
				amount: <MoneyText bare fen={-amountFen} />,
			};
		}),
		{
			id: 'net',
			name: say.net,
			amount: <MoneyText bare fen={report.totalFen} />,
			tone: 'total',
		},
		...report.departments.map(({ dept, lines: ofDept, amountFen }): Line => {
			return {
				id: `dept-${dept}`,
				name: wordOf(say.depts, dept),
				note: sayFilled(say.ofLines, { lines: ofDept }),
				amount: <MoneyText bare fen={amountFen} />,
				tone: 'part',
			};
		}),
	];
	return <Statement title={say.summary} lines={lines} say={say} />;
}

/** Each way to pay, and under it what went back by it, when something did. */
export function Tenders({ report, say }: PartProps) {
	const several = report.tenders.length > 1;
	const lines = report.tenders.flatMap((row): Line[] => {
		const { kind, method, count, amountFen, changeFen, paidBackCount, paidBackFen, netFen } = row;
		const id = `${kind}:${method}`;
		const part = (name: string, fen: number, note?: string): Line => {
			const line = { id: `${id} ${name}`, name, amount: <MoneyText bare fen={fen} /> };
			return { ...line, tone: 'part', ...(note === undefined ? {} : { note }) };
		};
		return [
			{
				id,
				name: nameTender(say, row),
				note: `×${count}`,
				amount: <MoneyText bare fen={amountFen} />,
				...(several ? { length: amountFen } : {}),
			},
			...(changeFen === 0 ? [] : [part(say.column.change, changeFen)]),
			...(paidBackCount === 0
				? []
				: [
						part(say.column.paidBack, -paidBackFen, `×${paidBackCount}`),
						part(say.column.net, netFen),
					]),
		];
	});
	const { refundRoundingFen: rounding, pointsChargedFen: charged } = report;
	const beside = [
		['rounding', say.refundRounding, rounding],
		['points-charged', say.pointsCharged, charged],
	] as const;
	const all = [...lines];
	for (const [id, name, fen] of beside) {
		if (fen !== 0) all.push({ id, name, amount: <MoneyText bare fen={fen} /> });
	}
	return <Statement title={say.tenders} lines={all} say={say} />;
}

/** Money that came and went without being a sale (定金), by the way it was paid. */
export function Deposits({ report, say }: PartProps) {
	const lines = report.deposits.flatMap((row): Line[] => {
		const id = `${row.kind}:${row.method}`;
		const name = nameTender(say, row);
		const taken: Line = {
			id,
			name,
			note: `${say.depositTaken} ×${row.count}`,
			amount: <MoneyText bare fen={row.takenFen} />,
		};
		const returned: Line = {
			id: `${id} returned`,
			name,
			note: `${say.depositReturned} ×${row.returnedCount}`,
			amount: <MoneyText bare fen={-row.returnedFen} />,
		};
		return [...(row.count > 0 ? [taken] : []), ...(row.returnedCount > 0 ? [returned] : [])];
	});
	return <Statement title={say.deposits} lines={lines} say={say} />;
}

export function Drawer({ report, say }: PartProps) {
	const lines: readonly Line[] = [
		...report.cash.map(({ way, amountFen }): Line => {
			return { id: way, name: wordOf(say.ways, way), amount: <MoneyText bare fen={amountFen} /> };
		}),
		{
			id: 'expected',
			name: say.expected,
			amount: <MoneyText bare fen={report.expectedCashFen} />,
			tone: 'total',
		},
	];
	return <Statement title={say.cash} lines={lines} say={say} />;
}

export function Watched({ report, say }: PartProps) {
	const { counts, leftFen } = report;
	const left = (key: keyof typeof leftFen, tone?: 'part'): Line => {
		const amount = counts[key] === 0 ? undefined : <MoneyText bare fen={leftFen[key]} />;
		const line = { id: key, name: say[key], times: counts[key], amount };
		return tone === undefined ? line : { ...line, tone };
	};
	const lines: readonly Line[] = [
		left('voids'),
		left('removedLines'),
		left('reducedLines'),
		...(counts.undone === 0 ? [] : [left('undone', 'part')]),
		{ id: 'no-sale', name: say.noSale, times: counts.noSale },
		{ id: 'reprints', name: say.reprints, times: counts.reprints },
		{ id: 'approvals', name: say.approvals, times: counts.approvals },
		...(counts.clockSuspect === 0
			? []
			: [{ id: 'clock', name: say.clockSuspect, times: counts.clockSuspect }]),
		{ id: 'unsynced', name: say.unsynced, times: report.unsynced },
	];
	return <Statement title={say.watched} lines={lines} say={say} timed />;
}

export function Perpetual({ report, say }: PartProps) {
	const { count, grossFen, returnsFen, netFen, taxFen } = report.perpetual;
	const line = (name: string, fen: number): Line => {
		return { id: name, name, amount: <MoneyText bare fen={fen} /> };
	};
	const returns = [line(say.perpetualReturns, -returnsFen), line(say.perpetualNet, netFen)];
	const lines: readonly Line[] = [
		{ id: 'count', name: say.perpetualCount, amount: count },
		line(say.perpetualGross, grossFen),
		...(returnsFen === 0 ? [] : returns),
		line(say.perpetualTax, taxFen),
	];
	return <Statement title={say.perpetual} lines={lines} say={say} />;
}

type StatementProps = {
	readonly title: string;
	readonly lines: readonly Line[];
	readonly say: PartProps['say'];
	/** With a column of how often. */
	readonly timed?: boolean;
};

export function Statement({ title, lines, say, timed = false }: StatementProps) {
	const { column } = say;
	const amount = { id: 'amount', title: column.amount, cell: (line: Line) => line.amount };
	const times = { id: 'times', title: column.times, cell: (line: Line) => line.times };
	return (
		<Card title={title}>
			<FiguresTable
				label={title}
				name={column.what}
				rows={lines}
				keyOf={({ id }) => id}
				nameOf={nameOf}
				figures={timed ? [times, amount] : [amount]}
				toneOf={({ tone }) => tone}
				lengthOf={({ length }) => length}
			/>
		</Card>
	);
}

function nameOf({ name, note }: Line): ReactNode {
	if (note === undefined) return name;
	return (
		<>
			{name}
			<small>{note}</small>
		</>
	);
}
