/** Random events of a shift, sound as the program makes them: for laws about reports. */
import fc from 'fast-check';
import type {
	CashTender,
	JournalEvent,
	OtherTender,
	SaleCompleted,
	SoldAdjustment,
	SoldLine,
	TakenTender,
} from '#shared/journal/event.ts';
import type { PaidBack, ReturnedPart, SaleRefunded } from '#shared/journal/refund-event.ts';
import { multiplyDivide } from '#shared/kernel/integer.ts';

/** 2026-03-02 00:00 in Shanghai. */
export const MIDNIGHT = 1_772_380_800_000;

const HEAD = { mono_ms: 0, biz_date: '2026-03-02', shift_id: 1 } as const;
const FISCAL = {
	fiscal_no: 1,
	receipt_no: 'S1-T1-0000001-000001',
	gt_count: 1,
	gt_net_fen: 0,
	gt_abs_fen: 0,
	gt_tax_fen: 0,
} as const;

const when = fc.record({
	// A shift may go on after midnight.
	at_ms: fc.integer({ min: MIDNIGHT + 8 * 3_600_000, max: MIDNIGHT + 27 * 3_600_000 }),
	operator: fc.constantFrom('1001', '1002', '1003'),
	clock_suspect: fc.constantFrom(0, 1),
});
type When = { at_ms: number; operator: string; clock_suspect: number };

function headOf({ at_ms, operator, clock_suspect }: When) {
	return { ...HEAD, at_ms, operator, ...(clock_suspect === 1 ? { clock_suspect: 1 } : {}) };
}

/** A kind nobody has words for is counted like any other. */
const kind = fc.constantFrom('override', 'cash_rounding', 'promo_of_the_future');

const line = fc
	.record({
		base_fen: fc.integer({ min: 0, max: 1_000_000 }),
		category_id: fc.constantFrom(undefined, 1, 2, 3),
		dept: fc.constantFrom('goods' as const, 'service' as const),
		tax_bp: fc.constantFrom(0, 300, 900, 1300),
		quantity_milli: fc.constantFrom(1000, 735, 12_000),
		weighed: fc.constantFrom(undefined, 1),
		off: fc.array(fc.tuple(kind, fc.integer({ min: 1, max: 5000 })), { maxLength: 3 }),
	})
	.map(({ off, category_id, weighed, ...facts }): Omit<SoldLine, 'n'> => {
		let left = facts.base_fen;
		const adjustments = off.flatMap(([name, wanted]) => {
			const amount_fen = Math.min(wanted, left);
			left -= amount_fen;
			return amount_fen === 0 ? [] : [{ kind: name, amount_fen } as SoldAdjustment];
		});
		return {
			product_id: 1,
			sku: '1',
			name: '茶',
			unit: '瓶',
			factor_milli: 1000,
			list_price_fen: facts.base_fen,
			...facts,
			...(category_id === undefined ? {} : { category_id }),
			...(weighed === undefined ? {} : { weighed }),
			adjustments,
			net_fen: left,
			tax_fen: taxIn(left, facts.tax_bp),
		};
	});

const otherTender = fc.record({
	kind: fc.constantFrom('card' as const, 'code' as const, 'voucher' as const),
	method: fc.constantFrom('wechat', 'alipay', ''),
});

const returned = fc.record({
	net: fc.integer({ min: 0, max: 500_000 }),
	tax_bp: fc.constantFrom(0, 1300),
	category_id: fc.constantFrom(1, 2),
	rounding: fc.integer({ min: 0, max: 9 }),
	credit: fc.integer({ min: 0, max: 500_000 }),
});
type Returned = { net: number; tax_bp: number; category_id: number; rounding: number };

