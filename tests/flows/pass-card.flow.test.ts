// Goal: a pass is sold, used to its end and taken back at the counter; what is left of it, the
// drawer, the paper, the X report and `verify` agree after every step.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { journalOf } from '#kit/journal-of.ts';
import { verifyTill } from '#kit/verify-till.ts';
import { openPassCounter, released, type PassCounter } from './pass-card-counter.ts';

let counter: PassCounter;
beforeEach(async () => {
	counter = await openPassCounter();
});
afterEach(() => counter.till.close());

const paper = (at: number) => JSON.stringify(counter.till.devices.printed[at]?.document);
const printed = () => counter.till.devices.printed.length;

async function listed() {
	const { passes } = await counter.till.ask('pass-card/list', { memberId: counter.memberId });
	return passes;
}

async function verifyClean(): Promise<void> {
	expect(await verifyTill(counter.till)).toEqual([]);
}

describe('PASS-1: selling a pass', () => {
	it('is money owed and no sale: drawer, contract and the list agree', async () => {
		const { till, memberId } = counter;
		const { templateId, pricePerUseFen } = await counter.put();
		expect(pricePerUseFen).toBe(8800);
		const sale = { memberId, templateId, expectedPriceFen: 88_000 };
		const done = await till.ask('pass-card/sell', sale);
		expect(done).toMatchObject({ paidFen: 88_000, slip: 'printing', drawer: 'opening' });
		expect(done.pass).toMatchObject({
			usesLeft: 10,
			usesTotal: 10,
			leftFen: 88_000,
			validUntil: '2027-03-01',
			needsExtension: false,
		});
		await expect.poll(printed).toBe(1);
		for (const text of [
			'次卡售卡单',
			'足疗十次卡',
			'880.00',
			'2027-03-01',
			'每次折合',
			'顾客签字',
		]) {
			expect(paper(0)).toContain(text);
		}
		const [sold] = await journalOf(till, 'pass/sold');
		expect(sold?.['fiscal_no']).toBeUndefined();
		expect(sold?.['tenders']).toMatchObject([{ kind: 'cash', amount_fen: 88_000 }]);
		expect(await listed()).toEqual([done.pass]);
		await verifyClean();
	});

	it('is refused to nobody, at another price, and in cash there is no coin for', async () => {
		const { till, memberId } = counter;
		const { templateId } = await counter.put({ priceFen: 88_005 });
		const sale = { memberId, templateId, expectedPriceFen: 88_005 };
		const codeOf = async (change: object) =>
			(await till.refused('pass-card/sell', { ...sale, ...change })).code;
		expect(await codeOf({ memberId: 'mem_nobody' })).toBe('member/not-found');
		expect(await codeOf({ expectedPriceFen: 1 })).toBe('pass-card/changed-meanwhile');
		expect(await codeOf({})).toBe('pass-card/cash-step');
		expect(await codeOf({ templateId: 'pass_none' })).toBe('pass-card/no-template');
		const card = { way: 'card' as const, reference: '4111 1111 1111 1111' };
		expect(await codeOf(card)).toBe('payment/card-number');
		const done = await till.ask('pass-card/sell', { ...sale, way: 'wechat' });
		expect(done).toMatchObject({ drawer: 'none' });
		await verifyClean();
	});

	it('is one, however often it is pressed, and needs an open shift', async () => {
		const { till, memberId } = counter;
		const { templateId } = await counter.put();
		const sale = { memberId, templateId, expectedPriceFen: 88_000 };
		await till.ask('pass-card/sell', sale, { commandId: 'sell-once-1' });
		await till.ask('pass-card/sell', sale, { commandId: 'sell-once-1' });
		expect(await listed()).toHaveLength(1);
	});
});

describe('templates', () => {
	it('are a manager’s to save, and name what is wrong with them', async () => {
		const { till, serviceId } = counter;
		const { template } = await counter.put();
		const refused = await till.refused('pass-card/put-template', { template });
		expect(refused.code).toBe('permission/needs-approval');
		const wrong = (change: object) =>
			till.refused('pass-card/put-template', { template: { ...template, ...change } }, released);
		expect(await wrong({ priceFen: 99_001 })).toEqual({
			code: 'pass-card/template-wrong',
			problem: 'above-list',
		});
		const target = { kind: 'product' as const, productId: serviceId };
		const item = { target, name: '足疗', listPriceFen: 100_000, paid: 10, gift: 0 };
		expect(await wrong({ priceFen: 500_001, items: [item] })).toMatchObject({
			problem: 'above-cap',
		});
		expect(await wrong({ items: [{ ...item, name: '' }] })).toMatchObject({
			problem: 'item-name',
			at: 1,
		});
		const nothing = { ...item, target: { kind: 'product' as const, productId: 999_999 } };
		expect((await wrong({ items: [nothing] })).code).toBe('product/not-found');
	});

	it('that change leave what was sold as it is; one that is off is not sold', async () => {
		const { till, memberId } = counter;
		const pass = await counter.sell();
		const [kept] = (await till.ask('pass-card/templates', {})).templates;
		if (kept === undefined) throw new Error('no template');
		const { templateId } = kept;
		const template = { ...kept.template, name: '新卡', priceFen: 90_000 };
		await till.ask('pass-card/put-template', { templateId, active: false, template }, released);
		expect(await listed()).toEqual([pass]);
		const sale = { memberId, templateId, expectedPriceFen: 90_000 };
		expect((await till.refused('pass-card/sell', sale)).code).toBe('pass-card/no-template');
		const unknown = { templateId: 'pass_none', template };
		const refused = await till.refused('pass-card/put-template', unknown, released);
		expect(refused.code).toBe('pass-card/no-template');
	});
});

