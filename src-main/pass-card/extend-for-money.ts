/**
 * pass-card/sell-extension and pass-card/undo-extension: a longer pass for what its template asks
 * (续期). Money is owed, as for a pass: no sale, a slip, the drawer where it is cash. On its day,
 * and as long as no use has earned of it, it is taken back: all of it, the way it came.
 */
import type { AnyRefusal } from '#shared/contract/request.ts';
import type { ParsedInput, RequestOutput } from '#shared/contract/terminal-contract.ts';
import type {
	PassExtensionSold,
	PassExtensionUndone,
	PassTender,
} from '#shared/journal/pass-event.ts';
import { ok, refuse, type Result } from '#shared/kernel/result.ts';
import { leftFen, type PassCard } from '#shared/pass-card/pass-card.ts';
import type { ExtensionOffer } from '#shared/pass-card/pass-template.ts';
import {
	sellExtension,
	undoExtension,
	withExtension,
	type SoldExtension,
} from '#shared/pass-card/sell-extension.ts';
import { composeExtension } from '#shared/receipt/compose-extension-slip.ts';
import { passSlipWords } from '#shared/words/pass-slip.ts';
import { needsHq } from '../allowance/needs-hq.ts';
import { announcePaper, queueSlip, type Paper } from '../deposit/deposit-paper.ts';
import { noteHere } from '../member/count-visit.ts';
import { wasGivenBack } from '../stored-value/lot-gifts.ts';
import { wrongPass } from '../stored-value/prepaid-check.ts';
import { byWhom, type Caller, type Terminal } from '../terminal.ts';
import { endGivenPass } from './give-pass.ts';
import { endsOf, passAtCounter, passOfActive, placeNow } from './pass-place.ts';
import { findPass, findTemplate, readEventBody, type HeldPass } from './pass-store.ts';
import { cashIn, tendersFor } from './pass-tenders.ts';
import { showPass } from './show-pass.ts';

type Input = ParsedInput<'pass-card/sell-extension'>;

export function extendForMoney(
	terminal: Terminal,
	caller: Caller,
	input: Input,
): Result<RequestOutput<'pass-card/sell-extension'>, AnyRefusal> {
	const { pen, ids } = terminal;
	const done = caller.commit(() => {
		const found = passOfActive(pen, input.passId);
		if (!found.ok) return found;
		const { shift, held, member } = found.value;
		const { card } = held;
		const offer = offerFor(terminal, held, input.expectedPriceFen);
		if (!offer.ok) return offer;
		const place = placeNow(terminal);
		const when = { extensionId: ids.next('pass'), today: place.today };
		const sold = sellExtension(card, offer.value, when);
		if (!sold.ok) return sold;
		const tenders = tendersFor(terminal, input, { amountFen: sold.value.feeFen, ...shift });
		if (!tenders.ok) return tenders;
		const amountFen = sold.value.feeFen;
		const balanceAfterFen = leftFen(card) + amountFen;
		const paid = { amountFen, balanceAfterFen, cashFen: cashIn(tenders.value) };
		const wrong = wrongPass(pen, member, paid);
		if (wrong !== undefined) return refuse(wrong);
		const after = withExtension(card, sold.value);
		const { event, pos } = pen.append({
			kind: 'pass/extension-sold',
			v: 1,
			...byWhom(caller),
			shiftId: shift.shiftId,
			body: { ...soldPart(after, sold.value, place.today), tenders: tenders.value },
		});
		noteHere(pen, card.memberId, event);
		const paper = queueExtension(terminal, event as PassExtensionSold, pos);
		const noted = { ...sold.value, soldOn: place.today, pos };
		const extensions = [...held.extensions, noted];
		const pass = showPass({ ...held, card: after, extensions }, place);
		const { extensionId, feeFen: paidFen } = sold.value;
		return ok({ pass, extensionId, paidFen, ...paper });
	});
	if (done.ok) announcePaper(terminal);
	return done;
}

