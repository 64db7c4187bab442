// Goal: whatever leaves a basket before it is paid leaves a trace, by whichever key it left; and
// the trace holds figures, not what somebody wrote about a customer.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { journalOf } from '#kit/journal-of.ts';
import { approvalOf, openTempTerminal, type TempTerminal } from '#kit/temp-terminal.ts';
import { verifyTill } from '#kit/verify-till.ts';

let till: TempTerminal;
beforeEach(async () => {
	till = await openTempTerminal();
	await till.openShop();
});
afterEach(() => till.close());

const TEA = '2000000000015';
const BIG_TEA = '2000000000022';
const approval = approvalOf('manager');

describe('goods that left the basket', () => {
	it('are told with their amount when the line is removed', async () => {
		await till.ask('scan/submit', { text: TEA, quantityText: '2' });
		const { lines } = await till.ask('sale/current', {});
		await till.ask('sale/remove-line', { lineId: lines[0]?.lineId ?? '' });
		expect(await journalOf(till, 'sale/line-removed')).toMatchObject([
			{ operator: '1003', shift_id: 1, quantity_milli: 2000, net_fen: 900 },
		]);
	});

	it('are told when they were taken back by undo, and counted as removed', async () => {
		await till.ask('scan/submit', { text: TEA });
		await till.ask('scan/submit', { text: BIG_TEA });
		await till.ask('sale/undo', {});
		const [undone] = await journalOf(till, 'sale/undone');
		expect(undone).toMatchObject({
			operator: '1003',
			shift_id: 1,
			lines: [{ before_milli: 1000, after_milli: 0, before_fen: 690, after_fen: 0 }],
		});
		const { counts } = await till.ask('shift/x-report', {}, { approval });
		expect(counts.removedLines).toBe(1);
	});

	it('are told when a removal or a price is taken back', async () => {
		await till.ask('scan/submit', { text: BIG_TEA });
		const { lines } = await till.ask('sale/current', {});
		const lineId = lines[0]?.lineId ?? '';
		await till.ask(
			'sale/override-price',
			{ lineId, priceText: '3', reason: 'other' },
			{ approval },
		);
		await till.ask('sale/remove-line', { lineId });
		await till.ask('sale/undo', {});
		await till.ask('sale/undo', {});
		expect(await journalOf(till, 'sale/undone')).toMatchObject([
			{ lines: [{ before_milli: 0, after_milli: 1000, before_fen: 0, after_fen: 300 }] },
			{ lines: [{ before_milli: 1000, after_milli: 1000, before_fen: 300, after_fen: 690 }] },
		]);
		const { counts } = await till.ask('shift/x-report', {}, { approval });
		expect(counts.removedLines).toBe(1);
	});

	it('are told when there are fewer of them; more of them are no event', async () => {
		await till.ask('scan/submit', { text: TEA, quantityText: '10' });
		const { lines } = await till.ask('sale/current', {});
		const lineId = lines[0]?.lineId ?? '';
		await till.ask('sale/change-quantity', { lineId, quantityText: '12' });
		await till.ask('sale/change-quantity', { lineId, quantityText: '1' });
		expect(await journalOf(till, 'sale/quantity-reduced')).toMatchObject([
			{ before_milli: 12_000, after_milli: 1000, before_fen: 5400, after_fen: 450 },
		]);
	});

	it('are told when recalling one basket parks another', async () => {
		await till.ask('scan/submit', { text: TEA });
		const first = await till.ask('sale/current', {});
		await till.ask('sale/park', { saleId: first.saleId, label: '穿红衣服的王女士 13800000000' });
		await till.ask('scan/submit', { text: BIG_TEA });
		const second = await till.ask('sale/current', {});
		await till.ask('sale/recall', { saleId: first.saleId });
		const events = await journalOf(till, 'sale/parked', 'sale/recalled');
		expect(events.map(({ kind, sale_id, total_fen }) => [kind, sale_id, total_fen])).toEqual([
			['sale/parked', first.saleId, 450],
			['sale/parked', second.saleId, 690],
			['sale/recalled', first.saleId, 450],
		]);
		expect(JSON.stringify(events)).not.toContain('王女士');
	});

	it('leave a ledger that verifies', async () => {
		await till.ask('scan/submit', { text: TEA, quantityText: '3' });
		await till.ask('scan/submit', { text: BIG_TEA });
		await till.ask('sale/undo', {});
		const { saleId, revision } = await till.ask('sale/current', {});
		await till.ask('sale/complete', { saleId, revision });
		expect(await verifyTill(till)).toEqual([]);
	});
});
