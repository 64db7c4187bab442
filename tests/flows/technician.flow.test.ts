// Goal: whoever does a service is named on the line or the use, is paid what the event froze, and
// gives back exactly that when it is taken back; the customer never pays for it.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { journalOf } from '#kit/journal-of.ts';
import { verifyTill } from '#kit/verify-till.ts';
import { openPassCounter, released, type PassCounter } from './pass-card-counter.ts';

let counter: PassCounter;
beforeEach(async () => {
	counter = await openPassCounter();
});
afterEach(() => counter.till.close());

const period = { from: '2026-03-01', to: '2026-03-31' };

async function hire(code = '08', name = '王芳') {
	return counter.till.ask('technician/put', { code, name }, released);
}

async function pay(commissionText: string) {
	const { till, serviceId: productId } = counter;
	const change = { productId, commissionText, durationText: '60' };
	return till.ask('product/change', change, released);
}

const report = () => counter.till.ask('technician/report', period, released);

async function serviceLine(times = 1) {
	const { till, serviceId: productId } = counter;
	let change = await till.ask('sale/add-product', { productId });
	for (let n = 1; n < times; n += 1) change = await till.ask('sale/add-product', { productId });
	const line = change.put[0];
	if (line === undefined) throw new Error('nothing was added');
	return line;
}

async function pays() {
	const { till } = counter;
	const sale = await till.ask('sale/current', {});
	const { saleId, revision } = sale;
	return till.ask('sale/complete', { saleId, revision, givenText: '', backFen: 0 });
}

async function verifyClean(): Promise<void> {
	expect(await verifyTill(counter.till)).toEqual([]);
}

describe('PASS-3: technicians', () => {
	it('are kept by a manager; the journal has their number and never their name', async () => {
		const { till } = counter;
		const added = await hire();
		expect(added).toMatchObject({ code: '08', name: '王芳', operatorNo: '', active: true });
		const change = { ...added, name: '王方', operatorNo: '1003' };
		await till.ask('technician/put', change, released);
		const { technicians } = await till.ask('technician/list', {});
		expect(technicians).toEqual([change]);
		const told = await journalOf(till, 'technician/changed');
		expect(told).toMatchObject([{ code: '08', changed: ['name', 'operatorNo'] }]);
		expect(JSON.stringify([told, await journalOf(till, 'technician/added')])).not.toContain('王');
	});

	it('are refused to cashiers, with a number that is taken and as an operator nobody knows', async () => {
		const { till } = counter;
		const one = { code: '08', name: '王芳' };
		expect((await till.refused('technician/put', one)).code).toBe('permission/needs-approval');
		await hire();
		const refused = async (input: object) =>
			till.refused('technician/put', { ...one, ...input }, released);
		expect(await refused({})).toMatchObject({ code: 'technician/code-taken', name: '王芳' });
		expect((await refused({ code: '09', operatorNo: '9999' })).code).toBe('operator/not-found');
		expect((await refused({ technicianId: 'tech_none' })).code).toBe('technician/not-found');
	});
});

