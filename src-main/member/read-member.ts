/**
 * member/find: one gesture for whatever is in the hand or in the head. A rotating code and a card
 * say who it is; so does a whole phone. Four digits, letters and characters give a list. Who is
 * meant exactly comes first; a card in the hand ends the search, and what is typed may mean
 * somebody else too. A number is never looked for in the middle of another.
 */
import { queryKind, searchKey } from '#shared/catalog/search-words.ts';
import type { MemberPanelView } from '#shared/contract/member-views.ts';
import type { AnyRefusal } from '#shared/contract/request.ts';
import type { ParsedInput, RequestOutput } from '#shared/contract/terminal-contract.ts';
import { ok, refuse, type Result } from '#shared/kernel/result.ts';
import { isGoodAt } from '#shared/member/card-type.ts';
import { isMistypedCard, readCardNumber, readStripe } from '#shared/member/card-number.ts';
import { isBankCard } from '#shared/member/looks-like-pan.ts';
import { looksLikeMemberToken, readMemberToken } from '#shared/member/member-token.ts';
import type { FoundBy } from '#shared/member/member.ts';
import { ANY_PHONE, phoneOf } from '#shared/member/phone.ts';
import type { Caller, Terminal } from '../terminal.ts';
import { noteDevice } from '../points/device-store.ts';
import { signedBy } from '../system/signed-by.ts';
import { bringBack, stateHere } from './bring-back.ts';
import { findCardType } from './card-type-store.ts';
import {
	findByPhone,
	findByRow,
	findCard,
	findMember,
	listByPrefix,
	listBySound,
	listByTail,
	listContaining,
	listStartingWith,
	MOST_LISTED,
	type ListedMember,
	type MemberRow,
} from './member-store.ts';
import { survivorOf } from './past-of.ts';
import { showPanel } from './show-member.ts';
import { showRow } from './show-row.ts';

export type Recognised = { readonly member: MemberRow; readonly foundBy: FoundBy };

export function findMembers(
	terminal: Terminal,
	caller: Caller,
	{ text, source, purpose }: ParsedInput<'member/find'>,
): Result<RequestOutput<'member/find'>, AnyRefusal> {
	const gesture = { scanned: source === 'scanned', purpose };
	const exact = exactly(terminal, text, gesture);
	const named = exact?.ok === true ? exact.value : [];
	// A card in the hand means nobody else; a number that is typed may be the end of a phone too.
	const isOver = exact !== undefined && gesture.scanned;
	const searched = isOver ? NOBODY : searchMembers(terminal, text);
	const others = searched.rows.filter(({ id }) => named.every(({ member }) => member.id !== id));
	const rows = [...named.map(({ member }) => member), ...others].slice(0, MOST_LISTED);
	if (rows.length > 1) return ok({ rows: rows.map((row) => showRow(terminal, row)) });
	const [only] = named;
	if (only !== undefined) {
		return ok({ panel: showNamed(terminal, { caller, purpose }, only), rows: [] });
	}
	const [other] = others;
	const member = other === undefined ? undefined : findByRow(terminal.pen, other.id);
	if (member === undefined) {
		return exact?.ok === false ? exact : refuse({ code: 'member/not-found' });
	}
	const found = usable(terminal, { member, foundBy: searched.foundBy }, purpose);
	if (!found.ok) return found;
	return ok({ panel: showPanel(terminal, member, searched.foundBy), rows: [] });
}

/** Who is meant and nobody else, back from where they were put away. */
function showNamed(
	terminal: Terminal,
	{ caller, purpose }: { readonly caller: Caller; readonly purpose: Purpose },
	{ member, foundBy }: Recognised,
): MemberPanelView {
	terminal.recognised.note(caller, { memberId: member.member_id, foundBy });
	// To look at a page is no visit.
	const isBack = purpose === 'counter' && member.state === 'archived';
	const here = isBack
		? terminal.pen.transaction(() => bringBack(terminal, caller, member))
		: member;
	return showPanel(terminal, here, foundBy);
}

/**
 * The one member a code, a card or a whole phone names, to be put on a sale; undefined for what
 * names nobody.
 */
export function recognise(
	terminal: Terminal,
	text: string,
	scanned: boolean,
): Result<Recognised, AnyRefusal> | undefined {
	const exact = exactly(terminal, text, { scanned, purpose: 'counter' });
	if (exact?.ok !== true) return exact;
	const [only, another] = exact.value;
	if (another !== undefined) return refuse({ code: 'member/two-meant' });
	return only === undefined ? undefined : ok(only);
}

type Gesture = { readonly scanned: boolean; readonly purpose: Purpose };
type Purpose = ParsedInput<'member/find'>['purpose'];
/** One, or two where a number is the phone of one and the card of another. */
type Named = Result<readonly Recognised[], AnyRefusal>;

function exactly(terminal: Terminal, text: string, gesture: Gesture): Named | undefined {
	const bare = text.trim();
	if (looksLikeMemberToken(bare)) return alone(byToken(terminal, bare, gesture.purpose));
	const cardNo = readStripe(bare) ?? readCardNumber(bare);
	const byCard = cardNo === undefined ? undefined : ownerOf(terminal, cardNo, gesture);
	if (byCard !== undefined && gesture.scanned) return alone(byCard);
	// Never kept, never logged, never said again: what was read is only said to be one.
	if (byCard === undefined && isBankCard(bare, cardNo)) {
		return refuse({ code: 'member/bank-card' });
	}
	const phone = phoneOf(bare, ANY_PHONE);
	const member = phone === undefined ? undefined : findByPhone(terminal.pen, phone);
	if (member !== undefined) {
		const byPhone = usable(terminal, { member, foundBy: 'phone' }, gesture.purpose);
		return byCard === undefined ? alone(byPhone) : eitherOf(byPhone, byCard);
	}
	if (byCard !== undefined) return alone(byCard);
	if (cardNo !== undefined && isMistypedCard(cardNo)) {
		return refuse({ code: 'member/card-mistyped' });
	}
	return undefined;
}

