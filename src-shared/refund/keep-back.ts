/**
 * What of a refund stays for points that went with the goods and were spent already (DEDUCT_CASH):
 * out of the cash first, in whole jiao, then out of what goes back to cards, codes and slips. What
 * goes back to lots or is only owed less is no money and stays whole.
 */
import type { PaidBack } from '../journal/refund-event.ts';

const JIAO = 10;
const MONEY = ['cash', 'card', 'code', 'store_credit'];

/** The most that may be kept of these rows, fen. */
export function keepableFen(rows: readonly PaidBack[]): number {
	return rows.reduce((sum, row) => (MONEY.includes(row.kind) ? sum + row.paid_fen : sum), 0);
}

/** The rows with at most `fen` kept of them; asked for what it kept, it keeps the same again. */
export function keepBack(rows: readonly PaidBack[], fen: number): PaidBack[] {
	let open = fen;
	const kept = rows.map(() => 0);
	for (const isCash of [true, false]) {
		for (const [at, { kind, paid_fen: paid }] of rows.entries()) {
			if (!MONEY.includes(kind) || (kind === 'cash') !== isCash) continue;
			const most = Math.min(open, paid);
			kept[at] = isCash ? most - (most % JIAO) : most;
			open -= kept[at] ?? 0;
		}
	}
	return rows.map((row, at) => {
		const deducted = kept[at] ?? 0;
		if (deducted === 0) return row;
		return { ...row, paid_fen: row.paid_fen - deducted, deducted_fen: deducted };
	});
}

export function keptFen(rows: readonly PaidBack[]): number {
	return rows.reduce((sum, { deducted_fen: deducted = 0 }) => sum + deducted, 0);
}
