// Goal: a coupon is one code, redeemed once: given with a sale, printed with its barcode, good for
// the next one, good again after a void, and nothing that somebody made up.
import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { connectWriter, ledgerFile } from '#main/ledger/connect.ts';
import { fileKeyStore } from '#main/vault/file-key-store.ts';
import { journalOf } from '#kit/journal-of.ts';
import { approvalOf, openTempTerminal, type TempTerminal } from '#kit/temp-terminal.ts';
import { verifyTill } from '#kit/verify-till.ts';
import { formatCouponCode } from '#shared/coupon/coupon-code.ts';
import { tokenMessage } from '#shared/coupon/coupon-token.ts';

const DAY = 86_400_000;
/** ¥4.50 a bottle. */
const TEA = '2000000000015';
const approval = approvalOf('manager');

const BOOK = JSON.stringify({
	version: 1,
	rows: 3,
	issues: [
		{
			id: 'issue-20',
			name: '满20送3元券',
			reach_fen: 2000,
			kind: 'three',
			after_days: 1,
			valid_days: 30,
		},
	],
	coupon_kinds: [
		{ id: 'three', name: '3元代金券', benefit: { kind: 'order-amount', off_fen: 300 } },
		{
			id: 'ten',
			name: '满30减10券',
			minimum_fen: 3000,
			benefit: { kind: 'order-amount', off_fen: 1000 },
		},
	],
});

let till: TempTerminal;
beforeEach(async () => {
	till = await openTempTerminal();
	await till.openShop();
	await till.ask('price-book/load', { text: BOOK }, { approval });
});
afterEach(() => till.close());

const teas = (count: number) => till.ask('scan/submit', { text: TEA, quantityText: `${count}` });
const current = () => till.ask('sale/current', {});
const addCoupon = (text: string) => till.ask('sale/add-coupon', { text });
const refusedCoupon = async (text: string) =>
	(await till.refused('sale/add-coupon', { text })).code;
const stateOf = async (code: string) => (await till.ask('coupon/find', { code })).state;

async function complete() {
	const { saleId, revision, totals } = await current();
	return till.ask('sale/complete', { saleId, revision, totalFen: totals.totalFen });
}

async function issued(kindId: string): Promise<string> {
	const { coupons } = await till.ask('coupon/issue', { kindId, count: 1 }, { approval });
	return coupons[0]?.code ?? '';
}

/** Sells for 22.50 and returns the code the sale gave. */
async function sellForCoupon() {
	await teas(5);
	const { pos } = await complete();
	const [sale] = await journalOf(till, 'sale/completed');
	const given = (sale as { pricing?: { given?: { code: string }[] } }).pricing?.given ?? [];
	return { pos, code: given[0]?.code ?? '' };
}

async function giveBackAll(pos: number, quantityText: string) {
	const wanted = { pos, lines: [{ n: 1, quantityText }] };
	const { paidFen } = await till.ask('refund/preview', wanted);
	const asked = { ...wanted, expectedPaidFen: paidFen, reason: 'quality' as const };
	await till.ask('refund/complete', asked, { approval });
}

async function voidSale(pos: number) {
	const whole = { pos, mode: 'void' as const, lines: [] };
	const { paidFen } = await till.ask('refund/preview', whole);
	const asked = { ...whole, expectedPaidFen: paidFen, reason: 'mistake' as const };
	await till.ask('refund/complete', asked, { approval });
}

