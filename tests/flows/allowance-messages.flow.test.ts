// Goal: what HQ says is taken when HQ said it, to this terminal, of a member it knows, and newer
// than what was heard; anything else is refused by its field with nothing written. A till that was
// put back waits for HQ. Points, gifts and passes keep to the same limits as stored value.
import { rmSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { journalOf } from '#kit/journal-of.ts';
import { massages, putPass } from '#kit/put-pass.ts';
import { rowsOf } from '#kit/rows-of.ts';
import { scriptHq, type ScriptedHq } from '#kit/scripted-hq.ts';
import { approvalOf, openTempTerminal, type TempTerminal } from '#kit/temp-terminal.ts';
import { verifyTill } from '#kit/verify-till.ts';

const approval = approvalOf('manager');
const JUICE = '2000000000022';

let hq: ScriptedHq;
let till: TempTerminal;
let memberId: string;
beforeEach(async () => {
	hq = scriptHq();
	till = await openTempTerminal(hq.options);
	await hq.enrol(till);
	await till.openShop();
	({ memberId } = await till.ask('member/add', { phone: '13800138000', cardNo: 'GT-0001' }));
	hq.state = 'away';
});
afterEach(() => till.close());

const allowanceEvents = async () => {
	const events = await journalOf(till);
	return events.filter(({ kind }) => kind.startsWith('allowance/')).map(({ kind }) => kind);
};

describe('a message of HQ’s', () => {
	it('is refused by its field, and nothing of it is written', async () => {
		const grant = { kind: 'grant', grant_id: 'g1', member_id: memberId, for_uid: '', points: 0 };
		const good = hq.signed({ ...grant, stored_value_fen: 100 });
		const { message, signature } = good as { message: object; signature: string };
		expect(hq.handIn({ message: { ...message, points: 9 }, signature })).toBe(
			'bad-signature: signature',
		);
		expect(hq.handIn({ message, signature: 'short' })).toBe('unreadable: signature');
		expect(hq.handIn({ message: { ...message, points: 0.5 }, signature })).toBe(
			'unreadable: message',
		);
		expect(hq.handIn('nothing')).toBe('unreadable: message');
		expect(hq.tell({ ...grant, stored_value_fen: 0 })).toBe('unreadable: stored_value_fen');
		expect(hq.tell({ ...grant, stored_value_fen: 1, gift: 1 })).toBe('unreadable: gift');
		const elsewhere = { ...grant, stored_value_fen: 1, terminal_id: '0'.repeat(32) };
		expect(hq.tell(elsewhere)).toBe('other-terminal: terminal_id');
		const stranger = { ...grant, stored_value_fen: 1, member_id: `mem_${'0'.repeat(32)}` };
		expect(hq.tell(stranger)).toBe('unknown-member: member_id');
		expect(hq.tell({ ...grant, stored_value_fen: 30_001 })).toBe('above-limit: stored_value_fen');
		expect(hq.tell({ kind: 'recall', grant_id: 'g1' })).toBe('no-such-grant: grant_id');
		expect(hq.tell({ kind: 'handshake', freeze: '0'.repeat(32) })).toBe('not-frozen: freeze');
		expect(await allowanceEvents()).toEqual([]);
		const [told] = await rowsOf<{ n: number }>(till, 'SELECT count(*) AS n FROM allowance_member');
		expect(told?.n).toBe(0);
	});

	it('is taken once: a replay, and what is older than what was heard, is refused', async () => {
		const grant = { kind: 'grant', grant_id: 'g1', member_id: memberId, for_uid: '', points: 0 };
		const signed = hq.signed({ ...grant, stored_value_fen: 100 });
		expect(hq.handIn(signed)).toBe('ok');
		expect(hq.handIn(signed)).toBe('known-grant: grant_id');
		const block = hq.signed({ kind: 'block', member_id: memberId });
		const unblock = hq.signed({ kind: 'unblock', member_id: memberId });
		expect(hq.handIn(unblock)).toBe('ok');
		expect(hq.handIn(block)).toBe('older: at_ms');
		expect(hq.handIn(unblock)).toBe('older: at_ms');
		expect(hq.snapshot(memberId, { at_ms: 1 })).toBe('older: at_ms');
		expect(await allowanceEvents()).toEqual(['allowance/granted']);
	});

	it('recalls what is left of a grant, by an event, but not from under a sale', async () => {
		const paid = { amountText: '100', way: 'cash', expectedBonusFen: 0 } as const;
		await till.ask('stored-value/top-up', { memberId, ...paid });
		hq.grant(memberId, { grant_id: 'g1', stored_value_fen: 1000 });
		await till.ask('scan/submit', { text: 'GT-0001', source: 'wedge' });
		await till.ask('scan/submit', { text: JUICE });
		const { saleId, revision, totals } = await till.ask('sale/current', {});
		await till.ask('payment/begin', { saleId, revision, method: 'stored_value', amountText: '' });
		expect(hq.tell({ kind: 'recall', grant_id: 'g1' })).toBe('in-use: grant_id');
		await till.ask('sale/complete', { saleId, revision, totalFen: totals.totalFen });
		expect(hq.tell({ kind: 'recall', grant_id: 'g1' })).toBe('ok');
		const [released] = await journalOf(till, 'allowance/released');
		expect(released).toMatchObject({ stored_value_fen: 350, why: 'recalled' });
		expect(hq.tell({ kind: 'recall', grant_id: 'g1' })).toBe('no-such-grant: grant_id');
		expect(await verifyTill(till)).toEqual([]);
	});

	it('no request of a screen leads to it', async () => {
		const reply = await till.running.answer('till', {
			request: 'allowance/accept',
			input: hq.signed({ kind: 'block', member_id: memberId }),
			commandId: 'command-of-a-screen',
		});
		expect(reply).toMatchObject({ ok: false, refusal: { code: 'request/unknown' } });
	});
});

describe('a till that was put back', () => {
	it('spends nothing until HQ’s handshake for that very freeze, then starts anew', async () => {
		const paid = { amountText: '100', way: 'cash', expectedBonusFen: 0 } as const;
		await till.ask('stored-value/top-up', { memberId, ...paid });
		const old = hq.signed({
			kind: 'grant',
			grant_id: 'g0',
			member_id: memberId,
			for_uid: '',
			stored_value_fen: 100,
			points: 0,
		});
		hq.grant(memberId, { grant_id: 'g1', stored_value_fen: 1000 });
		await till.running.close();
		// The folder was put on another disk, and its witness was not.
		rmSync(`${till.dataDir}-witness`, { recursive: true });
		await till.restart();
		await till.signIn('cashier');
		expect(await allowanceEvents()).toEqual(['allowance/granted', 'allowance/frozen']);
		await till.ask('scan/submit', { text: 'GT-0001', source: 'wedge' });
		await till.ask('scan/submit', { text: JUICE });
		const { saleId, revision, totals } = await till.ask('sale/current', {});
		const wanted = { saleId, revision, method: 'stored_value', amountText: '' } as const;
		for (const state of ['away', 'online'] as const) {
			hq.state = state;
			expect((await till.refused('payment/begin', wanted)).code).toBe('allowance/frozen');
		}
		hq.state = 'away';
		expect(hq.grant(memberId, { stored_value_fen: 1 })).toBe('frozen: kind');
		expect(hq.snapshot(memberId)).toBe('frozen: kind');
		expect(hq.tell({ kind: 'handshake', freeze: '0'.repeat(32) })).toBe('other-freeze: freeze');
		const [row] = await rowsOf<{ uid: string }>(
			till,
			`SELECT lower(hex(uid)) AS uid FROM journal WHERE kind = 'allowance/frozen'`,
		);
		expect(hq.tell({ kind: 'handshake', freeze: row?.uid ?? '' })).toBe('ok');
		// What was held is void, and what HQ signed before it is settled.
		expect((await till.refused('payment/begin', wanted)).code).toBe('allowance/unknown-member');
		expect(hq.handIn(old)).toBe('older: at_ms');
		expect(hq.grant(memberId, { grant_id: 'g2', stored_value_fen: 1000 })).toBe('ok');
		await till.ask('payment/begin', wanted);
		await till.ask('sale/complete', { saleId, revision, totalFen: totals.totalFen });
		expect(await verifyTill(till)).toEqual([]);
	});

	it('freezes when HQ has events that this ledger has not', async () => {
		const { through_inc, through_n } = await hq.head();
		const ahead = { through_inc, through_n: through_n + 1 };
		expect(hq.snapshot(memberId, ahead)).toBe('ahead-of-ledger: through_n');
		expect(await allowanceEvents()).toEqual(['allowance/frozen']);
	});
});

describe('points and passes', () => {
	it('points: what is set aside and the floor, by their worth against the day', async () => {
		await till.ask('points/adjust', { memberId, points: 900, reason: '补登' }, { approval });
		await till.ask('scan/submit', { text: 'GT-0001', source: 'wedge' });
		await till.ask('scan/submit', { text: JUICE, quantityText: '10' });
		const use = { points: 500 };
		expect((await till.refused('sale/redeem-points', use)).code).toBe('allowance/unknown-member');
		hq.snapshot(memberId, { points: 300 });
		hq.grant(memberId, { grant_id: 'g1', points: 100 });
		expect(await till.refused('sale/redeem-points', use)).toEqual({
			code: 'allowance/points-over',
			free: 400,
		});
		await till.ask('sale/redeem-points', { points: 400 });
		const { saleId, revision, totals } = await till.ask('sale/current', {});
		expect(totals.points).toMatchObject({ available: 400, used: 400 });
		await till.ask('sale/complete', {
			saleId,
			revision,
			totalFen: totals.totalFen,
			givenText: '90',
		});
		const [sale] = await journalOf(till, 'sale/completed');
		expect(sale).toMatchObject({
			allowance: [
				{
					purse: 'points',
					from_grants: [{ grant_id: 'g1', amount: 100 }],
					from_floor: 300,
					risk_fen: 240,
				},
			],
		});
		expect(await verifyTill(till)).toEqual([]);
	});

	it('points online: HQ is asked when the sale is completed, and for a gift', async () => {
		await till.ask('points/adjust', { memberId, points: 900, reason: '补登' }, { approval });
		hq.state = 'online';
		hq.answer = hq.grants;
		await till.ask('scan/submit', { text: 'GT-0001', source: 'wedge' });
		await till.ask('scan/submit', { text: JUICE, quantityText: '10' });
		await till.ask('sale/redeem-points', { points: 400 });
		const { saleId, revision, totals } = await till.ask('sale/current', {});
		const asked = { saleId, revision, totalFen: totals.totalFen, givenText: '90' };
		hq.answer = () => Promise.resolve({ answer: 'refused', free: 100 });
		expect(await till.refused('sale/complete', asked)).toEqual({
			code: 'allowance/points-refused',
			free: 100,
		});
		hq.answer = hq.grants;
		await till.ask('sale/complete', asked);
		expect(hq.asked.at(-1)).toMatchObject({ purse: 'points', amount: 400 });
		const gift = { giftId: '', name: '杯子', points: 300, stock: 5, active: true };
		const { giftId } = await till.ask('points/put-gift', gift, { approval });
		const wanted = { memberId, giftId, quantity: 1, expectedPoints: 300, proof: { tail: '8000' } };
		await till.ask('points/exchange-gift', wanted);
		const [given] = await journalOf(till, 'points/gift-exchanged');
		expect(given).toMatchObject({ allowance: [{ purse: 'points', from_floor: 0 }] });
		expect(await verifyTill(till)).toEqual([]);
	});

	it('PASS-2: a use counts by its value against the floor, of uses HQ told of', async () => {
		hq.state = 'none';
		const terms = { name: '足疗两次卡', priceFen: 12_000, items: [await massages(till, 2)] };
		const { templateId } = await putPass(till, terms);
		const sold = { memberId, templateId, expectedPriceFen: 12_000 };
		const { pass } = await till.ask('pass-card/sell', sold);
		hq.state = 'away';
		const use = { passId: pass.passId, times: 1, itemNo: 1 };
		expect((await till.refused('pass-card/use', use)).code).toBe('allowance/unknown-member');
		hq.snapshot(memberId, { uses: [] });
		expect((await till.refused('pass-card/use', use)).code).toBe('pass-card/offline-limit');
		hq.snapshot(memberId, { uses: [{ pass_id: pass.passId, uses: 2 }] });
		await till.ask('pass-card/use', use);
		const [used] = await journalOf(till, 'pass/used');
		expect(used).toMatchObject({
			allowance: [{ purse: 'pass_use', from_floor: 6000, risk_fen: 6000, times: 1 }],
		});
		till.clock.advance(86_400_000);
		await till.signIn('cashier');
		// ¥40 are left of the floor.
		const { passes } = await till.ask('pass-card/list', { memberId });
		expect(passes[0]?.items[0]).toMatchObject({ usableNow: 0, whyNot: 'allowance/over' });
		expect(await till.refused('pass-card/use', use)).toEqual({
			code: 'allowance/over',
			free: 4000,
		});
		const back = { reason: 'agreed', expectedRefundFen: 0, way: 'cash' } as const;
		const refund = { passId: pass.passId, ...back };
		expect((await till.refused('pass-card/refund', refund, { approval })).code).toBe(
			'allowance/needs-hq',
		);
		expect(await verifyTill(till)).toEqual([]);
	});
});
