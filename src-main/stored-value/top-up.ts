/**
 * stored-value/quote-top-up and stored-value/top-up: money is taken for later (充值). In one
 * transaction: the event with its postings and its lot, coupons it gives, what it counts for the
 * tier, the contract on paper, and the drawer where it is cash. It is owed to the member, never
 * revenue.
 */
import type { AnyRefusal } from '#shared/contract/request.ts';
import type { TopUpQuote } from '#shared/contract/stored-value-views.ts';
import type { ParsedInput, RequestOutput } from '#shared/contract/terminal-contract.ts';
import type { StoredValueToppedUp } from '#shared/journal/stored-value-event.ts';
import { addMonths } from '#shared/kernel/calendar.ts';
import { ok, refuse, type Result } from '#shared/kernel/result.ts';
import { composeTopUpSlip } from '#shared/receipt/compose-stored-value-slip.ts';
import { pocketsLeft, partTotal, type Pockets } from '#shared/stored-value/lot.ts';
import { asksIdentity, capOf, checkTopUp } from '#shared/stored-value/prepaid-law.ts';
import type { StoredValueBook } from '#shared/stored-value/stored-value-book.ts';
import { bestOffer, nextOffer, type Matched } from '#shared/stored-value/top-up-offer.ts';
import { parseYuan } from '#shared/tender/parse-amount.ts';
import { storedValueSlipWords } from '#shared/words/stored-value-slip.ts';
import { cashOnly } from '../allowance/needs-hq.ts';
import { keepSigned } from '../customer/signature-store.ts';
import { announcePaper, queueSlip, type Paper } from '../deposit/deposit-paper.ts';
import { countTopUp } from '../member/count-top-up.ts';
import { noteHere } from '../member/count-visit.ts';
import { memberPaper } from '../member/member-paper.ts';
import { findMember, type MemberRow } from '../member/member-store.ts';
import { listTiers } from '../member/tier-store.ts';
import { givableOffers } from './givable-offers.ts';
import { giveCoupons, givePasses } from './give-gifts.ts';
import { giveGiftPoints } from './gift-points.ts';
import { giftWorth } from './gift-worth.ts';
import { activeMember, placeNow } from '../pass-card/pass-place.ts';
import { wayPart, wrongWay } from '../pass-card/pass-tenders.ts';
import { findOpenShift } from '../shift/shift-store.ts';
import { byWhom, type Caller, type Terminal } from '../terminal.ts';
import { bookInForce, spendableLots } from './lot-store.ts';
import { holderOf } from './prepaid-check.ts';
import { couponNames, quotedGifts } from './quoted-gifts.ts';
import { isIdentified, provedParts, signedTopUp } from './top-up-proof.ts';

type Input = ParsedInput<'stored-value/top-up'>;

export function quoteTopUp(
	terminal: Terminal,
	{ memberId, amountText }: ParsedInput<'stored-value/quote-top-up'>,
): Result<TopUpQuote, AnyRefusal> {
	const member = activeMember(terminal.pen, memberId);
	if (!member.ok) return member;
	const amount = amountText.trim() === '' ? ok(0) : parseYuan(amountText);
	return amount.ok ? ok(quoteFor(terminal, member.value, amount.value).quote) : amount;
}

type Quoted = {
	readonly quote: TopUpQuote;
	readonly matched: Matched | undefined;
	readonly book: StoredValueBook;
	readonly today: string;
};

function quoteFor(terminal: Terminal, member: MemberRow, amount: number): Quoted {
	const { pen } = terminal;
	const { today } = placeNow(terminal);
	const inForce = bookInForce(pen);
	const book = { ...inForce, offers: givableOffers(terminal, inForce.offers) };
	const who = { kind: member.kind, today, worthOf: giftWorth(terminal, today) };
	const matched = amount === 0 ? undefined : bestOffer(book.offers, amount, who);
	const next = nextOffer(book.offers, amount, who);
	const bonus = matched?.bonusFen ?? 0;
	const before = pocketsLeft(spendableLots(pen, member.member_id, today));
	const after = { principal: before.principal + amount, bonus: before.bonus + bonus };
	return {
		matched,
		book,
		today,
		quote: {
			amountFen: amount,
			bonusFen: bonus,
			...(matched === undefined
				? {}
				: { offer: { offerId: matched.offer.offerId, name: matched.offer.name } }),
			gifts: quotedGifts(terminal, member, matched),
			...(next === undefined ? {} : { next: nextOf(book, next, who) }),
			before: showPockets(before),
			after: showPockets(after),
			capFen: capOf(book.rules, holderOf(member)),
			needsIdentity: asksIdentity(book.rules, {
				amountFen: amount,
				registered: holderOf(member).registered,
				isKnown: isIdentified(pen, member),
			}),
		},
	};
}

function nextOf(
	{ offers }: StoredValueBook,
	next: NonNullable<ReturnType<typeof nextOffer>>,
	who: Parameters<typeof bestOffer>[2],
): NonNullable<TopUpQuote['next']> {
	const bonusFen = bestOffer(offers, next.offer.reach, who)?.bonusFen ?? 0;
	return { name: next.offer.name, missingFen: next.missing, bonusFen };
}

export function showPockets({ principal, bonus }: Pockets): {
	principalFen: number;
	bonusFen: number;
} {
	return { principalFen: principal, bonusFen: bonus };
}

