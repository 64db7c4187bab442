/**
 * Sales per hour: columns on one scale, and under each its hour, its sales and its amount in a
 * table. Hours without a sale between the first and the last are drawn as a gap, because a quiet
 * hour is an answer too. Columns are drawing, never money.
 */
import { Fragment } from 'react';
import type { XReportView } from '#shared/contract/report-views.ts';
import { formatYuanGrouped } from '#shared/receipt/format.ts';
import type { Words } from '#shared/words/words-of.ts';
import styles from './hours-chart.module.css';

type Hour = XReportView['hours'][number];
type HoursProps = {
	readonly hours: readonly Hour[];
	readonly say: Words['shift']['x']['report'];
};

/** ¥100,000.00 does not fit into an ordinary column. */
const LARGE_FEN = 10_000_000;

export function HoursChart({ hours, say }: HoursProps) {
	const all = fillGaps(hours);
	const most = Math.max(1, ...all.map(({ amountFen }) => amountFen));
	return (
		<div className={styles['scroll']} role="group" aria-label={say.hours} tabIndex={0}>
			<table
				className={styles['table']}
				data-large={most >= LARGE_FEN ? '' : undefined}
				aria-label={say.hours}
			>
				<tbody>
					<tr className={styles['columns']} aria-hidden>
						<td />
						{all.map((hour) => (
							<td key={nameOf(hour)}>
								<Column part={hour.amountFen / most} isMost={hour.amountFen === most} />
							</td>
						))}
					</tr>
					<tr>
						<th scope="row">{say.column.hour}</th>
						{all.map((hour, at) => (
							<th key={nameOf(hour)} scope="col">
								<HourName hour={hour} before={all[at - 1]} />
							</th>
						))}
					</tr>
					<tr>
						<th scope="row">{say.column.count}</th>
						{all.map((hour) => (
							<td key={nameOf(hour)}>{hour.count === 0 ? '–' : hour.count}</td>
						))}
					</tr>
					<tr>
						<th scope="row">{say.column.amount}</th>
						{all.map((hour) => (
							<td key={nameOf(hour)}>{isQuiet(hour) ? '–' : formatYuanGrouped(hour.amountFen)}</td>
						))}
					</tr>
				</tbody>
			</table>
		</div>
	);
}

function Column({ part, isMost }: { readonly part: number; readonly isMost: boolean }) {
	const height = Math.max(0, Math.min(1, part)) * 100;
	return (
		<svg viewBox="0 0 10 100" preserveAspectRatio="none" data-most={isMost ? '' : undefined}>
			<rect x="0" y={100 - height} width="10" height={height} />
		</svg>
	);
}

/** The date stands where it changes, when the shift went on after midnight. */
function HourName({ hour, before }: { readonly hour: Hour; readonly before: Hour | undefined }) {
	const changed = before !== undefined && before.date !== hour.date;
	return (
		<Fragment>
			{String(hour.hour).padStart(2, '0')}:00
			{changed && <small>{hour.date.slice(5)}</small>}
		</Fragment>
	);
}

function nameOf({ date, hour }: Hour): string {
	return `${date} ${hour}`;
}

function isQuiet({ count, amountFen }: Hour): boolean {
	return count === 0 && amountFen === 0;
}

/** A day at most is filled: a shift left open over a holiday is not drawn hour by hour. */
function fillGaps(hours: readonly Hour[]): Hour[] {
	return hours.flatMap((hour, at) => {
		const before = hours[at - 1];
		if (before === undefined) return [hour];
		const over = before.date === hour.date ? 0 : 24;
		const gap = Math.min(23, hour.hour + over - before.hour - 1);
		const quiet = Array.from({ length: Math.max(0, gap) }, (_, step) => {
			const next = before.hour + step + 1;
			const date = next < 24 ? before.date : hour.date;
			return { date, hour: next % 24, count: 0, amountFen: 0 };
		});
		return [...quiet, hour];
	});
}
