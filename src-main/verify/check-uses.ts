/**
 * --deep: the counters that limits are held against, and what became of every coupon, are what the
 * journal says: promotions used (and free again when a sale came back whole), discounts by hand,
 * coupons given, issued, redeemed, good again or void.
 */
import { handUsesOf, ruleUsesOf } from '#shared/journal/count-uses.ts';
import type { JournalEvent, SaleCompleted } from '#shared/journal/event.ts';
import type { ReturnedPart } from '#shared/journal/refund-event.ts';
import type { Connection } from '../ledger/connect.ts';
import type { Findings } from './finding.ts';
import type { JournalVisitor } from './walk-journal.ts';

/** A row by its key, and what it says. */
type Rows = Map<string, string>;

/** A sale that used or gave something, until all of it came back. */
type Used = {
	readonly pos: number;
	readonly sale: SaleCompleted;
	/** By line: what is still with the customer, thousandths. */
	readonly left: Map<number, number>;
};

type CouponFold = {
	readonly state: 'issued' | 'redeemed' | 'void';
	readonly redeemed: number | null;
	readonly amount: number;
	/** What gave it came back whole. */
	readonly isGone?: boolean;
};

type Folded = {
	readonly rules: Map<string, { times: number; amount: number }>;
	readonly hands: Map<string, { n: number; amount: number }>;
	readonly coupons: Map<string, CouponFold>;
	readonly used: Map<string, Used>;
};

export function checkUses(db: Connection, findings: Findings): JournalVisitor {
	const folded: Folded = {
		rules: new Map(),
		hands: new Map(),
		coupons: new Map(),
		used: new Map(),
	};
	const stored = readStored(db);
	return {
		visit: ({ row, event }) => fold(folded, row.pos, event),
		end: () => {
			const expected = {
				rule_use: said(folded.rules, sayUse),
				rule_total: said(totalsOf(folded.rules), sayUse),
				hand_use: said(folded.hands, ({ n, amount }) => `${n} times, ${amount} fen`),
				coupon: said(folded.coupons, ({ state, redeemed, amount, isGone = false }) => {
					const gone = isGone ? ', of what came back' : '';
					return `${state} at ${redeemed ?? 'no sale'}, ${amount} fen${gone}`;
				}),
			};
			for (const [table, rows] of Object.entries(expected)) {
				compare(table, { rows, stored: stored[table as keyof Stored] }, findings);
			}
			const what = `${stored.rule_use.size} rules, ${stored.coupon.size} coupons, discounts by hand`;
			findings.settle('uses', 'ok', `${what}: counted as the journal tells`);
		},
		release: () => undefined,
	};
}

function fold(folded: Folded, pos: number, event: JournalEvent | undefined): void {
	if (event?.kind === 'sale/completed') {
		foldSale(folded, pos, event);
		if (event.returned !== undefined) foldReturn(folded, event.returned);
	}
	if (event?.kind === 'sale/refunded') foldReturn(folded, event.returned);
	for (const code of event === undefined ? [] : endedBy(event)) endCoupon(folded, code);
	if (event?.kind === 'coupon/issued' && Array.isArray(event['codes'])) {
		for (const code of event['codes'] as string[]) {
			folded.coupons.set(code, { state: 'issued', redeemed: null, amount: 0 });
		}
	}
}

/** Codes given with something that was taken back by an event of its own. */
function endedBy(event: JournalEvent): readonly string[] {
	if (event.kind === 'stored-value/top-up-undone') return event.coupons ?? [];
	if (event.kind === 'stored-value/refunded') return event.gifts?.coupons ?? [];
	if (event.kind !== 'referral/rewarded' || event['what'] !== 'taken-back') return [];
	return [String(event['code']), String(event['used_code'])];
}

function foldSale({ rules, hands, coupons, used }: Folded, pos: number, sale: SaleCompleted): void {
	for (const { ruleId, bizDate, memberId, times, amountFen } of ruleUsesOf(sale)) {
		const key = [ruleId, bizDate, memberId].join(' ');
		const sum = rules.get(key) ?? { times: 0, amount: 0 };
		rules.set(key, { times: sum.times + times, amount: sum.amount + amountFen });
	}
	for (const { operator, bizDate, action, n, amountFen } of handUsesOf(sale)) {
		const key = [operator, bizDate, action].join(' ');
		const sum = hands.get(key) ?? { n: 0, amount: 0 };
		hands.set(key, { n: sum.n + n, amount: sum.amount + amountFen });
	}
	for (const { code, amount_fen: amount } of sale.pricing?.redeemed ?? []) {
		coupons.set(code, { ...coupons.get(code), state: 'redeemed', redeemed: pos, amount });
	}
	for (const { code } of sale.pricing?.given ?? []) {
		coupons.set(code, { state: 'issued', redeemed: null, amount: 0 });
	}
	if (sale.pricing === undefined) return;
	const left = new Map(sale.lines.map((line) => [line.n, line.quantity_milli]));
	used.set(sale.sale_id, { pos, sale, left });
}