export const anySale: fc.Arbitrary<SaleCompleted> = fc
	.record({
		when,
		lines: fc.array(line, { minLength: 1, maxLength: 6 }),
		change: fc.integer({ min: 0, max: 10_000 }),
		others: fc.array(otherTender, { maxLength: 2 }),
		back: fc.option(returned, { nil: undefined, freq: 6 }),
	})
	.map(({ when: at, lines, change, others, back }) => {
		const total = sumOf(lines, ({ net_fen }) => net_fen);
		const credit = back === undefined ? 0 : Math.min(back.credit, back.net, total);
		const each = Math.floor((total - credit) / (others.length + 1));
		const cash = total - credit - each * others.length;
		const tenders: TakenTender[] = [
			cashTender(cash, change),
			...others.map((other): OtherTender => ({ ...other, attempt_id: 'a', amount_fen: each })),
		];
		return {
			...headOf(at),
			...FISCAL,
			kind: 'sale/completed',
			v: 2,
			sale_id: 'sale_1',
			lines: lines.map((one, index) => ({ ...one, n: index + 1 })),
			total_fen: total,
			tax_fen: sumOf(lines, ({ tax_fen }) => tax_fen),
			rounding_fen: 0,
			tenders,
			...(back === undefined ? {} : { returned: returnedPart(back, credit) }),
		};
	});

export const anyRefund: fc.Arbitrary<SaleRefunded> = fc
	.tuple(when, returned, fc.constantFrom('return' as const, 'without-receipt' as const))
	.map(([at, back, mode]) => {
		return {
			...headOf(at),
			...FISCAL,
			kind: 'sale/refunded',
			v: 1,
			refund_id: 'refund_1',
			mode,
			returned: returnedPart(back, 0),
		};
	});

/** Goods that left a basket, and what is only counted. */
export const anyTrace: fc.Arbitrary<JournalEvent> = fc
	.record({
		when,
		kind: fc.constantFrom(
			'sale/voided',
			'sale/line-removed',
			'sale/quantity-reduced',
			'sale/undone',
			'drawer/opened',
			'receipt/reprinted',
			'override/granted',
			'shift/x-read',
		),
		amount: fc.integer({ min: 0, max: 100_000 }),
	})
	.map(({ when: at, kind: name, amount }) => {
		const body = {
			total_fen: amount,
			net_fen: amount,
			before_fen: amount,
			after_fen: 0,
			drawer: 'D1',
			reason: 'change',
			lines: [
				{ product_id: 1, before_milli: 1000, after_milli: 0, before_fen: amount, after_fen: 0 },
			],
		};
		return { ...headOf(at), ...body, kind: name, v: 1 } as unknown as JournalEvent;
	});

export const anyDay: fc.Arbitrary<JournalEvent[]> = fc.array(
	fc.oneof({ weight: 4, arbitrary: anySale }, anyRefund, anyTrace),
	{ maxLength: 25 },
);

function cashTender(amount_fen: number, change_fen: number): CashTender {
	const given_fen = amount_fen + change_fen;
	return { kind: 'cash', drawer: 'D1', given_fen, change_fen, amount_fen };
}

function returnedPart(back: Returned, credit: number): ReturnedPart {
	const { net, tax_bp, category_id } = back;
	const rounding = net === credit ? 0 : back.rounding;
	const tax = taxIn(net, tax_bp);
	const paid: PaidBack = {
		kind: 'cash',
		drawer: 'D1',
		exact_fen: net,
		credit_fen: credit,
		paid_fen: net - credit + rounding,
	};
	return {
		lines: [
			{
				n: 1,
				product_id: 1,
				sku: '1',
				name: '茶',
				dept: 'goods',
				category_id,
				unit: '瓶',
				quantity_milli: 1000,
				factor_milli: 1000,
				stock_milli: 1000,
				base_fen: net,
				adjustments: [],
				net_fen: net,
				tax_bp,
				tax_fen: tax,
				disposition: 'restock',
			},
		],
		total_fen: net,
		tax_fen: tax,
		rounding_fen: rounding,
		paid_back: [paid],
		reason: 'unwanted',
	};
}

function taxIn(net: number, bp: number): number {
	return multiplyDivide(net, bp, 10_000 + bp);
}

export function sumOf<T>(items: readonly T[], figureOf: (item: T) => number): number {
	return items.reduce((sum, item) => sum + figureOf(item), 0);
}