describe('PASS-3: commission of a pass use', () => {
	it('is of what the use is worth, frozen, and taken back with it', async () => {
		const { till } = counter;
		const { technicianId } = await hire();
		await pay('10%');
		const { passId } = await counter.sell();
		const used = await till.ask('pass-card/use', { passId, times: 2, technician: '08' });
		expect(used).toMatchObject({ recognisedFen: 17_600, pass: { uses: [{ technician: '08' }] } });
		const [event] = await journalOf(till, 'pass/used');
		const doneBy = { technician_id: technicianId, code: '08', commission_fen: 1760 };
		expect(event?.['done_by']).toEqual(doneBy);
		// What is paid from now on changes nothing of what was done.
		await pay('50%');
		const figures = { timesMilli: 2000, passTimesMilli: 2000, worthFen: 17_600 };
		expect(await report()).toMatchObject({
			technicians: [{ code: '08', name: '王芳', ...figures, earnedFen: 1760 }],
			total: { ...figures, commissionFen: 1760 },
		});
		await verifyClean();
		await till.ask('pass-card/undo-use', { passId, useId: used.useId });
		const [undone] = await journalOf(till, 'pass/use-undone');
		expect(undone?.['done_by']).toEqual(doneBy);
		expect((await report()).total).toMatchObject({
			timesMilli: 0,
			worthFen: 0,
			earnedFen: 1760,
			takenBackFen: 1760,
			commissionFen: 0,
		});
		await verifyClean();
	});

	it('counts a fixed amount for each time, and a use of a gift pays it too', async () => {
		const { till } = counter;
		await hire();
		await pay('15');
		const { passId } = await counter.sell();
		await till.ask('pass-card/use', { passId, times: 3, technician: '08' });
		expect((await report()).total).toMatchObject({ commissionFen: 4500, worthFen: 26_400 });
	});

	it('is refused to somebody who left', async () => {
		const { till } = counter;
		const one = await hire();
		await till.ask('technician/put', { ...one, active: false }, released);
		const { passId } = await counter.sell();
		const gone = await till.refused('pass-card/use', { passId, technician: '08' });
		expect(gone.code).toBe('technician/not-found');
	});

	it('never makes a refund smaller (法释〔2025〕4号 Art. 15)', async () => {
		const { till } = counter;
		await hire();
		await pay('50%');
		const [paid, plain] = [await counter.sell(), await counter.sell()];
		await till.ask('pass-card/use', { passId: paid.passId, times: 3, technician: '08' });
		await till.ask('pass-card/use', { passId: plain.passId, times: 3 });
		for (const reason of ['trader', 'consumer', 'agreed'] as const) {
			const of = (passId: string) => till.ask('pass-card/refund-preview', { passId, reason });
			const [with_, without] = [await of(paid.passId), await of(plain.passId)];
			expect(with_.refundFen).toBeGreaterThan(0);
			expect(with_).toEqual(without);
		}
		const { passId } = paid;
		const back = { passId, reason: 'agreed', expectedRefundFen: 61_600, way: 'transfer' } as const;
		expect((await till.ask('pass-card/refund', back, released)).paidFen).toBe(61_600);
		// What was done stays done: the store settles with its staff.
		expect((await report()).total.commissionFen).toBe(13_200);
		await verifyClean();
	});
});

