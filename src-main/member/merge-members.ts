/**
 * member/merge: two rows of one person become one. Stored value moves lot by lot, passes change
 * hands, cards, tags and coupons follow. What was sold and what was agreed to stays with the row it
 * was of (K5), and that leads to the other from now on: whoever reads a member's past follows it
 * (past-of.ts). Of what they agreed to, the last word on each purpose holds.
 */
import type { MemberPageView } from '#shared/contract/member-views.ts';
import type { AnyRefusal } from '#shared/contract/request.ts';
import type { ParsedInput } from '#shared/contract/terminal-contract.ts';
import { ok, type Result } from '#shared/kernel/result.ts';
import { maskCard } from '#shared/member/mask.ts';
import { joinHoldings } from '#shared/member/tier-holding.ts';
import { partTotal, pocketsLeft } from '#shared/stored-value/lot.ts';
import { shutAccount } from '../account/account-owner.ts';
import { prepared } from '../ledger/prepared.ts';
import { standingPasses } from '../pass-card/pass-store.ts';
import { movePoints } from '../points/move-points.ts';
import { lastConsents } from '../privacy/consent-store.ts';
import { destroyHealthKeys, dropHealthNotes } from '../privacy/health-notes.ts';
import { spendableLots } from '../stored-value/lot-store.ts';
import { holderOf } from '../stored-value/prepaid-check.ts';
import { moveStoredValue } from '../stored-value/transfer-stored-value.ts';
import { byWhom, type Caller, type Terminal } from '../terminal.ts';
import { carryWaiting } from './carry-waiting.ts';
import { holdingDay } from './member-day.ts';
import { listCards, listTags, PROFILE_COLUMN, type MemberRow } from './member-store.ts';
import { holdingOf } from './member-tiers.ts';
import { dropTag, patchMember, putTag } from './member-writer.ts';
import { hasAccount, hasCode, pairOf, type Pair } from './merge-pair.ts';
import { noteChange } from './note-change.ts';
import { placeTier, tellTier } from './place-tier.ts';
import { showPage } from './show-member.ts';
import { noteTags, tagsByHand } from './tag-member.ts';
import { listTiers } from './tier-store.ts';

export function mergeMembers(
	terminal: Terminal,
	caller: Caller,
	{ keepId, dropId }: ParsedInput<'member/merge'>,
): Result<MemberPageView, AnyRefusal> {
	const { pen } = terminal;
	let saleId: string | undefined;
	const done = caller.commit(() => {
		const pair = pairOf(terminal, { keepId, dropId });
		if (!pair.ok) return pair;
		endAccount(terminal, caller, pair.value);
		const moved = moveHoldings(terminal, caller, pair.value);
		if (!moved.ok) return moved;
		const kept = pen.overwriting(() => mergeRows(terminal, caller, pair.value));
		saleId = carryWaiting(terminal, pair.value);
		const { visits, spent_fen } = pair.value.drop;
		const body = { member_id: keepId, merged_id: dropId, moved: { visits, spent_fen } };
		pen.append({ kind: 'member/merged', v: 1, ...byWhom(caller), body });
		return ok(showPage(terminal, holdLastWord(terminal, caller, kept)));
	});
	if (done.ok) destroyHealthKeys(terminal, keepId);
	if (done.ok && saleId !== undefined) {
		terminal.announce({ event: 'sale/replaced', detail: { saleId } });
	}
	return done;
}

/** A yes of one row ends with a later no of the other, as if both had been said at one. */
function holdLastWord(terminal: Terminal, caller: Caller, kept: MemberRow): MemberRow {
	const said = lastConsents(terminal.pen, kept.id);
	if (said.get('health')?.last.given !== 1) dropHealthNotes(terminal, caller, kept);
	const marketing = said.get('marketing')?.last.given;
	return marketing === undefined ? kept : patchMember(terminal.pen, kept, { marketing });
}

