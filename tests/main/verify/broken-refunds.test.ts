// Goal: a refund that gives back what was not sold, or more than its share, is found even when all
// of its sums and postings agree with each other, as someone with the key could write it.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RefundMode, ReturnedPart, SaleRefunded } from '#shared/journal/refund-event.ts';
import { planRefund, wholeSale } from '#shared/refund/plan-refund.ts';
import { ledgerFile } from '#main/ledger/connect.ts';
import { insertReturn, loadRefundable } from '#main/refund/refund-store.ts';
import { movementsOf } from '#main/refund/returned-movements.ts';
import { recordMovements } from '#main/catalog/stock-store.ts';
import { insertSale, listedRefund } from '#main/sale/completed-sale-store.ts';
import { openTempLedger, type TempLedger } from '#kit/temp-ledger.ts';
import { openShift, sell, tamper, verify, type Till } from './sold-till.ts';

let till: TempLedger;
let pos: number;
beforeEach(() => {
	till = openTempLedger();
	openShift(till.pen, 1);
	pos = sell(till.pen, 5, 1);
});
afterEach(() => till.close());

const wholePart = (): ReturnedPart => {
	const { of, refundable } = loadRefundable(till.pen, pos);
	const lines = wholeSale(refundable, 'restock');
	const plan = planRefund(refundable, { of, lines, reason: 'x', drawer: 'D1' });
	if (!plan.ok) throw new Error(plan.refusal.code);
	return plan.value;
};

/** Writes a refund whose rows all agree with it, whatever it says. */
function write(returned: ReturnedPart, mode: RefundMode = 'return'): number {
	return till.pen.transaction(() => {
		const event = till.pen.append({
			kind: 'sale/refunded',
			v: 1,
			operator: '1001',
			shiftId: 1,
			fiscal: { netFen: -returned.total_fen, taxFen: -returned.tax_fen },
			body: { refund_id: `refund_${returned.lines.length}`, mode, returned },
		});
		recordMovements(till.pen, event.pos, movementsOf(returned));
		insertReturn(till.pen, event.pos, returned);
		const job = till.pen.db
			.prepare(
				`INSERT INTO print_job (kind, sale_pos, document_json, state, created_ms, expires_ms,
				   changed_ms) VALUES ('receipt', ?, '{}', 'confirmed', 1, 2, 1)`,
			)
			.run(event.pos);
		const sale = listedRefund(event.event as SaleRefunded);
		insertSale(till.pen, { pos: event.pos, sale, receiptJob: Number(job.lastInsertRowid) });
		return event.pos;
	});
}

async function closed(): Promise<Till> {
	await till.ledger.close();
	const { dataDir, witnessDir } = till;
	return { dataDir, witnessDir, file: ledgerFile(dataDir) };
}

function brokenOf(where: Till) {
	const { checks } = verify(where, { deep: true });
	return checks
		.filter(({ state }) => state === 'broken')
		.map(({ id, place }) => [id, place?.pos ?? place?.table]);
}

/** One more fen for the first line, with every sum moved along. */
function oneFenMore(part: ReturnedPart): ReturnedPart {
	const [line, ...lines] = part.lines;
	const [row, ...rows] = part.paid_back;
	if (line === undefined || row === undefined) throw new Error('a part has lines and money');
	return {
		...part,
		total_fen: part.total_fen + 1,
		lines: [{ ...line, base_fen: line.base_fen + 1, net_fen: line.net_fen + 1 }, ...lines],
		paid_back: [{ ...row, exact_fen: row.exact_fen + 1, paid_fen: row.paid_fen + 1 }, ...rows],
	};
}

describe('a refund', () => {
	it('of the whole sale holds', async () => {
		write(wholePart());
		expect(brokenOf(await closed())).toEqual([]);
	});

	it('of one fen more than the share is named', async () => {
		const forged = write(oneFenMore(wholePart()));
		expect(brokenOf(await closed())).toEqual([['V12', forged]]);
	});

	it('that kept money for points nobody gave up is named', async () => {
		const part = wholePart();
		const [row, ...rows] = part.paid_back;
		if (row === undefined) throw new Error('a part gives money back');
		const kept = { ...row, paid_fen: row.paid_fen - 10, deducted_fen: 10 };
		const forged = write({ ...part, paid_back: [kept, ...rows] });
		expect(brokenOf(await closed())).toContainEqual(['V12', forged]);
	});

	it('of the same goods a second time is named', async () => {
		const part = wholePart();
		write(part);
		const forged = write(part);
		expect(brokenOf(await closed())).toEqual([['V12', forged]]);
	});

	it('of another sale than the one behind the number is named', async () => {
		const part = wholePart();
		if (part.of === undefined) throw new Error('it answers a sale');
		const forged = write({ ...part, of: { ...part.of, hash: '00'.repeat(32) } });
		expect(brokenOf(await closed())).toEqual([['V12', forged]]);
	});

	it('of a sale that this journal never had is named', async () => {
		const part = wholePart();
		if (part.of === undefined) throw new Error('it answers a sale');
		const forged = write({ ...part, of: { ...part.of, n: 999 } });
		expect(brokenOf(await closed())).toEqual([['V12', forged]]);
	});

	it('called a void that is only a part is named', async () => {
		const { of, refundable } = loadRefundable(till.pen, pos);
		const lines = wholeSale(refundable, 'restock').slice(0, 1);
		const plan = planRefund(refundable, { of, lines, reason: 'x', drawer: 'D1' });
		if (!plan.ok) throw new Error(plan.refusal.code);
		expect(refundable.sale.lines.length).toBeGreaterThan(1);
		const forged = write(plan.value, 'void');
		expect(brokenOf(await closed())).toEqual([['V12', forged]]);
	});

	it.each([
		['taken out of', 'DELETE FROM sale_return'],
		['changed in', 'UPDATE sale_return SET total_fen = total_fen + 1'],
	])('%s the list of returns is named', async (_, sql) => {
		const honest = write(wholePart());
		const where = await closed();
		tamper(where, (db) => db.exec(sql));
		expect(brokenOf(where)[0]).toEqual(['V12', honest]);
	});
});
