/** Two small events, and the rows of a journal as they lie in the ledger. */
import type { NewEvent } from '#main/ledger/access.ts';
import type { TempLedger } from '#kit/temp-ledger.ts';

export const floatOf = (fen: number): NewEvent => ({
	kind: 'shift/opened',
	v: 1,
	operator: '1001',
	shiftId: 1,
	body: { drawer: '1', float_fen: fen },
});
export const noSale: NewEvent = {
	kind: 'drawer/opened',
	v: 1,
	operator: '1001',
	shiftId: 1,
	body: { drawer: '1', reason: '换零钱' },
};

export type Row = {
	readonly pos: number;
	readonly inc: number;
	readonly n: number;
	readonly uid: Buffer;
	readonly kind: string;
	readonly v: number;
	readonly at_ms: number;
	readonly biz_date: string;
	readonly shift_id: number | null;
	readonly prev: Buffer;
	readonly body: Buffer;
	readonly hash: Buffer;
};

export function journalRows({ pen }: TempLedger): Row[] {
	return pen.db.prepare<[], Row>('SELECT * FROM journal ORDER BY pos').all();
}
