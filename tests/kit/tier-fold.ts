/**
 * The rules of tiers (members.md 6.6) once more, for the law in tests/flows/tier-laws.flow.test.ts:
 * told as a pile of words of the manager, the lowest at the bottom, and not as the terminal keeps
 * them. Steps are numbers, 0 the lowest; a date behind which nothing is, is ''.
 */
import { addMonths, dateOfDay, dayNumber } from '#shared/kernel/calendar.ts';

type Span = { readonly rank: number; readonly until: string };
type Earned = Span & { readonly since: string };

/** What a manager's word put on the pile; the first lies there from the beginning. */
type Layer = { earned: Earned; gifts: Span[]; ends: string };
type Fee = { readonly from: string; readonly until: string; held: boolean };

export type TierFoldTable = {
	/** Fen by which each step is earned; those that are given are not among them. */
	readonly reach: readonly number[];
	readonly paid: number;
	readonly feeDays: number;
};

export class TierFold {
	private pile: Layer[];
	private readonly fees: Fee[] = [];
	readonly sales: { readonly pos: number; readonly date: string; fen: number }[] = [];
	private readonly table: TierFoldTable;
	today: string;

	constructor(table: TierFoldTable, today: string) {
		this.table = table;
		this.today = today;
		this.pile = [{ earned: { rank: 0, since: today, until: '' }, gifts: [], ends: '' }];
	}

	/** The step that must show. */
	now(): number {
		return Math.max(this.held(), this.paidUntil() === '' ? 0 : this.table.paid);
	}

	spend(pos: number, fen: number): void {
		this.sales.push({ pos, date: this.today, fen });
		const rank = this.reached();
		const top = this.top();
		if (rank > top.earned.rank) top.earned = { rank, since: this.today, until: '' };
	}

	/** False when it must be refused: what is paid for is higher. */
	grant(rank: number, until: string): boolean {
		if (this.paidUntil() !== '' && rank < this.table.paid) return false;
		if (rank < this.held()) {
			const lower = { earned: { rank, since: this.today, until: '' }, gifts: [{ rank, until }] };
			this.pile = until === '' ? [] : this.pile;
			this.pile.push({ ...lower, ends: until });
			return true;
		}
		const top = this.top();
		const own = top.gifts.find((gift) => gift.until === top.ends);
		top.gifts = top.gifts.filter((gift) => gift.rank < rank && later(gift.until, until));
		if (this.pile.length > 1 && own !== undefined && !top.gifts.includes(own)) {
			top.ends = until;
			if (until === '') this.pile = [top];
		}
		top.gifts.push({ rank, until });
		return true;
	}

	/** False when it must be refused: what they have is not lower. */
	buy(): boolean {
		const runs = this.paidUntil();
		if (runs === '' && this.now() >= this.table.paid) return false;
		const first = runs === '' ? dayNumber(this.today) : dayNumber(runs) + 1;
		const until = dateOfDay(first + this.table.feeDays - 1);
		this.fees.push({ from: dateOfDay(first), until, held: true });
		return true;
	}

	/** The last fee was given back. */
	giveFeeBack(): void {
		const fee = this.fees.findLast(({ held }) => held);
		if (fee !== undefined) fee.held = false;
	}

	/** Somebody who was only ever raised became this one. */
	join(other: TierFold): void {
		const top = this.top();
		top.earned = better(top.earned, other.top().earned);
		top.gifts.push(...other.top().gifts);
		this.sales.push(...other.sales);
	}

	/** The shop opens again so many days later. */
	pass(days: number): void {
		this.today = dateOfDay(dayNumber(this.today) + days);
		while (this.pile.length > 1 && this.top().ends < this.today) {
			const over = this.pile.pop();
			const below = this.top();
			if (over === undefined) continue;
			below.earned = better(below.earned, over.earned);
			below.gifts.push(...over.gifts);
		}
		const top = this.top();
		top.gifts = top.gifts.filter(({ until }) => until === '' || until >= this.today);
		this.lookAtEarned(top);
	}

	private lookAtEarned(top: Layer): void {
		const { earned } = top;
		const end = endOf(earned);
		if (this.today <= end) return;
		const rank = this.reached();
		if (rank > earned.rank) top.earned = { rank, since: this.today, until: '' };
		if (rank === earned.rank) {
			let until = addMonths(end, 12);
			while (until < this.today) until = addMonths(until, 12);
			top.earned = { ...earned, until };
		}
		if (rank < earned.rank && dayNumber(this.today) > dayNumber(end) + 30) {
			top.earned = { rank: earned.rank - 1, since: this.today, until: '' };
		}
	}

	private top(): Layer {
		const top = this.pile.at(-1);
		if (top === undefined) throw new Error('a pile without a bottom');
		return top;
	}

	private held(): number {
		const { earned, gifts } = this.top();
		return Math.max(earned.rank, ...gifts.map(({ rank }) => rank));
	}

	private reached(): number {
		const from = addMonths(this.today, -12);
		const fen = this.sales.reduce((sum, sale) => sum + (sale.date > from ? sale.fen : 0), 0);
		return this.table.reach.findLastIndex((needed) => fen >= needed);
	}

	private paidUntil(): string {
		const running = this.fees.some(({ from, until, held }) => {
			return held && from <= this.today && this.today <= until;
		});
		if (!running) return '';
		return this.fees.reduce((last, { until, held }) => (held && until > last ? until : last), '');
	}
}

function endOf({ since, until }: Earned): string {
	return until === '' ? addMonths(since, 12) : until;
}

function better(one: Earned, other: Earned): Earned {
	if (one.rank !== other.rank) return one.rank > other.rank ? one : other;
	return endOf(other) > endOf(one) ? other : one;
}

function later(one: string, other: string): boolean {
	return other !== '' && (one === '' || one > other);
}
