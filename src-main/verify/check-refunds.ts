/**
 * V12: nothing came back that was not sold. Every refund is planned again from the sale it names
 * and the parts that answered that sale before it; lines, shares and what each tender gave back
 * must be the stored ones, and a void must take the whole sale. The list of returns says the same.
 */
import type { JournalEvent, SaleCompleted } from '#shared/journal/event.ts';
import type { PaidBack, RefundMode, ReturnedPart } from '#shared/journal/refund-event.ts';
import { multiplyDivide } from '#shared/kernel/integer.ts';
import { fen } from '#shared/kernel/money.ts';
import { basisPoint } from '#shared/kernel/rate.ts';
import { taxInside } from '#shared/pricing/tax.ts';
import { keptFen } from '#shared/refund/keep-back.ts';
import { ownWayBack } from '#shared/refund/pay-back.ts';
import { planRefund, wholeSale } from '#shared/refund/plan-refund.ts';
import { refundableSale } from '#shared/refund/refundable-sale.ts';
import type { Connection } from '../ledger/connect.ts';
import type { Findings, Place } from './finding.ts';
import type { JournalStep, JournalVisitor } from './walk-journal.ts';

type Answer = {
	readonly pos: number;
	readonly part: ReturnedPart;
	readonly mode: RefundMode | 'exchange';
};

type Cells = { readonly hash: Buffer; readonly body: Buffer };

export function checkRefunds(db: Connection, findings: Findings): JournalVisitor {
	const findSale = db.prepare<[number, number], Cells>(
		'SELECT hash, body FROM journal WHERE inc = ? AND n = ?',
	);
	const findEarlier = db.prepare<[string, number], Pick<Cells, 'body'>>(
		`SELECT j.body FROM sale_return r JOIN journal j ON j.pos = r.pos
		 WHERE r.sale_id = ? AND r.pos < ? ORDER BY r.pos`,
	);
	const findListed = db.prepare<[string, number], { total_fen: number }>(
		'SELECT total_fen FROM sale_return WHERE sale_id = ? AND pos = ?',
	);
	const { rows } = db
		.prepare<[], { rows: number }>('SELECT count(*) AS rows FROM sale_return')
		.get() ?? { rows: 0 };
	let answered = 0;
	let refunds = 0;

	const partsBefore = (saleId: string, pos: number): ReturnedPart[] =>
		findEarlier.all(saleId, pos).flatMap(({ body }) => {
			const part = (JSON.parse(body.toString('utf8')) as Partial<SaleCompleted>).returned;
			return part === undefined ? [] : [part];
		});

	const judge = ({ pos, part, mode }: Answer, place: Place): void => {
		const { of } = part;
		if (of === undefined) {
			const what = looseFlaw(part);
			if (what !== undefined) findings.tell('V12', what, place);
			return;
		}
		answered += 1;
		const listed = findListed.get(of.sale_id, pos);
		if (listed?.total_fen !== part.total_fen) {
			findings.tell('V12', 'the list of returns has another row than this refund', place);
		}
		const cells = findSale.get(of.inc, of.n);
		if (cells === undefined) {
			findings.tell('V12', `it answers ${of.receipt_no}, which this journal does not have`, place);
			return;
		}
		if (cells.hash.toString('hex') !== of.hash) {
			findings.tell('V12', `the sale behind it, ${of.receipt_no}, is not the one it names`, place);
			return;
		}
		const sale = JSON.parse(cells.body.toString('utf8')) as SaleCompleted;
		const what = differenceOf(sale, partsBefore(of.sale_id, pos), { pos, part, mode });
		if (what !== undefined) findings.tell('V12', what, place);
	};

	return {
		visit: ({ row, event, place }: JournalStep) => {
			const answer = answerOf(row.pos, event);
			if (answer === undefined) return;
			refunds += 1;
			judge(answer, place);
		},
		end: () => {
			if (rows !== answered) {
				const what = `the list of returns has ${rows} rows, the journal answers ${answered} sales`;
				findings.tell('V12', what, { table: 'sale_return' });
			}
			findings.settle('V12', 'ok', `${refunds} refunds planned again from what was sold`);
		},
	};
}