export function topUp(
	terminal: Terminal,
	caller: Caller,
	input: Input,
): Result<RequestOutput<'stored-value/top-up'>, AnyRefusal> {
	const { pen, ids } = terminal;
	const done = caller.commit(() => {
		const shift = findOpenShift(pen);
		if (shift === undefined) return refuse({ code: 'shift/none-open' });
		const member = activeMember(pen, input.memberId);
		if (!member.ok) return member;
		// It would lie out of their reach: they draw on the pool of somebody else.
		if (member.value.family_of !== '') return refuse({ code: 'family/top-up-primary' });
		const amount = parseYuan(input.amountText);
		if (!amount.ok) return amount;
		const quoted = quoteFor(terminal, member.value, amount.value);
		const wrong = wrongTopUp(terminal, input, { member: member.value, quoted });
		if (wrong !== undefined) return refuse(wrong);
		const { quote, matched, book, today } = quoted;
		const signed = signedTopUp(terminal, caller, { input, quote });
		if (!signed.ok) return signed;
		const coupons = giveCoupons(terminal, caller, { matched, today, memberId: input.memberId });
		const points = giveGiftPoints(terminal, caller, { matched, memberId: input.memberId });
		const event = pen.append({
			kind: 'stored-value/topped-up',
			v: 1,
			...byWhom(caller),
			shiftId: shift.shiftId,
			body: {
				lot_id: ids.next('lot'),
				member_id: input.memberId,
				principal_fen: amount.value,
				bonus_fen: quote.bonusFen,
				policy: book.policy,
				bonus_expires: bonusEnd(book, today, quote.bonusFen),
				tenders: [{ ...wayPart(input, shift.drawer), amount_fen: amount.value }],
				...(matched === undefined
					? {}
					: { offer_id: matched.offer.offerId, offer_name: matched.offer.name }),
				...(coupons.length === 0 ? {} : { coupons }),
				...points,
				...provedParts(input, signed.value),
				principal_after_fen: quote.after.principalFen,
				bonus_after_fen: quote.after.bonusFen,
			},
		});
		noteHere(pen, input.memberId, event.event);
		countTopUp(pen, input.memberId, amount.value, today);
		const topped = event.event as StoredValueToppedUp;
		keepSigned(terminal, signed.value, { rowId: member.value.id, pos: event.pos });
		givePasses(terminal, caller, { matched, event: topped });
		const paper = printTopUp(terminal, input, { topped, pos: event.pos });
		return ok({
			lotId: topped.lot_id,
			...quote,
			coupons: coupons.map(({ code }) => code),
			tierName: tierNameOf(terminal, input.memberId),
			...paper,
		});
	});
	if (done.ok) announcePaper(terminal);
	if (done.ok) terminal.askDesk.clear(input.signAskId);
	return done;
}

function printTopUp(
	terminal: Terminal,
	input: Input,
	{ topped, pos }: { readonly topped: StoredValueToppedUp; readonly pos: number },
): Paper {
	const cashFen = input.way === 'cash' ? topped.principal_fen : 0;
	return queueSlip(terminal, {
		pos,
		cashFen,
		compose: (store, words) => {
			const value = storedValueSlipWords[store.language];
			const named = { ...paperOf(terminal, input), couponNames: couponNames(terminal) };
			return composeTopUpSlip(topped, { store, words, value, ...named });
		},
	});
}

/** Whose paper it is, masked. */
export function paperOf(
	{ pen }: Terminal,
	{ memberId }: { readonly memberId: string },
): { readonly member?: NonNullable<ReturnType<typeof memberPaper>['memberPaper']> } {
	const tier = findMember(pen, memberId)?.tier ?? '';
	const { memberPaper: member } = memberPaper(pen, { member_id: memberId, tier });
	return member === undefined ? {} : { member };
}

function tierNameOf({ pen }: Terminal, memberId: string): string {
	const tier = findMember(pen, memberId)?.tier;
	return listTiers(pen).find(({ code }) => code === tier)?.name ?? '';
}

function bonusEnd({ bonusMonths }: StoredValueBook, today: string, bonus: number): string {
	return bonusMonths === 0 || bonus === 0 ? '' : addMonths(today, bonusMonths);
}

type Judged = { readonly member: MemberRow; readonly quoted: Quoted };

/** What was told is what is given; and the rules of the law, which a store may only tighten. */
function wrongTopUp(
	terminal: Terminal,
	input: Input,
	{ member, quoted: { quote, book } }: Judged,
): AnyRefusal | undefined {
	const { settings } = terminal;
	const { way, expectedBonusFen, expectedOfferId, identified } = input;
	const { amountFen, bonusFen, after, offer } = quote;
	const wrong = wrongWay(settings, input) ?? cashOnly(terminal, input);
	if (wrong !== undefined) return wrong;
	if (amountFen < book.leastFen) return { code: 'stored-value/too-little', least: book.leastFen };
	const step = settings.current().cashStepFen;
	if (way === 'cash' && amountFen % step !== 0) return { code: 'stored-value/cash-step', step };
	const isOther = expectedOfferId !== undefined && expectedOfferId !== (offer?.offerId ?? '');
	if (bonusFen !== expectedBonusFen || isOther) return { code: 'stored-value/offer-changed' };
	const balance = { principal: after.principalFen, bonus: after.bonusFen };
	return checkTopUp(book.rules, {
		amountFen,
		balanceAfterFen: partTotal(balance),
		...holderOf(member),
		cash: way === 'cash',
		identified,
	});
}
