/**
 * Postings are derived, not written by hand: one pure function of the event and its version, so
 * `verify` can run it again and compare byte for byte. What sales and refunds post: post-goods.ts.
 */
import { invariant } from '../kernel/invariant.ts';
import { postPoints } from './point-moves.ts';
import { account, balances, MONEY_LEDGER, type Posting } from './account.ts';
import type { JournalEvent, ShiftOpened } from './event.ts';
import { postSettlement } from './post-account.ts';
import { postDepositReturned, postDepositTaken } from './post-deposit.ts';
import { postRefund, postSale } from './post-goods.ts';
import { isStoredValueEvent } from './stored-value-event.ts';
import { postStoredValue } from './post-stored-value.ts';
import { postPass } from './post-pass.ts';
import { postTierFee } from './post-tier.ts';
import { isTierFeeEvent } from './tier-event.ts';

/** The postings of an event, in a fixed order; empty for audit events. Throws when they do not balance. */
export function postEvent(event: JournalEvent): Posting[] {
	const legs = [...legsOf(event), ...postPoints(event)];
	const postings = legs.filter((leg) => leg.amount !== 0);
	invariant(balances(postings), `postings of ${event.kind} must balance`);
	return postings;
}

function legsOf(event: JournalEvent): Posting[] {
	if (isStoredValueEvent(event)) {
		checkVersion(event, 1);
		return postStoredValue(event);
	}
	if (isTierFeeEvent(event)) {
		checkVersion(event, 1);
		return postTierFee(event);
	}
	switch (event.kind) {
		case 'sale/completed':
			checkVersion(event, 3);
			return postSale(event);
		case 'sale/refunded':
			checkVersion(event, 2);
			return postRefund(event);
		case 'deposit/taken':
			checkVersion(event, 1);
			return postDepositTaken(event);
		case 'deposit/returned':
			checkVersion(event, 1);
			return postDepositReturned(event);
		case 'account/settled':
			checkVersion(event, 1);
			return postSettlement(event);
		case 'pass/sold':
		case 'pass/opened':
		case 'pass/used':
		case 'pass/use-undone':
		case 'pass/extended':
		case 'pass/extension-sold':
		case 'pass/extension-undone':
		case 'pass/transferred':
		case 'pass/refunded':
			checkVersion(event, 1);
			return postPass(event);
		case 'shift/opened':
			checkVersion(event, 1);
			return postFloat(event);
		default:
			return [];
	}
}

function checkVersion({ kind, v }: { kind: string; v: number }, newest: number): void {
	invariant(v >= 1 && v <= newest, `no postings known for ${kind} v${v}`);
}

function postFloat(event: ShiftOpened): Posting[] {
	return [
		{ ledger: MONEY_LEDGER, account: account.cash(event.drawer), amount: event.float_fen },
		{ ledger: MONEY_LEDGER, account: account.safe, amount: -event.float_fen },
	];
}
