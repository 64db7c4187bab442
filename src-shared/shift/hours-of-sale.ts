/** Sales per hour of the store's own day, from quarter hours that know no time zone. */
import { fen, type Fen } from '../kernel/money.ts';
import { localTime, type Instant } from '../kernel/time.ts';
import { QUARTER_MS, type Tally } from '../journal/tally-event.ts';

export type HourFigures = {
	/** `YYYY-MM-DD`: a shift may go on after midnight. */
	readonly date: string;
	/** 0–23 on the store's clock. */
	readonly hour: number;
	readonly count: number;
	readonly amountFen: Fen;
};

/** The hours in which something was sold or came back, earliest first. */
export function hoursOf(quarters: readonly Tally[], timeZone: string): HourFigures[] {
	const hours = new Map<string, HourFigures>();
	for (const { key, n, amount_fen } of quarters.toSorted((a, b) => Number(a.key) - Number(b.key))) {
		const { date, time } = localTime((Number(key) * QUARTER_MS) as Instant, timeZone);
		const hour = Number(time.slice(0, 2));
		const name = `${date} ${hour}`;
		const had = hours.get(name);
		hours.set(name, {
			date,
			hour,
			count: n + (had?.count ?? 0),
			amountFen: fen(amount_fen + (had?.amountFen ?? 0)),
		});
	}
	return [...hours.values()];
}
