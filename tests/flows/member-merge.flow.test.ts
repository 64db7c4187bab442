// Goal: two rows of one person become one, and nothing is lost: neither what they have, nor their
// past, nor what still comes back to the one that is gone.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { rowsOf } from '#kit/rows-of.ts';
import { showCard } from '#kit/show-card.ts';
import { approvalOf, openTempTerminal, type TempTerminal } from '#kit/temp-terminal.ts';
import { verifyTill } from '#kit/verify-till.ts';

const approval = approvalOf('manager');

let till: TempTerminal;
let memberId: string;
beforeEach(async () => {
	till = await openTempTerminal();
	await till.openShop();
	const made = { phone: '13800138000', cardNo: 'GT-0001', name: '欧阳明' };
	({ memberId } = await till.ask('member/add', made));
});
afterEach(() => till.close());

const scan = (text: string) => till.ask('member/find', { text, source: 'scanned' });
const topUp = (id: string, amountText: string) =>
	till.ask('stored-value/top-up', { memberId: id, amountText, way: 'wechat', expectedBonusFen: 0 });

const TEA = '2000000000015';
/** A member’s price. */
const TEA_FEN = 420;

async function sellTea(quantityText: string) {
	await till.ask('scan/submit', { text: TEA, quantityText });
	const { saleId, revision, totals } = await till.ask('sale/current', {});
	return till.ask('sale/complete', { saleId, revision, totalFen: totals.totalFen });
}

async function giveBack(pos: number, quantityText: string) {
	const lines = [{ n: 1, quantityText, disposition: 'restock' as const }];
	const { paidFen } = await till.ask('refund/preview', { pos, mode: 'return', lines });
	const part = { pos, mode: 'return', lines, reason: 'unsuitable' } as const;
	return till.ask('refund/complete', { ...part, expectedPaidFen: paidFen }, { approval });
}

