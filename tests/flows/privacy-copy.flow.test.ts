// Goal: a copy of what is kept about a member has what they paid for a level, what they signed and
// what they put a deposit on, word for word and to the fen.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { approvalOf, openTempTerminal, type TempTerminal } from '#kit/temp-terminal.ts';
import { drawStrokes } from '#shared/customer-ask/draw-strokes.ts';

const SIDE = { session: 'customer:side' };
const approval = approvalOf('manager');
const NAME = [
	{ x: 20, y: 100 },
	{ x: 160, y: 20 },
];

type Read = Record<string, Record<string, unknown>[]>;

let till: TempTerminal;
let memberId: string;
beforeEach(async () => {
	till = await openTempTerminal();
	await till.openShop();
	({ memberId } = await till.ask('member/add', { phone: '13800138000', name: '欧阳明' }));
});
afterEach(() => till.close());

async function copyOf(whose: string): Promise<Read> {
	await till.signIn('manager');
	const asked = { memberId: whose, kind: 'export', proof: 'card' } as const;
	const { requestId } = await till.ask('privacy/ask', asked);
	const { jsonText, csvText } = await till.ask('privacy/copy', { requestId });
	expect(csvText).toContain('section,row,field,value');
	return JSON.parse(jsonText) as Read;
}

async function buyTier(): Promise<void> {
	const { templates } = await till.ask('tier/list', {});
	const [first, second, third] = templates.three;
	if (first === undefined || second === undefined || third === undefined) throw new Error('three');
	const paid = { code: 'plus', name: '尊享', basis: 'paid', threshold: 0 } as const;
	const tiers = [first, second, { ...third, ...paid, feeFen: 36_500, feeDays: 365 }];
	await till.ask('tier/put-table', { tiers }, { approval });
	const tenders = [{ way: 'cash' as const, amountFen: 36_500 }];
	await till.ask('tier/buy', { memberId, tier: 'plus', expectedFeeFen: 36_500, tenders });
}

async function signTopUp(): Promise<void> {
	await till.ask('customer/here', { touch: true }, SIDE);
	const document = { document: 'top-up', memberId, amountText: '100' } as const;
	const { askId } = await till.ask('customer-ask/sign', document);
	const picture = drawStrokes([NAME], { width: 384, height: 128 });
	await till.ask('customer/sign', { askId, picture }, SIDE);
	const topUp = { memberId, amountText: '100', way: 'cash', expectedBonusFen: 0 } as const;
	await till.ask('stored-value/top-up', { ...topUp, signAskId: askId });
}

async function takeDeposit(): Promise<void> {
	await till.ask('sale/attach-member', { memberId, foundBy: 'card' });
	await till.ask('scan/submit', { text: '2000000000015', quantityText: '2' });
	const { saleId, revision } = await till.ask('sale/current', {});
	const order = { saleId, revision, amountText: '2', label: '欧阳女士', phone: '' };
	await till.ask('deposit/take', order);
}

/** A pass of three services of the member, to use and to hand on. */
async function passOfThree() {
	const { products } = await till.ask('product/search', { text: '足疗' });
	const { productId } = products.find(({ name }) => name.startsWith('足疗')) ?? { productId: 0 };
	const target = { kind: 'product' as const, productId };
	const items = [{ target, name: '足疗', listPriceFen: 9900, paid: 3, gift: 0 }];
	const terms = { startRule: 'purchase', stores: 'home', transferable: true, items } as const;
	const template = { ...terms, kind: 'counted', name: '足疗三次卡', priceFen: 29_700 } as const;
	const { templateId } = await till.ask('pass-card/put-template', { template }, { approval });
	const tenders = [{ way: 'cash' as const, amountFen: 29_700 }];
	const sell = { memberId, templateId, expectedPriceFen: 29_700, tenders };
	const { passId } = (await till.ask('pass-card/sell', sell)).pass;
	return {
		passId,
		use: async (times = 1) => (await till.ask('pass-card/use', { passId, times, itemNo: 1 })).useId,
		handTo: (toMemberId: string) =>
			till.ask('pass-card/transfer', { passId, toMemberId, reason: 'friend' }, { approval }),
	};
}

describe('PIPL 45: a copy', () => {
	it('has the fees of paid levels, signatures with what was drawn, and deposits', async () => {
		await buyTier();
		await signTopUp();
		await takeDeposit();
		const read = await copyOf(memberId);
		expect(read['tier-fee']).toMatchObject([{ tier_name: '尊享', fee_fen: 36_500, days: 365 }]);
		expect(read['signature']).toMatchObject([{ document: 'top-up', way: 'drawn' }]);
		expect(read['signature']?.[0]?.['signature']).toContain('"base64"');
		expect(read['deposit']).toMatchObject([{ label: '欧阳女士', paid_fen: 200, state: 'open' }]);
		expect(read['deposit-payment']).toMatchObject([{ kind: 'cash', amount_fen: 200 }]);
	});

	it('has the uses of a pass that were theirs, whoever had it before and has it now', async () => {
		const { passId, use, handTo } = await passOfThree();
		const other = (await till.ask('member/add', { phone: '13912345678' })).memberId;
		const last = (await till.ask('member/add', { phone: '13700137000' })).memberId;
		const first = await use();
		await till.ask('pass-card/undo-use', { passId, useId: first }, { approval });
		await use();
		await handTo(other);
		await use(2);
		await handTo(last);
		const uses = async (whose: string) =>
			((await copyOf(whose))['pass-use'] ?? []).map(({ times, undone }) => [times, undone]);
		expect(await uses(memberId)).toEqual([
			[1, 1],
			[1, 0],
		]);
		expect(await uses(other)).toEqual([[2, 0]]);
		expect(await uses(last)).toEqual([]);
	});

	it('MEM-18: nor has the month of whoever has a pass now the uses of who had it', async () => {
		const { use, handTo } = await passOfThree();
		const other = (await till.ask('member/add', { phone: '13912345678' })).memberId;
		await use();
		await handTo(other);
		await use(2);
		const month = '2026-03';
		for (const [whose, times] of [
			[memberId, 1],
			[other, 2],
		] as const) {
			till.devices.printed.length = 0;
			await till.ask('member-list/statement', { memberId: whose, month });
			await expect.poll(() => JSON.stringify(till.devices.printed)).toContain('会员月度账单');
			expect(JSON.stringify(till.devices.printed)).toContain(`本月核销 ${times} 次`);
		}
	});

	it('has none of somebody else', async () => {
		await takeDeposit();
		const other = (await till.ask('member/add', { phone: '13912345678' })).memberId;
		const read = await copyOf(other);
		for (const section of ['deposit', 'signature', 'tier-fee', 'health-note']) {
			expect(read[section]).toBeUndefined();
		}
	});
});
