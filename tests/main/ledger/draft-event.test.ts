// Goal: an event made ready before its transaction is the event that is written, and never one that
// stands in the wrong place: whatever came between, its number and its chain follow the journal.
import fc from 'fast-check';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { NewEvent } from '#main/ledger/access.ts';
import { checkTail } from '#main/ledger/check-tail.ts';
import { loadHead } from '#main/ledger/head-row.ts';
import { soldSale } from '#kit/sold-sale.ts';
import { openTempLedger, type TempLedger } from '#kit/temp-ledger.ts';

let ledger: TempLedger;
beforeEach(() => {
	ledger = openTempLedger();
});
afterEach(() => ledger.close());

const noSale: NewEvent = {
	kind: 'drawer/opened',
	v: 1,
	operator: '1001',
	shiftId: 1,
	body: { drawer: '1', reason: '换零钱' },
};

type Row = { pos: number; hash: Buffer; body: Buffer };
const rows = () =>
	ledger.pen.db.prepare<[], Row>('SELECT pos, hash, body FROM journal ORDER BY pos').all();

it('writes the very event that was drafted', () => {
	const { pen } = ledger;
	const draft = pen.draft(soldSale(3));
	expect(rows()).toHaveLength(1);
	const appended = pen.transaction(() => pen.append(draft));
	expect(appended).toBe(draft.appended);
	expect(rows().at(-1)).toEqual({
		pos: appended.pos,
		hash: Buffer.from(appended.hash),
		body: draft.body,
	});
});

it('makes it anew behind an event of the same transaction, and says so by another event', () => {
	const { pen } = ledger;
	const draft = pen.draft(soldSale(3));
	const appended = pen.transaction(() => {
		pen.append(noSale);
		return pen.append(draft);
	});
	expect(appended.event).not.toBe(draft.appended.event);
	expect(appended.pos).toBe(draft.appended.pos + 1);
	expect(appended.event).toMatchObject({ kind: 'sale/completed', fiscal_no: 1 });
});

it('takes a draft again whose transaction was undone', () => {
	const { pen } = ledger;
	const draft = pen.draft(soldSale(1));
	const undone = () =>
		pen.transaction(() => {
			pen.append(draft);
			throw new RangeError('undone');
		});
	expect(undone).toThrow(RangeError);
	expect(pen.transaction(() => pen.append(draft))).toBe(draft.appended);
	expect(rows()).toHaveLength(2);
});

it('throws for a draft outside a transaction', () => {
	const draft = ledger.pen.draft(noSale);
	expect(() => ledger.pen.append(draft)).toThrow(/inside a transaction/);
});

const between = fc.constantFrom('nothing', 'event', 'same draft', 'clock back', 'clock ahead');

it('keeps the chain whole whatever happens between the draft and its transaction', () => {
	fc.assert(
		fc.property(fc.array(between, { maxLength: 12 }), (steps) => {
			const { pen, clock } = ledger;
			for (const one of steps) {
				const draft = pen.draft(soldSale(2));
				if (one === 'event') pen.transaction(() => pen.append(noSale));
				if (one === 'same draft') pen.transaction(() => pen.append(draft));
				if (one === 'clock back') clock.setBy(-3_600_000);
				if (one === 'clock ahead') clock.setBy(7_200_000);
				pen.transaction(() => pen.append(draft));
			}
			expect(checkTail(pen.db)).toEqual({ ok: true, value: undefined });
			const { hash, ...head } = pen.head();
			expect(loadHead(pen.db)).toEqual({ ...head, hash: Buffer.from(hash) });
			const numbers = rows()
				.map(({ body }) => JSON.parse(body.toString()) as { fiscal_no?: number })
				.flatMap(({ fiscal_no }) => (fiscal_no === undefined ? [] : [fiscal_no]));
			expect(numbers).toEqual(numbers.map((_, index) => index + 1));
		}),
		{ numRuns: 20 },
	);
});