function alone(found: Result<Recognised, AnyRefusal>): Named {
	return found.ok ? ok([found.value]) : found;
}

/** A store whose card numbers are phones: what one of the two cannot mean, the other still can. */
function eitherOf(
	byPhone: Result<Recognised, AnyRefusal>,
	byCard: Result<Recognised, AnyRefusal>,
): Named {
	if (!byCard.ok) return alone(byPhone);
	if (!byPhone.ok) return alone(byCard);
	const isSame = byPhone.value.member.id === byCard.value.member.id;
	return ok(isSame ? [byPhone.value] : [byPhone.value, byCard.value]);
}

/** Whose card it is, or why it opens nothing; undefined for no card of anybody here. */
function ownerOf(
	terminal: Terminal,
	cardNo: string,
	{ scanned, purpose }: Gesture,
): Result<Recognised, AnyRefusal> | undefined {
	const card = findCard(terminal.pen, cardNo);
	if (card === undefined) return undefined;
	if (card.state === 'lost') return refuse({ code: 'member/card-lost' });
	if (card.state !== 'active') return refuse({ code: 'member/card-replaced' });
	const good = goodHere(terminal, card.type_code);
	if (!good.ok) return good;
	const owner = survivorOf(terminal.pen, findByRow(terminal.pen, card.id));
	// What is typed like a stripe is a number somebody knows, and no card in the hand (SV-5).
	const foundBy = scanned ? 'card' : 'list';
	return owner === undefined ? undefined : usable(terminal, { member: owner, foundBy }, purpose);
}

function byToken(
	terminal: Terminal,
	text: string,
	purpose: Purpose,
): Result<Recognised, AnyRefusal> {
	const { couponKey } = terminal.settings.current();
	const read = readMemberToken(text, signedBy(couponKey), terminal.clock.now());
	if (!read.ok) return read;
	const { memberId, device } = read.value;
	const member = survivorOf(terminal.pen, findMember(terminal.pen, memberId));
	if (member === undefined) return refuse({ code: 'member/not-found' });
	if (device !== undefined) noteDevice(terminal, { device, memberId: member.member_id });
	return usable(terminal, { member, foundBy: 'qr' }, purpose);
}

/** What the type of the card says about this store, read anew at every scan (CFG-1). */
function goodHere({ pen, settings }: Terminal, typeCode: string): Result<true, AnyRefusal> {
	const type = typeCode === '' ? undefined : findCardType(pen, typeCode);
	if (type === undefined) return ok(true);
	if (!type.active) return refuse({ code: 'card-type/off' });
	const here = isGoodAt(type, settings.current().storeCode);
	return here ? ok(true) : refuse({ code: 'card-type/not-here' });
}

/** Who is suspended or closed is on no sale, and still has a page. */
function usable(
	{ pen }: Terminal,
	found: Recognised,
	purpose: Purpose,
): Result<Recognised, AnyRefusal> {
	const { member } = found;
	if (member.state === 'erased') return refuse({ code: 'member/not-found' });
	if (purpose === 'page') return ok(found);
	const state = stateHere(pen, member);
	if (state === 'frozen') return refuse({ code: 'member/frozen' });
	if (state === 'closed') return refuse({ code: 'member/closed' });
	return ok(found);
}

type Found = { readonly rows: readonly ListedMember[]; readonly foundBy: FoundBy };

const NOBODY: Found = { rows: [], foundBy: 'list' };

/** At most twenty, best first, none twice. */
export function searchMembers({ pen }: Pick<Terminal, 'pen'>, text: string): Found {
	const query = text.trim().slice(0, 40);
	const key = searchKey(query);
	if (query === '') return NOBODY;
	switch (queryKind(query)) {
		case 'digits':
			return { rows: key.length === 4 ? listByTail(pen, key) : [], foundBy: 'tail' };
		case 'latin': {
			const byInitials =
				key.length <= 2
					? listByPrefix(pen, key)
					: listStartingWith(pen, { column: 'ini', text: key });
			const byPinyin = distinct(byInitials, () => {
				return listStartingWith(pen, { column: 'full', text: key });
			});
			return { rows: distinct(byPinyin, () => listBySound(pen, key)), foundBy: 'initials' };
		}
		case 'words': {
			const starting =
				[...query].length <= 2
					? listByPrefix(pen, query)
					: listStartingWith(pen, { column: 'name', text: query });
			const rows = distinct(starting, () => listContaining(pen, query));
			return { rows, foundBy: 'name' };
		}
	}
}

/** More is looked for only while there is room. */
function distinct(
	first: readonly ListedMember[],
	more: () => readonly ListedMember[],
): ListedMember[] {
	const rows = new Map(first.map((row) => [row.id, row]));
	if (rows.size < MOST_LISTED) {
		for (const row of more()) if (rows.size < MOST_LISTED && isListed(row)) rows.set(row.id, row);
	}
	return [...rows.values()];
}

function isListed({ state }: ListedMember): boolean {
	return state === 'active' || state === 'frozen' || state === 'closed';
}
