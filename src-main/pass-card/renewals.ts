/** Passes that were bought on top of another (续卡), found from either side. */
import type { PassCard } from '#shared/pass-card/pass-card.ts';
import { daysTakenBack, withoutDays } from '#shared/pass-card/renew-pass.ts';
import type { ReadableLedger } from '../ledger/access.ts';
import { prepared } from '../ledger/prepared.ts';
import { byWhom, type Caller, type Terminal } from '../terminal.ts';
import { endsOf } from './pass-place.ts';
import { findPass, type HeldPass } from './pass-store.ts';

export type Shortened = {
	/** As it is without the one that renewed it. */
	readonly card: PassCard;
	/** > 0. */
	readonly days: number;
};

/** The older pass that ends earlier once this one is given back; undefined when none does. */
export function shortenedBy(
	ledger: ReadableLedger,
	{ card, renews }: HeldPass,
): Shortened | undefined {
	const old = renews === undefined ? undefined : findPass(ledger, renews.pass_id)?.card;
	if (renews === undefined || old === undefined || renews.days === 0) return undefined;
	const days = daysTakenBack(old, renews.days, otherRenewals(ledger, old, card.passId));
	return days === 0 ? undefined : { card: withoutDays(old, days), days };
}

function otherRenewals(ledger: ReadableLedger, old: PassCard, exceptId: string): PassCard[] {
	const rows = prepared(
		ledger.db,
		`SELECT pass_id FROM pass_card WHERE member_id = ? AND state = 'active' AND pass_id <> ?
		   AND json_extract(terms_json, '$.renews.pass_id') = ?`,
	).all(old.memberId, exceptId, old.passId) as { readonly pass_id: string }[];
	return rows.flatMap(({ pass_id: id }) => findPass(ledger, id)?.card ?? []);
}

type Moved = {
	/** With its new end. */
	readonly card: PassCard;
	/** Below 0 when it ends earlier. */
	readonly days: number;
	readonly reason: 'renewed' | 'renewal-returned';
	/** The pass that renewed it. */
	readonly by: string;
	readonly shiftId: number;
};

/** Inside a transaction: the end of the old pass moves with the one that renewed it. */
export function moveEndWith({ pen }: Terminal, caller: Caller, moved: Moved): void {
	const { card, days, reason, by, shiftId } = moved;
	const body = {
		pass_id: card.passId,
		member_id: card.memberId,
		pass_name: card.name,
		days,
		...endsOf(card),
		reason,
		renewed_by: by,
	};
	pen.append({ kind: 'pass/extended', v: 1, ...byWhom(caller), shiftId, body });
}
