// Goal: whatever is done with orders in whatever order, what is owed for them is what was paid and
// not given back or sold; once all are collected or cancelled nothing is owed any more.
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectWriter, ledgerFile } from '#main/ledger/connect.ts';
import { fileKeyStore } from '#main/vault/file-key-store.ts';
import { journalOf } from '#kit/journal-of.ts';
import { approvalOf, openTempTerminal, type TempTerminal } from '#kit/temp-terminal.ts';
import { verifyTill } from '#kit/verify-till.ts';
import type { DepositReturned, DepositTaken } from '#shared/journal/deposit-event.ts';
import type { SaleCompleted } from '#shared/journal/event.ts';

const approval = approvalOf('manager');
const GOODS = ['2000000000015', '2000000000022'] as const;

let till: TempTerminal;
beforeAll(async () => {
	till = await openTempTerminal();
	await till.openShop();
});
afterAll(() => till.close());

const STEPS = ['take', 'pay', 'collect', 'shrink', 'over', 'park', 'sell', 'cancel'] as const;
type Step = {
	readonly does: (typeof STEPS)[number];
	readonly at: number;
	readonly yuan: number;
	readonly way: 'cash' | 'wechat' | 'card';
};

const steps = fc.array(
	fc.record<Step>({
		does: fc.constantFrom(...STEPS),
		at: fc.nat(9),
		yuan: fc.integer({ min: 0, max: 12 }),
		way: fc.constantFrom('cash', 'wechat', 'card'),
	}),
	{ minLength: 4, maxLength: 14 },
);

const listed = async () => (await till.ask('deposit/list', {})).orders;
const current = () => till.ask('sale/current', {});

/** One step, whether it may be done now or not: a refusal changes nothing. */
async function step({ does, at, yuan, way }: Step): Promise<void> {
	const orders = await listed();
	const order = orders[at % Math.max(1, orders.length)];
	const { orderNo = 'D0', paidFen = 0 } = order ?? {};
	const sale = await current();
	const { saleId, revision, lines } = sale;
	const amountText = String(yuan);
	switch (does) {
		case 'take':
			for (const text of GOODS) await till.reply('scan/submit', { text, quantityText: '2' });
			await till.reply('deposit/take', {
				saleId,
				revision: (await current()).revision,
				amountText,
				way,
			});
			return;
		case 'pay':
			await till.reply('deposit/pay', { orderNo, amountText: `${amountText}.3`, way });
			return;
		case 'collect':
			await till.reply('deposit/collect', { orderNo });
			return;
		case 'shrink':
			await till.reply('sale/remove-line', { lineId: lines[0]?.lineId ?? '' });
			return;
		case 'over':
			await till.reply('deposit/return-over', { orderNo }, { approval });
			return;
		case 'park':
			await till.reply('sale/park', { saleId });
			return;
		case 'sell':
			await till.reply('sale/complete', { saleId, revision, givenText: '' });
			return;
		case 'cancel':
			await till.reply(
				'deposit/cancel',
				{ orderNo, expectedPaidFen: paidFen, way: yuan % 2 === 0 ? 'original' : 'cash' },
				{ approval },
			);
	}
}

/** What is owed per order, folded from what was taken, given back and sold. */
async function owedByJournal(): Promise<Map<string, number>> {
	const owed = new Map<string, number>();
	const add = (order: string, fen: number) => owed.set(order, (owed.get(order) ?? 0) + fen);
	for (const one of await journalOf(till, 'deposit/taken')) {
		const { order_no: order, tenders } = one as unknown as DepositTaken;
		for (const { amount_fen } of tenders) add(order, amount_fen);
	}
	for (const one of await journalOf(till, 'deposit/returned')) {
		const { order_no: order, paid_back } = one as unknown as DepositReturned;
		for (const { exact_fen } of paid_back) add(order, -exact_fen);
	}
	for (const one of await journalOf(till, 'sale/completed')) {
		for (const tender of (one as unknown as SaleCompleted).tenders) {
			if (tender.kind === 'deposit') add(tender.subject ?? '', -tender.amount_fen);
		}
	}
	return owed;
}

describe('any sequence of steps', () => {
	it('owes for every open order what its list says, and nothing once all are over', async () => {
		let over = 0;
		await fc.assert(
			fc.asyncProperty(steps, async (wanted) => {
				for (const one of wanted) await step(one);
				const owed = await owedByJournal();
				for (const { orderNo, paidFen } of await listed()) {
					expect(owed.get(orderNo)).toBe(paidFen);
					owed.delete(orderNo);
				}
				for (const fen of owed.values()) expect(fen).toBe(0);
				for (const [at, order] of (await listed()).entries()) {
					const { orderNo, paidFen: expectedPaidFen, overFen, totalFen } = order;
					if (at % 2 === 0 && overFen === 0 && totalFen > 0) {
						// Another one that was collected before it put it back from the counter.
						const now = (await listed()).find((one) => one.orderNo === orderNo);
						if (now?.onCounter !== true) await till.ask('deposit/collect', { orderNo });
						const { saleId, revision } = await current();
						await till.ask('sale/complete', { saleId, revision });
						over += 1;
					} else {
						await till.ask('deposit/cancel', { orderNo, expectedPaidFen }, { approval });
						over += 1;
					}
				}
				for (const fen of (await owedByJournal()).values()) expect(fen).toBe(0);
				expect(await till.ask('deposit/list', {})).toMatchObject({ openCount: 0, heldFen: 0 });
			}),
			{ numRuns: 12 },
		);
		expect(over).toBeGreaterThan(0);
		expect(await verifyTill(till)).toEqual([]);
	});

	it('is found out when somebody changes what an order says is paid', async () => {
		for (const text of GOODS) await till.ask('scan/submit', { text });
		const { saleId, revision } = await current();
		await till.ask('deposit/take', { saleId, revision, amountText: '3' });
		await till.running.close();
		const held = await fileKeyStore(till.dataDir).read();
		if (held.state !== 'held') throw new Error(held.state);
		const db = connectWriter(ledgerFile(till.dataDir), held.key);
		db.exec(`UPDATE deposit_order SET paid_fen = paid_fen + 100 WHERE state = 'open'`);
		db.close();
		const broken = await verifyTill(till);
		expect(broken.map(({ id }) => id)).toEqual(['deposits']);
		expect(broken[0]?.what).toContain('the postings owe 300');
		await till.restart();
	});
});