describe('PASS-2: using a pass', () => {
	it('is a document without money that says what is left', async () => {
		const { till } = counter;
		const { passId } = await counter.sell();
		await till.ask('technician/put', { code: '08', name: '王芳' }, released);
		const done = await till.ask('pass-card/use', { passId, times: 3, technician: '08' });
		expect(done).toMatchObject({ recognisedFen: 26_400, slip: 'printing' });
		expect(done.pass).toMatchObject({ usesLeft: 7, leftFen: 61_600 });
		expect(done.pass.uses).toMatchObject([{ times: 3, technician: '08', undone: false }]);
		await expect.poll(printed).toBe(2);
		const said = ['次卡核销单', '次卡 3/10', '剩余 7 次', '2027-03-01', '技师', '08', '0.00'];
		for (const text of said) {
			expect(paper(1)).toContain(text);
		}
		const [used] = await journalOf(till, 'pass/used');
		expect(used).toMatchObject({
			units: [1, 2, 3],
			recognised_fen: 26_400,
			tax_bp: 600,
			tax_fen: 1494,
			line: { net_fen: 0, quantity_milli: 3000 },
		});
		expect(used?.['fiscal_no']).toBeUndefined();
		await verifyClean();
	});

	it('E21: to its end earns all of the price, and then no more', async () => {
		const { till, serviceId } = counter;
		const target = { kind: 'product' as const, productId: serviceId };
		const { passId } = await counter.sell({
			priceFen: 100_000,
			items: [{ target, name: '足疗', listPriceFen: 40_000, paid: 3, gift: 0 }],
		});
		for (let n = 0; n < 3; n += 1) await counter.use(passId);
		const used = await journalOf(till, 'pass/used');
		expect(used.map((event) => event['recognised_fen'])).toEqual([33_333, 33_334, 33_333]);
		expect((await listed())[0]).toMatchObject({ usesLeft: 0, leftFen: 0 });
		const refused = await till.refused('pass-card/use', { passId });
		expect(refused).toEqual({ code: 'pass-card/used-up', left: 0 });
		await verifyClean();
	});

	it('E22: a package earns by item', async () => {
		const { till, serviceId } = counter;
		const item = (name: string, listPriceFen: number, paid: number) => {
			const target = { kind: 'product' as const, productId: serviceId };
			return { target, name, listPriceFen, paid, gift: 0 };
		};
		const items = [item('足疗', 19_800, 3), item('艾灸', 9900, 5), item('推拿', 12_800, 2)];
		const { passId } = await counter.sell({ name: '组合套餐', priceFen: 98_000, items });
		const [sold] = await journalOf(till, 'pass/sold');
		const values = sold?.kind === 'pass/sold' ? sold.items.map((item) => item.value_fen) : [];
		expect(values).toEqual([43_280, 36_067, 18_653]);
		const after = await counter.use(passId, 5, 2);
		expect(after.leftFen).toBe(98_000 - 36_067);
		expect(after.items.map(({ left }) => left)).toEqual([3, 0, 2]);
		const refused = await till.refused('pass-card/use', { passId, itemNo: 2 });
		expect(refused.code).toBe('pass-card/used-up');
		expect((await till.refused('pass-card/use', { passId, itemNo: 4 })).code).toBe(
			'pass-card/no-such-item',
		);
		await verifyClean();
	});

	it('of a category takes any service of it, and no other goods', async () => {
		const { till, serviceId } = counter;
		const { categories } = await till.ask('category/list', {});
		const category = categories.find(({ name }) => name === '足疗');
		const target = { kind: 'category' as const, categoryId: category?.categoryId ?? 0 };
		const { passId } = await counter.sell({
			items: [{ target, name: '任选足疗', listPriceFen: 9900, paid: 10, gift: 0 }],
		});
		const none = await till.refused('pass-card/use', { passId });
		expect(none.code).toBe('pass-card/other-service');
		const other = await till.refused('pass-card/use', { passId, productId: 1 });
		expect(other.code).toBe('pass-card/other-service');
		const gone = await till.refused('pass-card/use', { passId, productId: 999_999 });
		expect(gone.code).toBe('product/not-found');
		const done = await till.ask('pass-card/use', { passId, productId: serviceId });
		expect(done.pass.usesLeft).toBe(9);
	});

	it('stops at the most of a day and goes on the next', async () => {
		const { till } = counter;
		const { passId } = await counter.sell({ maxPerDay: 1 });
		await counter.use(passId);
		const [pass] = await listed();
		expect(pass?.items).toMatchObject([{ usableNow: 0, whyNot: 'pass-card/day-limit' }]);
		const refused = await till.refused('pass-card/use', { passId });
		expect(refused).toEqual({ code: 'pass-card/day-limit', limit: 1, free: 0 });
		await counter.wait(1);
		expect((await counter.use(passId)).usesLeft).toBe(8);
		await verifyClean();
	});

	it('is refused for an unknown pass and an unknown technician', async () => {
		const { till } = counter;
		const { passId } = await counter.sell();
		const unknown = await till.refused('pass-card/use', { passId: 'pass_none' });
		expect(unknown.code).toBe('pass-card/not-found');
		const nobody = await till.refused('pass-card/use', { passId, technician: '9999' });
		expect(nobody.code).toBe('technician/not-found');
	});

	it('begins a pass that waits for its first use, and an undo makes it wait again', async () => {
		const { till } = counter;
		const pass = await counter.sell({ startRule: 'first-use', validDays: 30 });
		expect(pass).toMatchObject({ validFrom: '', validUntil: '' });
		await counter.wait(100);
		const begun = await counter.use(pass.passId);
		expect(begun).toMatchObject({ validFrom: '2026-06-10', validUntil: '2026-07-09' });
		const { passId, uses } = begun;
		const useId = uses[0]?.useId ?? '';
		const undone = await till.ask('pass-card/undo-use', { passId, useId });
		expect(undone.pass).toMatchObject({ validFrom: '', validUntil: '', usesLeft: 10 });
		await verifyClean();
	});
});