/** What the template asks today, at the price the cashier saw. */
function offerFor(
	{ pen }: Terminal,
	{ templateId }: HeldPass,
	expectedPriceFen: number,
): Result<ExtensionOffer, AnyRefusal> {
	const offer = findTemplate(pen, templateId)?.template.extension;
	if (offer === undefined) return refuse({ code: 'pass-card/no-offer' });
	if (offer.priceFen !== expectedPriceFen) {
		return refuse({ code: 'pass-card/changed-meanwhile', amount: offer.priceFen });
	}
	return ok(offer);
}

function soldPart(
	after: PassCard,
	{ shares, ...sold }: SoldExtension,
	soldOn: string,
): Readonly<Record<string, unknown>> {
	return {
		...namesOf(after, sold),
		shares: shares.map(({ itemNo, fen, units }) => ({ item_no: itemNo, fen, units })),
		sold_on: soldOn,
	};
}

/** What both events say of the extension, with the ends as they are after them. */
function namesOf(
	after: PassCard,
	{ extensionId, days, feeFen }: Omit<SoldExtension, 'shares'>,
): Readonly<Record<string, unknown>> {
	return {
		pass_id: after.passId,
		member_id: after.memberId,
		pass_name: after.name,
		extension_id: extensionId,
		days,
		fee_fen: feeFen,
		...endsOf(after),
	};
}

export function takeBackExtension(
	terminal: Terminal,
	caller: Caller,
	{ passId, extensionId }: ParsedInput<'pass-card/undo-extension'>,
): Result<RequestOutput<'pass-card/undo-extension'>, AnyRefusal> {
	const { pen } = terminal;
	const done = caller.commit(() => {
		const waits = needsHq(terminal);
		if (waits !== undefined) return refuse(waits);
		const found = passAtCounter(pen, passId);
		if (!found.ok) return found;
		const { shift, held } = found.value;
		const place = placeNow(terminal);
		const sold = held.extensions.find((one) => one.extensionId === extensionId);
		if (sold === undefined) return refuse({ code: 'pass-card/no-such-extension' });
		if (sold.soldOn !== place.today) return refuse({ code: 'pass-card/extension-earlier' });
		const card = undoExtension(held.card, sold);
		if (!card.ok) return card;
		const { tenders } = readEventBody(pen, sold.pos) as PassExtensionSold;
		const paidBack = tenders.map((tender) => backOf(tender, shift.drawer));
		const { event, pos } = pen.append({
			kind: 'pass/extension-undone',
			v: 1,
			...byWhom(caller),
			shiftId: shift.shiftId,
			body: { ...namesOf(card.value, sold), paid_back: paidBack },
		});
		const paper = queueExtension(terminal, event as PassExtensionUndone, pos);
		if (isOrphan(terminal, held, card.value)) {
			endGivenPass(terminal, caller, { card: card.value, shiftId: shift.shiftId });
		}
		const pass = showPass(findPass(pen, passId) ?? held, place);
		return ok({ pass, paidFen: sold.feeFen, ...paper });
	});
	if (done.ok) announcePaper(terminal);
	return done;
}

/** Nothing was paid for it any more, and the top-up it came with was given back meanwhile. */
function isOrphan({ pen }: Terminal, { withLot }: HeldPass, { priceFen }: PassCard): boolean {
	return withLot !== undefined && priceFen === 0 && wasGivenBack(pen, withLot);
}

/** The same way and amount; cash leaves the drawer that is here now. */
function backOf(tender: PassTender, drawer: string): PassTender {
	return tender.kind === 'cash' ? { ...tender, drawer } : tender;
}

function queueExtension(
	terminal: Terminal,
	event: PassExtensionSold | PassExtensionUndone,
	pos: number,
): Paper {
	const moved = event.kind === 'pass/extension-sold' ? event.tenders : event.paid_back;
	return queueSlip(terminal, {
		pos,
		cashFen: cashIn(moved),
		compose: (store, words) =>
			composeExtension(event, { store, words, pass: passSlipWords[store.language] }),
	});
}
