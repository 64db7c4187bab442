/**
 * A pass begins: the event with everything that holds for it from now on, its rows, and the paper
 * with the terms. Inside the transaction of whoever sells it or gives it away.
 */
import type { PassRenewal, PassSold, PassTender } from '#shared/journal/pass-event.ts';
import { itemPart, termsPart } from '#shared/pass-card/fold-pass.ts';
import { soldItems, type PassCard } from '#shared/pass-card/pass-card.ts';
import type { PassTemplate } from '#shared/pass-card/pass-template.ts';
import { composePassSold } from '#shared/receipt/compose-pass-slip.ts';
import { passSlipWords } from '#shared/words/pass-slip.ts';
import { keepSigned, signedPart } from '../customer/signature-store.ts';
import type { SignedAsk } from '../customer/use-answer.ts';
import { queueSlip, type Paper } from '../deposit/deposit-paper.ts';
import { noteHere } from '../member/count-visit.ts';
import { byWhom, type Caller, type Terminal } from '../terminal.ts';
import { endsOf, placeNow } from './pass-place.ts';
import type { HeldPass } from './pass-store.ts';
import { cashIn } from './pass-tenders.ts';

export type NewPass = {
	readonly template: PassTemplate;
	readonly templateId: string;
	readonly memberId: string;
	readonly shiftId: number;
	/** Σ = price. */
	readonly tenders: readonly PassTender[];
	/** The top-up it was given with. */
	readonly withLot?: string;
	/** The pass it is bought on top of. */
	readonly renews?: PassRenewal;
	/** Its first day, where that is not as its start rule says. */
	readonly startsOn?: string;
	/** The contract was signed on the customer's screen, by the member of this row. */
	readonly signed?: { readonly ask: SignedAsk; readonly rowId: number };
};

export function layDownPass(
	terminal: Terminal,
	caller: Caller,
	wanted: NewPass,
): { readonly held: HeldPass; readonly paper: Paper } {
	const { pen, ids } = terminal;
	const { template, templateId, memberId, shiftId, tenders, withLot, signed } = wanted;
	const { renews, startsOn } = wanted;
	const { today, store: homeStore } = placeNow(terminal);
	const starts = startsOn === undefined ? {} : { startsOn };
	const whose = { passId: ids.next('pass'), memberId, homeStore, soldOn: today, ...starts };
	const unused = { uses: [], recognisedBeforeFen: 0, extendedDays: 0 };
	const card: PassCard = { ...template, ...whose, items: soldItems(template), ...unused };
	const { event, pos } = pen.append({
		kind: 'pass/sold',
		v: 1,
		...byWhom(caller),
		shiftId,
		body: {
			...rootsOf(card, templateId),
			tenders,
			...(withLot === undefined ? {} : { with_lot: withLot }),
			...(renews === undefined ? {} : { renews }),
			...(signed === undefined ? {} : { signed: signedPart(signed.ask) }),
		},
	});
	noteHere(pen, memberId, event);
	if (signed !== undefined) keepSigned(terminal, signed.ask, { rowId: signed.rowId, pos });
	const paper = queueSlip(terminal, {
		pos,
		cashFen: cashIn(tenders),
		compose: (store, words) =>
			composePassSold(event as PassSold, { store, words, pass: passSlipWords[store.language] }),
	});
	const held: HeldPass = {
		card,
		templateId,
		openedMs: event.at_ms,
		extensions: [],
		uses: [],
		...(withLot === undefined ? {} : { withLot }),
		...(renews === undefined ? {} : { renews }),
	};
	return { held, paper };
}

/** What the first event of a pass lays down. */
export function rootsOf(card: PassCard, templateId: string): Readonly<Record<string, unknown>> {
	return {
		pass_id: card.passId,
		member_id: card.memberId,
		template_id: templateId,
		terms: termsPart(card),
		items: card.items.map(itemPart),
		price_fen: card.priceFen,
		home_store: card.homeStore,
		sold_on: card.soldOn,
		...(card.startsOn === undefined ? {} : { starts_on: card.startsOn }),
		...endsOf(card),
	};
}