/** One of two accounts stays; what the other owed is settled by now, and nobody buys on it. */
function endAccount(terminal: Terminal, caller: Caller, { keep, drop }: Pair): void {
	if (hasAccount(keep) && hasCode(drop)) shutAccount(terminal, caller, drop);
}

/** Everything with a value, each by its own noun's event. */
function moveHoldings(
	terminal: Terminal,
	caller: Caller,
	{ keep, drop }: Pair,
): Result<true, AnyRefusal> {
	const { pen } = terminal;
	movePoints(terminal, caller, { from: drop.member_id, to: keep.member_id, reason: 'merged' });
	// A bonus that is over and not taken off yet is nothing to move.
	if (partTotal(pocketsLeft(spendableLots(pen, drop.member_id, holdingDay(terminal)))) > 0) {
		const ids = { memberId: drop.member_id, toMemberId: keep.member_id };
		const registered = [keep, drop].some((row) => holderOf(row).registered);
		const moved = moveStoredValue(terminal, caller, { ...ids, reason: 'merged', registered });
		if (!moved.ok) return moved;
	}
	for (const { passId, passName } of standingPasses(pen, drop.member_id)) {
		pen.append({
			kind: 'pass/transferred',
			v: 1,
			...byWhom(caller),
			body: {
				pass_id: passId,
				pass_name: passName,
				from_member_id: drop.member_id,
				member_id: keep.member_id,
				reason: 'merged',
			},
		});
	}
	return ok(true);
}

function mergeRows(terminal: Terminal, caller: Caller, { keep, drop }: Pair): MemberRow {
	const { pen, clock } = terminal;
	const atMs = clock.now();
	for (const { card_no: cardNo } of listCards(pen, drop.id)) {
		const came = { before: '', after: maskCard(cardNo) };
		noteChange(terminal, caller, { id: keep.id, field: 'card', ...came });
	}
	prepared(pen.db, 'UPDATE member_card SET id = ?, changed_ms = ? WHERE id = ?').run(
		keep.id,
		atMs,
		drop.id,
	);
	prepared(pen.db, 'UPDATE coupon SET member_id = ? WHERE member_id = ?').run(
		keep.member_id,
		drop.member_id,
	);
	const tags = tagsByHand(pen, keep.id);
	for (const { tag, by_rule: byRule } of listTags(pen, drop.id)) {
		if (byRule === 0) putTag(pen, { id: keep.id, tag, byRule: false });
		dropTag(pen, drop.id, tag);
	}
	// The number is given up before it is taken over: one phone is one member's.
	const left = hasAccount(keep) ? {} : { account_code: '' };
	const led = { state: 'merged', merged_into: keep.member_id } as const;
	const gone = { ...led, phone: null, identity_no: '', ...left } as const;
	prepared(
		pen.db,
		`UPDATE member SET merged_into = ? WHERE merged_into = ? AND merged_into <> ''`,
	).run(keep.member_id, drop.member_id);
	patchMember(pen, drop, { ...gone, ...NO_PAST, changed_ms: atMs, version: drop.version + 1 });
	const states = { before: drop.state, after: gone.state };
	noteChange(terminal, caller, { id: drop.id, field: 'state', ...states });
	const kept = placeTier(pen, keep, {
		// What either of them earned or was given holds on, each until its own end.
		holding: joinHoldings(listTiers(pen), holdingOf(keep), holdingOf(drop)),
		today: holdingDay(terminal),
		more: {
			...takenOver(keep, drop),
			...referralOf(keep, drop),
			...pastTogether(keep, drop),
			changed_ms: atMs,
			version: keep.version + 1,
		},
	});
	tellTier(pen, { before: keep, after: kept, why: 'merged', caller });
	noteTags(terminal, caller, { id: keep.id, before: tags });
	noteTakenOver(terminal, caller, { keep, kept });
	noteChange(terminal, caller, {
		id: keep.id,
		field: 'merged',
		before: '',
		after: drop.phone ?? '',
	});
	return kept;
}

