// Goal: while HQ is away nothing of a member's is paid out or handed on, a top-up is paid in cash,
// and what nobody set aside is spent only by who is there; without an HQ none of it is asked.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { massages, putPass } from '#kit/put-pass.ts';
import { scriptHq, type ScriptedHq } from '#kit/scripted-hq.ts';
import { showCard } from '#kit/show-card.ts';
import { approvalOf, openTempTerminal, type TempTerminal } from '#kit/temp-terminal.ts';
import { verifyTill } from '#kit/verify-till.ts';

const TEA = '2000000000015';
const released = { approval: approvalOf('manager') };
const NEEDS_HQ = { code: 'allowance/needs-hq' };

let hq: ScriptedHq;
let till: TempTerminal;
let memberId: string;
beforeEach(async () => {
	hq = scriptHq();
	till = await openTempTerminal(hq.options);
	await hq.enrol(till);
	await till.openShop();
	({ memberId } = await till.ask('member/add', { phone: '13800138000', cardNo: 'GT-0001' }));
	await topUp('300', 3000);
});
afterEach(() => till.close());

function topUp(amountText: string, expectedBonusFen = 0, way: 'cash' | 'wechat' = 'cash') {
	return till.ask('stored-value/top-up', { memberId, amountText, way, expectedBonusFen });
}

async function begin(amountText: string, proof?: { pin: string; tail: string }) {
	const { saleId, revision } = await till.ask('sale/current', {});
	const shown = proof === undefined ? {} : { proof };
	return { saleId, revision, method: 'stored_value', amountText, ...shown } as const;
}

async function sellPass() {
	const extension = { days: 30, priceFen: 1000 };
	const terms = { name: '两次卡', priceFen: 12_000, validDays: 30, extension };
	const { templateId } = await putPass(till, { ...terms, items: [await massages(till, 2)] });
	const sale = { memberId, templateId, expectedPriceFen: 12_000 };
	const { pass } = await till.ask('pass-card/sell', sale);
	const longer = { passId: pass.passId, expectedPriceFen: 1000 };
	const { extensionId } = await till.ask('pass-card/sell-extension', longer);
	return { passId: pass.passId, extensionId };
}

describe('0009: paying out and handing on wait for HQ', () => {
	it('a top-up that is undone, a pass and stored value in other hands, a merge', async () => {
		const { passId, extensionId } = await sellPass();
		const toMemberId = (await till.ask('member/add', { phone: '13912345678' })).memberId;
		const { lots } = await till.ask('stored-value/show', { memberId });
		const undo = { memberId, lotId: lots[0]?.lotId ?? '', reference: '' };
		const pass = { passId, toMemberId, reason: 'family' as const };
		const value = { memberId, toMemberId, reason: 'family' as const };
		const merge = { keepId: toMemberId, dropId: memberId };
		hq.state = 'away';
		expect(await till.refused('stored-value/undo-top-up', undo, released)).toEqual(NEEDS_HQ);
		expect(await till.refused('pass-card/transfer', pass, released)).toEqual(NEEDS_HQ);
		const longer = { passId, extensionId };
		expect(await till.refused('pass-card/undo-extension', longer, released)).toEqual(NEEDS_HQ);
		expect(await till.refused('stored-value/transfer', value, released)).toEqual(NEEDS_HQ);
		expect(await till.refused('member/merge', merge, released)).toEqual(NEEDS_HQ);
		hq.state = 'online';
		await till.ask('pass-card/undo-extension', longer, released);
		await till.ask('stored-value/undo-top-up', undo, released);
		await till.ask('member/merge', merge, released);
		expect(await verifyTill(till)).toEqual([]);
	});

	it('the fee of a level, and its purchase that is undone', async () => {
		const { templates } = await till.ask('tier/list', {});
		const [first] = templates.three;
		if (first === undefined) throw new Error('no tiers');
		const plus = { ...first, code: 'plus', name: 'PLUS', basis: 'paid' as const, threshold: 0 };
		const tiers = [...templates.three, { ...plus, feeFen: 9000, feeDays: 90 }];
		await till.ask('tier/put-table', { tiers }, released);
		const tenders = [{ way: 'cash' as const, amountFen: 9000 }];
		const bought = { memberId, tier: 'plus', expectedFeeFen: 9000, tenders };
		const { feeId } = (await till.ask('tier/buy', bought)).fee;
		const back = { feeId, reason: 'agreed', expectedRefundFen: 8900, way: 'cash' } as const;
		hq.state = 'away';
		expect(await till.refused('tier/undo-buy', { feeId }, released)).toEqual(NEEDS_HQ);
		expect(await till.refused('tier/refund-fee', back, released)).toEqual(NEEDS_HQ);
		hq.state = 'none';
		await till.ask('tier/refund-fee', back, released);
	});

	it('a merge of somebody who has nothing does not', async () => {
		hq.state = 'away';
		const dropId = (await till.ask('member/add', { phone: '13912345678' })).memberId;
		await till.ask('member/merge', { keepId: memberId, dropId }, released);
	});
});