describe('PASS-3: commission of a service on a sale', () => {
	it('is of the line after discounts, with one rounding, and on the receipt', async () => {
		const { till } = counter;
		await hire();
		await pay('33.33%');
		const { lineId, listPriceFen } = await serviceLine();
		const set = await till.ask('sale/set-technician', { lineId, technician: '08' });
		expect(set.put).toMatchObject([{ lineId, technician: '08' }]);
		await pays();
		const [sale] = await journalOf(till, 'sale/completed');
		const commission = Math.round((listPriceFen * 3333) / 10_000);
		expect(sale?.['lines']).toMatchObject([
			{ net_fen: listPriceFen, done_by: { code: '08', commission_fen: commission } },
		]);
		await expect.poll(() => till.devices.printed.length).toBe(1);
		expect(JSON.stringify(till.devices.printed[0]?.document)).toContain('技师 08');
		expect((await report()).total).toMatchObject({
			timesMilli: 1000,
			passTimesMilli: 0,
			commissionFen: commission,
		});
		await verifyClean();
	});

	it('is taken back piece by piece and ends at nothing; the customer gets what they paid', async () => {
		const { till } = counter;
		await hire();
		await pay('33.33%');
		const { lineId, listPriceFen } = await serviceLine(3);
		await till.ask('sale/set-technician', { lineId, technician: '08' });
		const { pos } = await pays();
		const earned = Math.round((listPriceFen * 3 * 3333) / 10_000);
		let left = earned;
		for (const done of [1, 2, 3]) {
			const lines = [{ n: 1, quantityText: '1', disposition: 'restock' as const }];
			const { totalFen, paidFen } = await till.ask('refund/preview', { pos, lines });
			expect(totalFen).toBe(listPriceFen);
			const input = { pos, lines, expectedPaidFen: paidFen, reason: 'other' as const };
			await till.ask('refund/complete', input, released);
			const { total } = await report();
			expect(total.commissionFen).toBeLessThan(left);
			left = total.commissionFen;
			expect(total.timesMilli).toBe(3000 - done * 1000);
			await verifyClean();
		}
		expect(left).toBe(0);
	});

	it('is taken back whole by a void', async () => {
		const { till } = counter;
		await hire();
		await pay('12.5%');
		const { lineId } = await serviceLine(2);
		await till.ask('sale/set-technician', { lineId, technician: '08' });
		const { pos, totalFen } = await pays();
		const wanted = { mode: 'void' as const, lines: [], pos, reason: 'mistake' as const };
		await till.ask('refund/complete', { ...wanted, expectedPaidFen: totalFen }, released);
		const { total } = await report();
		expect(total).toMatchObject({ timesMilli: 0, worthFen: 0, commissionFen: 0 });
		expect(total.takenBackFen).toBeGreaterThan(0);
		await verifyClean();
	});

	it('is refused for goods and for nobody; an empty number takes it away', async () => {
		const { till } = counter;
		await hire();
		const { lineId } = await serviceLine();
		const nobody = await till.refused('sale/set-technician', { lineId, technician: '77' });
		expect(nobody.code).toBe('technician/not-found');
		await till.ask('sale/set-technician', { lineId, technician: '08' });
		const off = await till.ask('sale/set-technician', { lineId, technician: '' });
		expect(off.put).toMatchObject([{ technician: '' }]);
		const { products } = await till.ask('product/search', { text: '2000000000015' });
		const added = await till.ask('sale/add-product', { productId: products[0]?.productId ?? 0 });
		const goods = added.put[0]?.lineId ?? '';
		const wrong = await till.refused('sale/set-technician', { lineId: goods, technician: '08' });
		expect(wrong.code).toBe('technician/not-a-service');
		const gone = await till.refused('sale/set-technician', { lineId: 'line_x', technician: '08' });
		expect(gone.code).toBe('sale/line-gone');
	});
});

describe('PASS-3: the report of commission (提成)', () => {
	it('ties to the events, is a manager’s, and prints as a table', async () => {
		const { till } = counter;
		await hire();
		await hire('09', '李静');
		await pay('10%');
		const { passId } = await counter.sell();
		await till.ask('pass-card/use', { passId, technician: '08' });
		await till.ask('pass-card/use', { passId, times: 2, technician: '09' });
		const { technicians, total } = await report();
		expect(technicians.map(({ code, commissionFen }) => [code, commissionFen])).toEqual([
			['09', 1760],
			['08', 880],
		]);
		const events = await journalOf(till, 'pass/used');
		const frozen = events.map(
			({ done_by }) => (done_by as { commission_fen: number }).commission_fen,
		);
		expect(total.commissionFen).toBe(frozen.reduce((sum, one) => sum + one, 0));
		expect((await till.refused('technician/report', period)).code).toBe(
			'permission/needs-approval',
		);
		const wrong = { from: '2026-03-02', to: '2026-03-01' };
		const refusal = await till.refused('technician/report', wrong, released);
		expect(refusal.code).toBe('technician/wrong-period');
		const before = till.devices.printed.length;
		await till.ask('technician/print-report', period, released);
		await expect.poll(() => till.devices.printed.length).toBeGreaterThan(before);
		const paper = JSON.stringify(till.devices.printed.at(-1)?.document);
		for (const text of ['技师提成表', '09 李静', '17.60', '26.40']) expect(paper).toContain(text);
		const other = { from: '2026-04-01', to: '2026-04-30' };
		expect((await till.ask('technician/report', other, released)).technicians).toEqual([]);
	});
});