describe('a coupon given with a sale', () => {
	it('is printed, is for the next sale, and is redeemed once', async () => {
		await teas(5);
		expect((await current()).totals.willIssue).toEqual([{ name: '满20送3元券', count: 1 }]);
		const lineId = (await current()).lines[0]?.lineId ?? '';
		await till.ask('sale/remove-line', { lineId });
		const { pos, code } = await sellForCoupon();
		const { document } = await till.ask('sale/find', { pos });
		expect(document.blocks).toContainEqual({ kind: 'barcode', text: code });
		await teas(2);
		expect(await refusedCoupon(code)).toBe('coupon/not-yet');
		till.clock.advance(DAY);
		// Scanned like goods.
		expect(await till.ask('scan/submit', { text: code })).toMatchObject({
			meaning: 'coupon',
			change: { totals: { totalFen: 600, coupons: [{ code, amountFen: 300 }] } },
		});
		await complete();
		expect(await till.ask('coupon/find', { code })).toMatchObject({
			state: 'redeemed',
			amountFen: 300,
		});
		await teas(2);
		expect(await refusedCoupon(code)).toBe('coupon/used');
		expect(await verifyTill(till)).toEqual([]);
	});

	it('is void when the sale that gave it came back whole', async () => {
		const { pos, code } = await sellForCoupon();
		await voidSale(pos);
		expect(await stateOf(code)).toBe('void');
		expect(await verifyTill(till)).toEqual([]);
	});

	it('comes to life no more when what it was used on comes back after what gave it', async () => {
		const first = await sellForCoupon();
		till.clock.advance(DAY);
		await till.signIn('cashier');
		await teas(2);
		await addCoupon(first.code);
		const second = await complete();
		await giveBackAll(first.pos, '5');
		expect(await stateOf(first.code)).toBe('redeemed');
		expect(await verifyTill(till)).toEqual([]);
		await giveBackAll(second.pos, '2');
		expect(await stateOf(first.code)).toBe('void');
		await teas(2);
		expect(await refusedCoupon(first.code)).toBe('coupon/void');
		expect(await verifyTill(till)).toEqual([]);
	});
});

describe('PRO-4: an exchange', () => {
	const given = async () =>
		(await journalOf(till, 'sale/completed')).flatMap(({ pricing }) => {
			return ((pricing ?? {}) as { given?: { code: string }[] }).given ?? [];
		});

	it('gives a coupon for what is paid on top, and says so beforehand', async () => {
		await teas(6);
		let { pos } = await complete();
		for (const [take, more] of [[5, 0] as const, [10, 1] as const]) {
			const lines = [{ n: 1, quantityText: '5' }];
			await till.ask('exchange/begin', { pos, lines, reason: 'unsuitable' });
			await teas(take);
			const { willIssue, unlocks } = (await current()).totals;
			expect([willIssue.length, unlocks.length]).toEqual([more, 0]);
			({ pos } = await complete());
			expect(await given()).toHaveLength(1 + more);
		}
		expect(await verifyTill(till)).toEqual([]);
	});
});

describe('a coupon on the basket', () => {
	it('is set aside when its minimum is lost, and not used up', async () => {
		const code = await issued('ten');
		await teas(7);
		await addCoupon(code);
		expect((await current()).totals.totalFen).toBe(2150);
		const lineId = (await current()).lines[0]?.lineId ?? '';
		const less = await till.ask('sale/change-quantity', { lineId, quantityText: '2' });
		expect(less.totals).toMatchObject({
			totalFen: 900,
			coupons: [
				{ code, name: '满30减10券', amountFen: 0, setAside: { code: 'coupon/below-minimum' } },
			],
		});
		await complete();
		expect(await stateOf(code)).toBe('issued');
	});

	it('is good again after a void, and with the last piece of a return', async () => {
		const code = await issued('three');
		await teas(2);
		await addCoupon(code);
		await voidSale((await complete()).pos);
		expect(await stateOf(code)).toBe('issued');
		await teas(2);
		await addCoupon(code);
		const { pos } = await complete();
		for (const state of ['redeemed', 'issued']) {
			const wanted = { pos, lines: [{ n: 1, quantityText: '1' }] };
			const { paidFen } = await till.ask('refund/preview', wanted);
			const asked = { ...wanted, expectedPaidFen: paidFen, reason: 'quality' as const };
			await till.ask('refund/complete', asked);
			expect(await stateOf(code)).toBe(state);
		}
		expect(await verifyTill(till)).toEqual([]);
	});

	it('cannot lie on two baskets, and comes off by hand', async () => {
		const code = await issued('three');
		await teas(2);
		await addCoupon(code);
		expect(await refusedCoupon(code)).toBe('coupon/twice');
		const { saleId } = await current();
		await till.ask('sale/park', { saleId });
		await teas(2);
		expect(await refusedCoupon(code)).toBe('coupon/in-other-basket');
		await till.ask('sale/recall', { saleId });
		expect((await current()).totals.totalFen).toBe(600);
		await till.ask('sale/remove-coupon', { code });
		expect((await current()).totals.totalFen).toBe(900);
		expect((await till.refused('sale/remove-coupon', { code })).code).toBe('coupon/not-in-basket');
	});

	it('of an order that waits for its customer pays nothing else meanwhile', async () => {
		const code = await issued('three');
		await teas(2);
		await addCoupon(code);
		const { saleId, revision } = await current();
		const { orderNo } = await till.ask('deposit/take', { saleId, revision, amountText: '1' });
		await teas(2);
		expect(await refusedCoupon(code)).toBe('coupon/in-other-basket');
		const collected = await till.ask('deposit/collect', { orderNo });
		expect(collected.totals.totalFen).toBe(600);
		await complete();
		expect(await stateOf(code)).toBe('redeemed');
		expect(await verifyTill(till)).toEqual([]);
	});

	it('expires with the last of its days', async () => {
		const code = await issued('three');
		await teas(2);
		till.clock.advance(30 * DAY);
		expect(await refusedCoupon(code)).toBe('coupon/expired');
	});
});

