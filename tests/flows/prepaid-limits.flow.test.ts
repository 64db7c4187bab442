// Goal: what the law says of prepaid cards holds for whatever is prepaid: stored value, passes and
// the fees of levels alike.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { verifyTill } from '#kit/verify-till.ts';
import { openPassCounter, released, type PassCounter } from './pass-card-counter.ts';

let counter: PassCounter;
beforeEach(async () => {
	counter = await openPassCounter();
});
afterEach(() => counter.till.close());

const service = () => ({
	target: { kind: 'product' as const, productId: counter.serviceId },
	name: '足疗',
	listPriceFen: 60_000,
	paid: 10,
	gift: 0,
});
const put = (priceFen: number, changes = {}) =>
	counter.put({ priceFen, items: [service()], ...changes });
const bareCard = async () =>
	(await counter.till.ask('member/add', { cardNo: '88000011' })).memberId;

describe('members.md 6.1: what one card may hold', () => {
	it('is ¥1,000 where nobody is known: a pass, a longer one, the same once more', async () => {
		const { till } = counter;
		const memberId = await bareCard();
		const dear = await put(100_010);
		const sale = { memberId, templateId: dear.templateId, expectedPriceFen: 100_010 };
		const above = { code: 'pass-card/above-cap', cap: 100_000 };
		expect(await till.refused('pass-card/sell', sale)).toEqual(above);
		const extension = { days: 30, priceFen: 10_000 };
		const { templateId } = await put(95_000, { extension });
		const fair = { memberId, templateId, expectedPriceFen: 95_000 };
		const { passId } = (await till.ask('pass-card/sell', fair)).pass;
		const longer = { passId, expectedPriceFen: 10_000 };
		expect(await till.refused('pass-card/sell-extension', longer)).toEqual(above);
		const template = { ...dear.template, priceFen: 100_010 };
		await till.ask('pass-card/put-template', { templateId, template }, released);
		const again = { passId, expectedPriceFen: 100_010 };
		expect(await till.refused('pass-card/renew', again)).toEqual(above);
		const held = await counter.sell({ priceFen: 120_000, items: [service()] });
		const to = { passId: held.passId, toMemberId: memberId, reason: 'family' as const };
		expect(await till.refused('pass-card/transfer', to, released)).toEqual(above);
		expect(await verifyTill(till)).toEqual([]);
	});

	it('is so for the fee of a level too', async () => {
		const { till } = counter;
		const { templates } = await till.ask('tier/list', {});
		const [first] = templates.three;
		if (first === undefined) throw new Error('no tiers');
		const plus = { ...first, code: 'plus', name: 'PLUS', basis: 'paid' as const };
		const tiers = [...templates.three, { ...plus, threshold: 0, feeFen: 199_000, feeDays: 365 }];
		await till.ask('tier/put-table', { tiers }, released);
		const tenders = [{ way: 'wechat' as const, amountFen: 199_000 }];
		const bought = { memberId: await bareCard(), tier: 'plus', expectedFeeFen: 199_000, tenders };
		expect(await till.refused('tier/buy', bought)).toEqual({
			code: 'tier/fee-above-cap',
			cap: 100_000,
		});
		await till.ask('tier/buy', { ...bought, memberId: counter.memberId });
	});
});

describe('members.md 6.1: what is not paid in cash', () => {
	it('is a company’s pass from ¥5,000 on, nor any part of it', async () => {
		const { till } = counter;
		const firm = { phone: '13900139000', kind: 'company' as const };
		const { memberId } = await till.ask('member/add', firm);
		const { templateId } = await put(500_000);
		const sale = { memberId, templateId, expectedPriceFen: 500_000 };
		const no = { code: 'stored-value/no-cash', from: 500_000 };
		expect(await till.refused('pass-card/sell', sale)).toEqual(no);
		const tenders = [
			{ way: 'transfer' as const, amountFen: 499_000 },
			{ way: 'cash' as const, amountFen: 1000 },
		];
		expect(await till.refused('pass-card/sell', { ...sale, tenders })).toEqual(no);
		await till.ask('pass-card/sell', { ...sale, way: 'transfer' });
	});

	it('is a refund of a pass above ¥100: it goes to an account', async () => {
		const { till } = counter;
		const { passId } = await counter.sell();
		const asked = { passId, reason: 'agreed' as const, expectedRefundFen: 88_000 };
		const cash = { ...asked, way: 'cash' as const };
		expect(await till.refused('pass-card/refund', cash, released)).toEqual({
			code: 'stored-value/refund-not-cash',
			most: 10_000,
		});
		await till.ask('pass-card/refund', { ...asked, way: 'transfer' }, released);
		const { passId: small } = await counter.sell({ priceFen: 10_000 });
		const little = { passId: small, reason: 'agreed' as const, expectedRefundFen: 10_000 };
		await till.ask('pass-card/refund', { ...little, way: 'cash' }, released);
		expect(await verifyTill(till)).toEqual([]);
	});
});