/** With the last piece everything the sale used is free again, and what it gave is void. */
function foldReturn(folded: Folded, { of, lines }: ReturnedPart): void {
	const { rules, coupons, used } = folded;
	const found = used.get(of?.sale_id ?? '');
	if (found === undefined) return;
	const { pos, sale, left } = found;
	for (const { of_n: n = 0, quantity_milli: quantity } of lines) {
		left.set(n, (left.get(n) ?? 0) - quantity);
	}
	if ([...left.values()].some((milli) => milli > 0)) return;
	used.delete(sale.sale_id);
	for (const { ruleId, bizDate, memberId, times, amountFen } of ruleUsesOf(sale)) {
		const key = [ruleId, bizDate, memberId].join(' ');
		const sum = rules.get(key) ?? { times: 0, amount: 0 };
		rules.set(key, { times: sum.times - times, amount: sum.amount - amountFen });
	}
	for (const { code } of sale.pricing?.redeemed ?? []) {
		const coupon = coupons.get(code);
		if (coupon?.redeemed !== pos) continue;
		const state = coupon.isGone === true ? 'void' : 'issued';
		coupons.set(code, { ...coupon, state, redeemed: null, amount: 0 });
	}
	for (const { code } of sale.pricing?.given ?? []) endCoupon(folded, code);
}

/** A coupon that is used stays so until that comes back. */
function endCoupon({ coupons }: Folded, code: string): void {
	const coupon = coupons.get(code);
	if (coupon === undefined) return;
	const state = coupon.state === 'issued' ? 'void' : coupon.state;
	coupons.set(code, { ...coupon, state, isGone: true });
}

type Uses = ReadonlyMap<string, { readonly times: number; readonly amount: number }>;

const sayUse = ({ times, amount }: { times: number; amount: number }) => {
	return `${times} times, ${amount} fen`;
};

/** By promotion, whatever the day and the member. */
function totalsOf(rules: Uses): Uses {
	const totals = new Map<string, { times: number; amount: number }>();
	for (const [key, { times, amount }] of rules) {
		const id = key.split(' ').slice(0, -2).join(' ');
		const sum = totals.get(id) ?? { times: 0, amount: 0 };
		totals.set(id, { times: sum.times + times, amount: sum.amount + amount });
	}
	return totals;
}

type Stored = Record<'rule_use' | 'rule_total' | 'hand_use' | 'coupon', Rows>;

function readStored(db: Connection): Stored {
	const rows = (sql: string): Rows => {
		const found = db.prepare<[], { key: string; says: string }>(sql).all();
		return new Map(found.map(({ key, says }) => [key, says]));
	};
	return {
		rule_use: rows(
			`SELECT rule_id || ' ' || biz_date || ' ' || member_id AS key,
			   times || ' times, ' || amount_fen || ' fen' AS says FROM rule_use`,
		),
		rule_total: rows(
			`SELECT rule_id AS key, times || ' times, ' || amount_fen || ' fen' AS says
			 FROM rule_total`,
		),
		hand_use: rows(
			`SELECT operator || ' ' || biz_date || ' ' || action AS key,
			   n || ' times, ' || amount_fen || ' fen' AS says FROM hand_use`,
		),
		coupon: rows(
			`SELECT code AS key, state || ' at ' || coalesce(redeemed_pos, 'no sale') || ', ' ||
			   amount_fen || ' fen' || iif(origin_gone = 1, ', of what came back', '') AS says
			 FROM coupon`,
		),
	};
}

function said<Row>(rows: ReadonlyMap<string, Row>, say: (row: Row) => string): Rows {
	return new Map([...rows].map(([key, row]) => [key, say(row)]));
}

function compare(
	table: string,
	{ rows, stored }: { readonly rows: Rows; readonly stored: Rows },
	{ tell }: Findings,
): void {
	for (const key of new Set([...rows.keys(), ...stored.keys()])) {
		const [is, should] = [stored.get(key) ?? 'no row', rows.get(key) ?? 'no row'];
		if (is !== should) tell('uses', `${table} says ${is}, the journal ${should}`, { table, key });
	}
}
