/**
 * What an event does to allowances (额度): a pure function of the event, so that the rows of the
 * ledger can be made again from the journal, here and at HQ.
 */
import type { AllowanceEvent, AllowancePurse, AllowanceTaken } from '../journal/allowance-event.ts';
import type { JournalEvent } from '../journal/event.ts';

export type AllowanceMove =
	| {
			readonly move: 'grant';
			readonly grantId: string;
			readonly memberId: string;
			readonly forUid: string;
			readonly fen: number;
			readonly points: number;
	  }
	| {
			readonly move: 'spend';
			readonly memberId: string;
			readonly purse: AllowancePurse;
			/** '' for what was spent on the floor. */
			readonly grantId: string;
			/** Of the purse's unit; 0 only for a pass use that is worth nothing. */
			readonly amount: number;
			readonly riskFen: number;
			readonly passId: string;
			readonly times: number;
	  }
	| {
			readonly move: 'release';
			readonly grantId: string;
			readonly fen: number;
			readonly points: number;
	  }
	| { readonly move: 'freeze'; readonly why: string }
	| { readonly move: 'unfreeze' };

export function allowanceMoves(event: JournalEvent): AllowanceMove[] {
	switch (event.kind) {
		case 'sale/completed':
		case 'pass/used':
		case 'points/gift-exchanged':
			return (event.allowance ?? []).flatMap(spendMoves);
		case 'gap/declared':
			return [{ move: 'freeze', why: 'tail-lost' }];
		case 'allowance/granted':
		case 'allowance/released':
		case 'allowance/frozen':
		case 'allowance/unfrozen':
			return [ownMove(event)];
		default:
			return [];
	}
}

function ownMove(event: AllowanceEvent): AllowanceMove {
	switch (event.kind) {
		case 'allowance/granted': {
			const { grant_id: grantId, member_id: memberId, for_uid: forUid, points } = event;
			return { move: 'grant', grantId, memberId, forUid, fen: event.stored_value_fen, points };
		}
		case 'allowance/released': {
			const { grant_id: grantId, stored_value_fen: fen, points } = event;
			return { move: 'release', grantId, fen, points };
		}
		case 'allowance/frozen':
			return { move: 'freeze', why: event.why };
		case 'allowance/unfrozen':
			return { move: 'unfreeze' };
	}
}

function spendMoves(taken: AllowanceTaken): AllowanceMove[] {
	const { purse, member_id: memberId, pass_id: passId = '', times = 0 } = taken;
	const spend = { move: 'spend', memberId, purse, passId } as const;
	const moves: AllowanceMove[] = taken.from_grants.map(({ grant_id: grantId, amount }) => {
		return { ...spend, grantId, amount, riskFen: 0, times: 0 };
	});
	if (taken.from_floor > 0 || times > 0) {
		const { from_floor: amount, risk_fen: riskFen } = taken;
		moves.push({ ...spend, grantId: '', amount, riskFen, times });
	}
	return moves;
}