describe('two rows of one person', () => {
	it('become one: stored value, points, cards, tags and the higher tier move, the phone too', async () => {
		const second = await till.ask('member/add', { cardNo: 'GT-0009', tags: ['老客'] });
		await topUp(memberId, '100');
		await topUp(second.memberId, '50');
		const grant = { memberId: second.memberId, tier: 'gold', reason: 'goodwill' } as const;
		await till.ask('tier/grant', grant, { approval });
		const adjust = { memberId, points: 30, reason: 'goodwill' } as const;
		await till.ask('points/adjust', adjust, { approval });
		const merge = { keepId: second.memberId, dropId: memberId };
		const page = await till.ask('member/merge', merge, { approval });
		expect(page.panel).toMatchObject({
			memberId: second.memberId,
			principalFen: 15_000,
			points: 30,
			tierName: '黄金',
			tags: ['老客'],
			phone: '138****8000',
		});
		for (const text of ['GT-0001', 'GT-0009', '13800138000']) {
			expect((await scan(text)).panel?.memberId).toBe(second.memberId);
		}
		expect((await till.refused('member/merge', merge, { approval })).code).toBe('member/closed');
		const self = { keepId: second.memberId, dropId: second.memberId };
		expect((await till.refused('member/merge', self, { approval })).code).toBe(
			'member/same-member',
		);
		expect(await verifyTill(till)).toEqual([]);
	});

	it('say beforehand what they come to, and what forbids it', async () => {
		const second = await till.ask('member/add', { cardNo: 'GT-0009' });
		await topUp(memberId, '100');
		await topUp(second.memberId, '50');
		const points = { memberId, points: 1_000, reason: 'goodwill' };
		await till.ask('points/adjust', points, { approval });
		const grant = { memberId: second.memberId, tier: 'gold', reason: 'goodwill' } as const;
		await till.ask('tier/grant', grant, { approval });
		const pair = { keepId: second.memberId, dropId: memberId };
		const preview = await till.ask('member/preview-merge', pair);
		expect(preview).toMatchObject({
			keep: { phone: '', principalFen: 5_000, points: 0, tierName: '黄金' },
			drop: { name: '欧**明', phone: '138****8000', principalFen: 10_000, points: 1_000 },
			after: {
				name: '欧**明',
				phone: '138****8000',
				tierName: '黄金',
				principalFen: 15_000,
				bonusFen: 0,
				points: 1_000,
				passes: 0,
			},
		});
		const { panel } = await till.ask('member/merge', pair, { approval });
		const { name, phone, tierName, principalFen, bonusFen, points: left } = panel;
		expect(preview.after).toMatchObject({ name, phone, tierName, principalFen, bonusFen });
		expect(left).toBe(preview.after.points);
		expect((await till.refused('member/preview-merge', pair)).code).toBe('member/closed');
	});

	it('become one past too: visits, money, last sales, usual goods, filters, tier, statement', async () => {
		const buy = async (buyer: string, quantityText: string) => {
			await till.ask('sale/attach-member', { memberId: buyer });
			return sellTea(quantityText);
		};
		const { memberId: keepId } = await till.ask('member/add', { phone: '13900139000' });
		await topUp(memberId, '30');
		const sale = await buy(memberId, '4');
		await buy(memberId, '1');
		await buy(keepId, '2');
		const dropped = await till.ask('member/visits', { memberId });
		await till.ask('member/merge', { keepId, dropId: memberId }, { approval });

		const { panel } = await till.ask('member/page', { memberId: keepId });
		expect(panel).toMatchObject({ visits: 3, spentFen: 7 * TEA_FEN });
		expect(panel.usual).toMatchObject([{ times: 3 }]);
		const past = await till.ask('member/visits', { memberId: keepId });
		expect(past.sales).toHaveLength(3);
		const receipts = (sales: typeof past.sales) => sales.map(({ receiptNo }) => receiptNo);
		expect(receipts(past.sales).slice(1)).toEqual(receipts(dropped.sales));
		expect(past.top).toMatchObject([{ times: 3, netFen: 7 * TEA_FEN }]);
		expect(past.averageFen).toBe(Math.round((7 * TEA_FEN) / 3));
		const listed = await till.ask('member-list/find', { filter: { spentFromFen: 7 * TEA_FEN } });
		expect(listed.rows).toMatchObject([{ memberId: keepId, visits: 3, spentFen: 7 * TEA_FEN }]);
		expect(await till.ask('member-list/find', {})).toMatchObject({ rows: [{ memberId: keepId }] });

		const { bizDate } = await till.ask('terminal/status', {});
		const month = bizDate.slice(0, 7);
		const { jobId } = await till.ask('member-list/statement', { memberId: keepId, month });
		const sql = `SELECT document_json AS paper FROM print_job WHERE job_id = ${jobId}`;
		const [printed] = await rowsOf<{ paper: string }>(till, sql);
		for (const { receiptNo } of past.sales) expect(printed?.paper).toContain(receiptNo);
		expect(printed?.paper).toContain('合并会员');
		expect(printed?.paper).not.toMatch(/ merge\b/);

		// What comes back of the old row's sale comes off the one row there is.
		await giveBack(sale.pos, '1');
		expect((await till.ask('member/page', { memberId: keepId })).panel).toMatchObject({
			visits: 3,
			spentFen: 6 * TEA_FEN,
		});
		expect(await verifyTill(till)).toEqual([]);
	});

	it('what a return gives back to the old row goes on to the other', async () => {
		const { memberId: keepId } = await till.ask('member/add', { phone: '13900139000' });
		await topUp(memberId, '30');
		await showCard(till, memberId);
		await till.ask('sale/attach-member', { memberId, foundBy: 'card' });
		await till.ask('scan/submit', { text: TEA, quantityText: '2' });
		const { saleId, revision, totals } = await till.ask('sale/current', {});
		const fen = totals.totalFen;
		const paying = { saleId, revision, method: 'stored_value', amountText: '' } as const;
		await till.ask('payment/begin', paying);
		const paid = await till.ask('sale/current', {});
		const done = { saleId, revision: paid.revision, totalFen: fen };
		const { pos } = await till.ask('sale/complete', done);
		await till.ask('member/merge', { keepId, dropId: memberId }, { approval });
		const before = (await till.ask('member/page', { memberId: keepId })).panel;
		expect(before).toMatchObject({ principalFen: 3000 - fen });
		await giveBack(pos, '2');
		expect((await till.ask('member/page', { memberId: keepId })).panel).toMatchObject({
			principalFen: 3000,
			points: 0,
			spentFen: 0,
		});
		expect(await verifyTill(till)).toEqual([]);
	});

	it('two merges lead on to the last, by card and by phone', async () => {
		const second = await till.ask('member/add', { phone: '13900139000', cardNo: 'GT-0009' });
		const third = await till.ask('member/add', { phone: '13700137000' });
		await till.ask('sale/attach-member', { memberId });
		await sellTea('1');
		await till.ask('member/merge', { keepId: second.memberId, dropId: memberId }, { approval });
		const again = { keepId: third.memberId, dropId: second.memberId };
		const { panel } = await till.ask('member/merge', again, { approval });
		expect(panel).toMatchObject({ visits: 1, spentFen: TEA_FEN });
		for (const text of ['GT-0001', 'GT-0009']) {
			expect((await scan(text)).panel?.memberId).toBe(third.memberId);
		}
		const { sales } = await till.ask('member/visits', { memberId: third.memberId });
		expect(sales).toHaveLength(1);
		expect(await verifyTill(till)).toEqual([]);
	});

	it('not while one of them is in a family', async () => {
		const { memberId: other } = await till.ask('member/add', { phone: '13900139000' });
		await till.ask('family/link', { primaryId: other, memberId }, { approval });
		const merge = { keepId: other, dropId: memberId };
		expect((await till.refused('member/merge', merge, { approval })).code).toBe(
			'member/has-family',
		);
	});
});
