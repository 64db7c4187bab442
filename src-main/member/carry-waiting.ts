/**
 * What waits for somebody whose row is merged into another: the basket on the counter, parked sales
 * and orders with a deposit are the survivor's from then on, with their prices; so are the lines of
 * the day's list and what was sent after them, which the caps of K3 count for one person.
 */
import { prepared } from '../ledger/prepared.ts';
import type { Terminal } from '../terminal.ts';
import type { MemberRow } from './member-store.ts';

type Pair = {
	readonly keep: Pick<MemberRow, 'id' | 'member_id'>;
	readonly drop: Pick<MemberRow, 'id' | 'member_id'>;
};

/**
 * Inside a transaction; there are a few open sales at a time. Gives the id of the sale on the
 * counter when it is another's now.
 */
export function carryWaiting(
	{ pen }: Pick<Terminal, 'pen'>,
	{ keep, drop }: Pair,
): string | undefined {
	const ids = { keep: keep.member_id, drop: drop.member_id };
	const moved = prepared(
		pen.db,
		`UPDATE open_sale SET terms_json = replace(terms_json, :drop, :keep),
		   undo_json = replace(undo_json, :drop, :keep), revision = revision + 1
		 WHERE instr(terms_json, :drop) > 0 OR instr(undo_json, :drop) > 0
		 RETURNING sale_id AS saleId, state`,
	).all(ids) as { readonly saleId: string; readonly state: 'open' | 'parked' }[];
	for (const table of ['member_task', 'win_back'] as const) {
		const sql = `UPDATE OR IGNORE ${table} SET id = ? WHERE id = ?`;
		prepared(pen.db, sql).run(keep.id, drop.id);
	}
	return moved.find(({ state }) => state === 'open')?.saleId;
}
