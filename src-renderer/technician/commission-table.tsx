/**
 * What technicians are paid (提成) for a period: a table with a bar beside each name, the totals
 * below, and the same on paper. The figures are main's; the bars are drawing.
 */
import { useState } from 'react';
import type { CommissionReport } from '#shared/contract/technician-requests.ts';
import { addMonths, dateOfDay, dayNumber, isRealDate } from '#shared/kernel/calendar.ts';
import { formatQuantity } from '#shared/receipt/format.ts';
import { sayRefusal } from '../app/say.ts';
import { useWords } from '../app/use-words.ts';
import { useAsked } from '../sales/use-asked.ts';
import { FiguresTable, type Figure } from '../shift/figures-table.tsx';
import type { ClientRefusal } from '../terminal-client/open-client.ts';
import { useStore, useTerminal } from '../terminal-client/use-terminal.ts';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { MoneyText } from '../ui/money-text.tsx';
import { NoticeBar } from '../ui/notice-bar.tsx';
import styles from './technician.module.css';

type Period = { readonly from: string; readonly to: string };
type Row = CommissionReport['total'] & { readonly id: string; readonly title: string };

export type CommissionTableProps = { readonly onPrinted: (sentence: string) => void };

export function CommissionTable({ onPrinted }: CommissionTableProps) {
	const { status } = useStore(useTerminal().status);
	const today = status?.bizDate;
	if (today === undefined) return null;
	return <OfPeriod today={today} onPrinted={onPrinted} />;
}

function OfPeriod({ today, onPrinted }: CommissionTableProps & { readonly today: string }) {
	const { client } = useTerminal();
	const words = useWords();
	const { report: say } = words.technician;
	const [period, setPeriod] = useState<Period>(() => monthOf(today));
	const [printing, setPrinting] = useState<ClientRefusal>();
	const key = `${period.from} ${period.to}`;
	const { value: got } = useAsked(key, () => client.ask('technician/report', period));

	async function print(): Promise<void> {
		const commandId = crypto.randomUUID();
		const printed = await client.ask('technician/print-report', period, { commandId });
		setPrinting(printed.ok ? undefined : printed.refusal);
		if (printed.ok) onPrinted(say.printed);
	}

	const refusal = printing ?? (got?.ok === false ? got.refusal : undefined);
	const said = refusal === undefined ? undefined : sayRefusal(words, refusal);
	return (
		<section aria-label={say.title} className={styles['part']}>
			<div className={styles['bar']}>
				<div>
					<h3>{say.title}</h3>
					<p className={styles['faint']}>{say.lead}</p>
				</div>
				<PeriodFields today={today} period={period} onChange={setPeriod} />
				<Button disabled={got?.ok !== true} onPress={() => void print()}>
					{say.print}
				</Button>
			</div>
			{said !== undefined && <NoticeBar tone="red" say={said.say} next={said.next} alert />}
			{got?.ok === true && <Figures report={got.value} />}
		</section>
	);
}

function Figures({ report }: { readonly report: CommissionReport }) {
	const { report: say } = useWords().technician;
	if (report.technicians.length === 0) return <p className={styles['faint']}>{say.none}</p>;
	const rows: Row[] = report.technicians.map(({ technicianId: id, code, name, ...figures }) => {
		return { id, title: `${code} ${name}`.trim(), ...figures };
	});
	const figures: readonly Figure<Row>[] = [
		{ id: 'times', title: say.times, cell: ({ timesMilli }) => formatQuantity(timesMilli) },
		{
			id: 'passes',
			title: say.ofPasses,
			cell: ({ passTimesMilli }) => formatQuantity(passTimesMilli),
		},
		{ id: 'worth', title: say.worth, cell: ({ worthFen }) => <MoneyText bare fen={worthFen} /> },
		{
			id: 'earned',
			title: say.earned,
			cell: ({ earnedFen }) => <MoneyText bare fen={earnedFen} />,
		},
		{
			id: 'back',
			title: say.takenBack,
			cell: ({ takenBackFen }) => <MoneyText bare fen={takenBackFen} />,
		},
		{
			id: 'paid',
			title: say.commission,
			cell: ({ commissionFen }) => <MoneyText bare fen={commissionFen} />,
		},
	];
	return (
		<div className={styles['scroll']}>
			<FiguresTable
				label={say.chart}
				name={say.technician}
				rows={[...rows, { id: 'total', title: say.total, ...report.total }]}
				keyOf={({ id }) => id}
				nameOf={({ title }) => title}
				figures={figures}
				lengthOf={({ id, commissionFen }) => (id === 'total' ? undefined : commissionFen)}
				toneOf={({ id }) => (id === 'total' ? 'total' : undefined)}
			/>
		</div>
	);
}

type PeriodFieldsProps = {
	readonly today: string;
	readonly period: Period;
	readonly onChange: (period: Period) => void;
};

function PeriodFields({ today, period, onChange }: PeriodFieldsProps) {
	const { report: say } = useWords().technician;
	const [typed, setTyped] = useState(period);
	const set = (next: Period) => {
		setTyped(next);
		if (isDate(next.from) && isDate(next.to)) onChange(next);
	};
	return (
		<div className={styles['period']}>
			<Button onPress={() => set({ from: today, to: today })}>{say.today}</Button>
			<Button onPress={() => set(monthOf(today))}>{say.thisMonth}</Button>
			<Button onPress={() => set(monthBefore(today))}>{say.lastMonth}</Button>
			<Field
				label={say.from}
				value={typed.from}
				onChange={(from) => set({ ...typed, from })}
				maxLength={10}
			/>
			<Field
				label={say.to}
				value={typed.to}
				onChange={(to) => set({ ...typed, to })}
				maxLength={10}
			/>
		</div>
	);
}

function isDate(text: string): boolean {
	const [year = 0, month = 0, day = 0] = text.split('-').map(Number);
	return /^\d{4}-\d{2}-\d{2}$/.test(text) && isRealDate(year, month, day);
}

/** From the first of the month to today. */
function monthOf(today: string): Period {
	return { from: `${today.slice(0, 7)}-01`, to: today };
}

/** All of the month before. */
function monthBefore(today: string): Period {
	const first = `${today.slice(0, 7)}-01`;
	return { from: addMonths(first, -1), to: dateOfDay(dayNumber(first) - 1) };
}
