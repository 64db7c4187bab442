/**
 * V7 of store credit (店内余额): what is left on every slip is the sum of the postings with its code,
 * at no event was it below nothing, and the table has the slips of the journal and no others.
 */
import { creditTail } from '#shared/credit/credit-code.ts';
import { creditMoves } from '#shared/credit/credit-moves.ts';
import type { Connection } from '../ledger/connect.ts';
import type { Findings } from './finding.ts';
import type { JournalStep } from './walk-journal.ts';

type Slip = { readonly issuedPos: number; balance: number };
type Row = { readonly code: string; readonly issued_pos: number; readonly balance_fen: number };

export type SlipSums = {
	add(step: Pick<JournalStep, 'postings' | 'place'>): void;
	/** Compares with the table after the last event; how many slips there are. */
	compare(): number;
};

export function sumSlips(db: Connection, { tell }: Findings): SlipSums {
	const slips = new Map<string, Slip>();
	return {
		add: ({ postings, place }) => {
			for (const { code, amount } of creditMoves(postings)) {
				const slip = slips.get(code) ?? { issuedPos: place.pos ?? 0, balance: 0 };
				slip.balance += amount;
				slips.set(code, slip);
				if (slip.balance >= 0) continue;
				tell('V7', `slip ${creditTail(code)} goes to ${slip.balance}, below nothing`, place);
			}
		},
		compare: () => {
			const rows = db
				.prepare<[], Row>('SELECT code, issued_pos, balance_fen FROM credit_slip')
				.all();
			const left = new Map(slips);
			for (const { code, issued_pos: pos, balance_fen: balance } of rows) {
				const slip = left.get(code);
				left.delete(code);
				if (slip?.balance === balance && slip.issuedPos === pos) continue;
				const given = slip === undefined ? 'none' : `${slip.balance} from pos ${slip.issuedPos}`;
				const what = `slip holds ${balance} from pos ${pos}; the postings give ${given}`;
				tell('V7', what, { table: 'credit_slip', key: creditTail(code) });
			}
			for (const code of left.keys()) {
				tell('V7', 'postings of a slip without a row', {
					table: 'credit_slip',
					key: creditTail(code),
				});
			}
			return rows.length;
		},
	};
}