describe('taking a use back', () => {
	it('gives the same positions and the same revenue back', async () => {
		const { till } = counter;
		const { passId } = await counter.sell();
		await counter.use(passId, 2);
		const { uses } = await counter.use(passId, 3);
		const useId = uses[0]?.useId ?? '';
		const { pass } = await till.ask('pass-card/undo-use', { passId, useId });
		expect(pass).toMatchObject({ usesLeft: 8, leftFen: 70_400 });
		const again = await till.refused('pass-card/undo-use', { passId, useId });
		expect(again.code).toBe('pass-card/undone-before');
		const none = await till.refused('pass-card/undo-use', { passId, useId: 'pass_none' });
		expect(none.code).toBe('pass-card/no-such-use');
		await counter.use(passId);
		const used = await journalOf(till, 'pass/used');
		expect(used.map((event) => event['units'])).toEqual([[1, 2], [3, 4, 5], [3]]);
		await verifyClean();
	});

	it('of an earlier day is a manager’s', async () => {
		const { till } = counter;
		const { passId } = await counter.sell();
		const { uses } = await counter.use(passId);
		await counter.wait(1);
		const undo = { passId, useId: uses[0]?.useId ?? '' };
		const alone = await till.refused('pass-card/undo-use', undo);
		expect(alone.code).toBe('permission/needs-approval');
		const { pass } = await till.ask('pass-card/undo-use', undo, released);
		expect(pass.usesLeft).toBe(10);
		await verifyClean();
	});
});

describe('a time card', () => {
	it('counts no uses, earns by its days, once a day', async () => {
		const { till, serviceId } = counter;
		const target = { kind: 'product' as const, productId: serviceId };
		const { passId } = await counter.sell({
			kind: 'unlimited',
			name: '足疗年卡',
			priceFen: 365_000,
			maxPerDay: 1,
			items: [{ target, name: '足疗', listPriceFen: 9900, paid: 0, gift: 0 }],
		});
		expect(await counter.use(passId)).toMatchObject({ leftFen: 364_000, usesTotal: 0 });
		expect((await till.refused('pass-card/use', { passId })).code).toBe('pass-card/day-limit');
		// Old paper is not printed by itself any more.
		await expect.poll(printed).toBe(2);
		await counter.wait(10);
		expect(await counter.use(passId)).toMatchObject({ leftFen: 354_000 });
		await expect.poll(printed).toBe(3);
		expect(paper(2)).not.toContain('剩余');
		await verifyClean();
	});
});