describe('domain/offline-policy.md: a top-up while HQ is away', () => {
	it('is paid in cash only', async () => {
		hq.state = 'away';
		const input = { memberId, amountText: '100', way: 'wechat', expectedBonusFen: 0 } as const;
		expect(await till.refused('stored-value/top-up', input)).toEqual({
			code: 'allowance/top-up-cash-only',
		});
		await topUp('100');
		hq.state = 'none';
		await topUp('100', 0, 'wechat');
	});
});

describe('protocol 3.7: beyond what HQ set aside', () => {
	const NEEDS_PROOF = { code: 'allowance/needs-proof' };
	const tail = { pin: '', tail: '8000' };
	const has = { principal_fen: 30_000, bonus_fen: 3000, points: 900 };

	it('the last of the phone is not enough for stored value: a card, a code or the PIN is', async () => {
		await till.ask('member/set-pin', { memberId, pin: '918273' }, released);
		hq.state = 'away';
		hq.snapshot(memberId, has);
		await till.ask('sale/attach-member', { memberId, foundBy: 'list' });
		await till.ask('scan/submit', { text: TEA, quantityText: '10' });
		expect(await till.refused('payment/begin', await begin('20'))).toEqual(NEEDS_PROOF);
		expect(await till.refused('payment/begin', await begin('20', tail))).toEqual(NEEDS_PROOF);
		hq.grant(memberId, { stored_value_fen: 2000 });
		await till.ask('payment/begin', await begin('20', tail));
		const more = await begin('10', tail);
		expect(await till.refused('payment/begin', more)).toEqual(NEEDS_PROOF);
		await till.ask('payment/begin', await begin('10', { pin: '918273', tail: '' }));
		await showCard(till, memberId);
		await till.ask('sale/attach-member', { memberId, foundBy: 'card' });
		await till.ask('payment/begin', await begin('2'));
		expect(await verifyTill(till)).toEqual([]);
	});

	it('nor for points, whether they pay or buy a gift', async () => {
		const adjusted = { memberId, points: 900, reason: '补登' };
		await till.ask('points/adjust', adjusted, released);
		const gift = { giftId: '', name: '杯子', points: 300, stock: 5, active: true };
		const { giftId } = await till.ask('points/put-gift', gift, released);
		hq.state = 'away';
		hq.snapshot(memberId, has);
		await till.ask('sale/attach-member', { memberId, foundBy: 'list' });
		await till.ask('scan/submit', { text: TEA, quantityText: '10' });
		const use = { points: 300, proof: tail };
		expect(await till.refused('sale/redeem-points', use)).toEqual(NEEDS_PROOF);
		const wanted = { memberId, giftId, quantity: 1, expectedPoints: 300, proof: tail };
		expect(await till.refused('points/exchange-gift', wanted)).toEqual(NEEDS_PROOF);
		await showCard(till, memberId);
		await till.ask('sale/attach-member', { memberId, foundBy: 'card' });
		await till.ask('sale/redeem-points', use);
	});

	it('is enough where there is no HQ', async () => {
		await till.ask('sale/attach-member', { memberId, foundBy: 'list' });
		await till.ask('scan/submit', { text: TEA, quantityText: '10' });
		await till.ask('payment/begin', await begin('20', tail));
	});
});