/** Columns that a merge may fill, by what the history calls them. */
const TAKEN = {
	...PROFILE_COLUMN,
	priceList: 'price_list',
} as const satisfies Record<string, keyof MemberRow>;

/** A row for each field that is another one now. */
function noteTakenOver(
	terminal: Terminal,
	caller: Caller,
	{ keep, kept }: { readonly keep: MemberRow; readonly kept: MemberRow },
): void {
	for (const [field, column] of Object.entries(TAKEN)) {
		const [before, after] = [keep[column] ?? '', kept[column] ?? ''];
		if (before !== after) noteChange(terminal, caller, { id: keep.id, field, before, after });
	}
}

/** Their figures, so that lists and filters count both; the sales themselves stay where they are. */
function pastTogether(keep: MemberRow, drop: MemberRow): Partial<MemberRow> {
	const first = [keep.first_ms, drop.first_ms].filter((ms) => ms > 0);
	return {
		visits: keep.visits + drop.visits,
		spent_fen: keep.spent_fen + drop.spent_fen,
		top_up_fen: keep.top_up_fen + drop.top_up_fen,
		first_ms: first.length === 0 ? 0 : Math.min(...first),
		last_ms: Math.max(keep.last_ms, drop.last_ms),
		last_pos: Math.max(keep.last_pos, drop.last_pos),
		seen: Math.max(keep.seen, drop.seen),
	};
}

const NO_PAST = {
	visits: 0,
	spent_fen: 0,
	top_up_fen: 0,
	first_ms: 0,
	last_ms: 0,
	last_pos: 0,
} as const satisfies Partial<MemberRow>;

/** What the first row does not know, and the second does. */
function takenOver(keep: MemberRow, drop: MemberRow): Partial<MemberRow> {
	return {
		...(keep.phone === null ? { phone: drop.phone } : {}),
		...(keep.name === '' ? { name: drop.name } : {}),
		...(keep.gender === '' ? { gender: drop.gender } : {}),
		...(keep.birthday === '' ? birthdayIn(drop) : {}),
		...(keep.address === '' ? { address: drop.address } : {}),
		...(keep.note === '' ? { note: drop.note } : {}),
		...(keep.identity_no === '' ? { identity_no: drop.identity_no } : {}),
		...(keep.tax_no === '' ? { tax_no: drop.tax_no } : {}),
		...(hasAccount(keep) ? {} : accountIn(drop)),
		...(keep.price_list === '' ? { price_list: drop.price_list } : {}),
		...(keep.pin_hash === '' ? pinOf(drop) : {}),
	};
}

/** Who bought as either is no new member; until then, whoever sent either sent them. */
function referralOf(keep: MemberRow, drop: MemberRow): Partial<MemberRow> {
	const hasBought = [keep, drop].some((row) => row.referral_paid === 1 || row.spent_fen > 0);
	if (hasBought) return { referral_paid: 1 };
	return keep.referred_by === '' && drop.referred_by !== keep.member_id
		? { referred_by: drop.referred_by }
		: {};
}

/** With a birthday comes when it was set: it is set once in twelve months (MEM-13). */
function birthdayIn({ birthday, birth_month, birthday_set_ms }: MemberRow): Partial<MemberRow> {
	return { birthday, birth_month, birthday_set_ms };
}

/** With the tries that were wrong: a merge unlocks nothing. */
function pinOf({ pin_hash, wrong_pins, pin_locked_until_ms }: MemberRow): Partial<MemberRow> {
	return pin_hash === '' ? {} : { pin_hash, wrong_pins, pin_locked_until_ms };
}

/** With an account comes what may have one: a company. */
function accountIn({ account_code, kind }: MemberRow): Partial<MemberRow> {
	if (account_code === '') return {};
	return kind === 'company' ? { account_code, kind } : { account_code };
}