describe('a code that is none of ours', () => {
	it('is known by its check digits, and guessing is slowed down', async () => {
		await teas(2);
		const right = formatCouponCode({ kind: 1, serial: 6 });
		const mistyped = right.slice(0, -1) + String((Number(right.at(-1)) + 1) % 10);
		expect(await refusedCoupon(mistyped)).toBe('coupon/unreadable');
		for (let serial = 1; serial < 8; serial += 1) {
			expect(await refusedCoupon(formatCouponCode({ kind: 1, serial }))).toBe('coupon/unknown');
		}
		expect(await refusedCoupon(right)).toBe('coupon/too-many-tries');
		// Whichever way it is asked.
		const looked = await till.refused('coupon/find', { code: right });
		expect(looked.code).toBe('coupon/too-many-tries');
		till.clock.advance(61_000);
		expect(await refusedCoupon(right)).toBe('coupon/unknown');
	});

	it('is taken without a line when HQ signed it, once, and not when somebody else did', async () => {
		const ours = generateKeyPairSync('ed25519');
		const theirs = generateKeyPairSync('ed25519');
		const raw = ours.publicKey.export({ format: 'jwk' }).x ?? '';
		const couponKey = Buffer.from(raw, 'base64url').toString('base64');
		const owner = approvalOf('owner');
		await till.ask('settings/change', { change: { couponKey } }, { approval: owner });
		const message = tokenMessage({
			code: formatCouponCode({ kind: 1, serial: 4711 }),
			kindId: 'three',
			validFrom: '2020-01-01',
			validUntil: '2099-12-31',
			memberId: '',
		});
		const tokenBy = (key: KeyObject) =>
			`${message}.${sign(null, Buffer.from(message), key).toString('base64url')}`;
		await teas(2);
		expect(await refusedCoupon(tokenBy(theirs.privateKey))).toBe('coupon/not-ours');
		await addCoupon(tokenBy(ours.privateKey));
		expect((await current()).totals.totalFen).toBe(600);
		await till.restart();
		await till.signIn('cashier');
		await complete();
		await teas(2);
		expect(await refusedCoupon(tokenBy(ours.privateKey))).toBe('coupon/used');
		expect(await verifyTill(till)).toEqual([]);
	});
});

describe('the counters', () => {
	it('that were changed behind the journal are found', async () => {
		const { code } = await sellForCoupon();
		const held = await fileKeyStore(till.dataDir).read();
		if (held.state !== 'held') throw new Error('no key');
		const db = connectWriter(ledgerFile(till.dataDir), held.key);
		db.prepare(`UPDATE coupon SET state = 'redeemed' WHERE code = ?`).run(code);
		db.prepare(`INSERT INTO hand_use VALUES ('1003', '2026-03-02', 'line', 1, 5)`).run();
		db.close();
		const [uses, ...others] = await verifyTill(till);
		expect(others).toEqual([]);
		expect(uses?.id).toBe('uses');
		expect(uses?.what).toContain('hand_use says 1 times, 5 fen, the journal no row');
	});
});