function answerOf(pos: number, event: JournalEvent | undefined): Answer | undefined {
	switch (event?.kind) {
		case 'sale/refunded':
			return { pos, part: event.returned, mode: event.mode };
		case 'sale/completed':
			return event.returned === undefined
				? undefined
				: { pos, part: event.returned, mode: 'exchange' };
		default:
			return undefined;
	}
}

/** What is stored otherwise than planned; undefined when all of it is as it must be. */
function differenceOf(
	sale: SaleCompleted,
	earlier: readonly ReturnedPart[],
	{ part, mode }: Answer,
): string | undefined {
	const refundable = refundableSale(sale, earlier);
	const lines = part.lines.map((line) => ({
		n: line.of_n ?? 0,
		quantityMilli: line.quantity_milli,
		disposition: line.disposition,
	}));
	const tenders = refundable.tenders.map(({ tender }) => tender);
	const own = tenders[part.paid_back[0]?.of_tender ?? 0];
	const other = part.paid_back.find(({ kind, of_tender }) => {
		return kind !== ownWayBack(tenders[of_tender ?? -1] ?? { kind: '' });
	});
	const plan = planRefund(refundable, {
		of: part.of ?? { sale_id: '', receipt_no: '', inc: 0, n: 0, hash: '' },
		lines,
		reason: part.reason,
		drawer: part.paid_back.find(({ drawer }) => drawer !== undefined)?.drawer ?? drawerOf(own),
		creditFen: part.paid_back.reduce((sum, row) => sum + row.credit_fen, 0),
		deductFen: keptFen(part.paid_back),
		...(other === undefined ? {} : { other: other.kind }),
		...(other?.subject === undefined ? {} : { slip: other.subject }),
	});
	if (!plan.ok) return `what came back could not: ${plan.refusal.code}`;
	if (mode === 'void') {
		const whole = wholeSale(refundableSale(sale, []), 'restock');
		if (earlier.length > 0 || whole.length !== part.lines.length) {
			return 'a void that is not the whole sale';
		}
	}
	// What it did to points is held against the lots by their own check.
	const { points, ...goodsAndMoney } = part;
	if (keptFen(part.paid_back) !== (points?.charged?.amount_fen ?? 0)) {
		return 'it kept another amount than its points were paid for with';
	}
	const stored = sorted({ ...goodsAndMoney, paid_back: part.paid_back.map(withoutEnds) });
	const planned = sorted(plan.value);
	return stored === planned ? undefined : `the shares are not those of the sale: ${planned}`;
}

/**
 * How much longer a lot is good, and whose it is by now, is held against the lots too; the account
 * that stays, against the postings.
 */
function withoutEnds({ to_account: _stays, ...paid }: PaidBack): PaidBack {
	const { parts: value } = paid;
	const row =
		value === undefined
			? paid
			: { ...paid, parts: value.map(({ bonus_expires: _end, ...part }) => part) };
	if (row.points === undefined) return row;
	const parts = row.points.parts.map(({ lot_id, points }) => ({ lot_id, points }));
	const { to_member_id: _keeper, ...points } = row.points;
	return { ...row, points: { ...points, parts } };
}

/** Without a receipt there is no sale to plan from: the lines must be what they say of themselves. */
function looseFlaw({ lines }: ReturnedPart): string | undefined {
	for (const line of lines) {
		const { n, of_n, net_fen: net, base_fen: base, tax_bp: rate, tax_fen: tax } = line;
		const onTop = line.tax_on_top === 1;
		if (of_n !== undefined) return `line ${n} names a line of no sale`;
		const computed = onTop
			? multiplyDivide(base, rate, 10_000)
			: taxInside(fen(net), basisPoint(rate));
		if (net !== base + (onTop ? tax : 0) || tax !== computed) {
			return `the tax or the base of line ${n} is not that of its net`;
		}
	}
	return undefined;
}

function drawerOf(tender: SaleCompleted['tenders'][number] | undefined): string {
	return tender?.kind === 'cash' ? tender.drawer : '';
}

/** The journal writes its keys in order; a plan does not. */
function sorted(value: unknown): string {
	return JSON.stringify(value, (_key, one: unknown) =>
		typeof one === 'object' && one !== null && !Array.isArray(one)
			? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)))
			: one,
	);
}
