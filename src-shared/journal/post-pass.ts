/**
 * The legs of passes (次卡). Sold: Dr cash or clearing, Cr liability:pass. Used: Dr liability:pass,
 * Cr sales of the department and its tax; undone: the same turned round. Given back: Dr
 * liability:pass, Cr cash or clearing and what the formula keeps; jiao given for fen are rounding.
 * Ledger 3 counts the uses beside it; a time card has none to count.
 */
import { account, MONEY_LEDGER, PASS_LEDGER, type Posting } from './account.ts';
import type {
	PassEvent,
	PassItemPart,
	PassOpened,
	PassRefunded,
	PassSold,
	PassTender,
	PassUsePart,
} from './pass-event.ts';
import { tenderAccount } from './tender-account.ts';

export function postPass(event: PassEvent): Posting[] {
	switch (event.kind) {
		case 'pass/sold':
			return postSold(event);
		case 'pass/opened':
			return postOpened(event);
		case 'pass/used':
			return postUse(event, 1);
		case 'pass/use-undone':
			return postUse(event, -1);
		case 'pass/refunded':
			return postRefunded(event);
		case 'pass/extension-sold':
			return postFee(event.pass_id, event.tenders, 1);
		case 'pass/extension-undone':
			return postFee(event.pass_id, event.paid_back, -1);
		default:
			return [];
	}
}

function postSold({ pass_id: pass, price_fen: price, tenders, items }: PassSold): Posting[] {
	return [
		...tenders.map((tender) => money(wayAccount(tender), tender.amount_fen)),
		owed(pass, -price),
		...counted(pass, { of: 'issued', uses: -usesIn(items) }),
	];
}

function postOpened(event: PassOpened): Posting[] {
	const { pass_id: pass, price_fen: price, recognised_before_fen: before, items } = event;
	return [
		money(account.opening, price - before),
		owed(pass, before - price),
		...counted(pass, { of: 'issued', uses: -usesIn(items) }),
	];
}

function postUse(use: PassUsePart, sign: 1 | -1): Posting[] {
	const { pass_id: pass, recognised_fen: value, tax_fen: tax } = use;
	return [
		owed(pass, sign * value),
		money(account.sales(use.dept), sign * (tax - value)),
		money(account.vatOut(use.tax_bp), -sign * tax),
		...counted(pass, { of: 'used', uses: sign * use.units.length }),
	];
}

function postRefunded(event: PassRefunded): Posting[] {
	const { pass_id: pass, refund_fen: refund, kept_fen: kept } = event;
	return [
		owed(pass, refund + kept),
		...event.paid_back.map((row) => money(wayAccount(row), -row.paid_fen)),
		money(account.prepaidKept, -kept),
		money(account.rounding, event.rounding_fen),
		...counted(pass, { of: 'lapsed', uses: event.uses_left }),
	];
}

/** A fee is owed like the price; no use is issued for it. */
function postFee(pass: string, tenders: readonly PassTender[], sign: 1 | -1): Posting[] {
	const fee = tenders.reduce((sum, { amount_fen }) => sum + amount_fen, 0);
	return [
		...tenders.map((tender) => money(wayAccount(tender), sign * tender.amount_fen)),
		owed(pass, -sign * fee),
	];
}

/** Uses of what is issued: those that were had before are not issued again. */
function usesIn(items: readonly PassItemPart[]): number {
	return items.reduce((sum, { paid, gift, used_before = 0 }) => sum + paid + gift - used_before, 0);
}

type Way = { readonly kind: string; readonly method?: string; readonly drawer?: string };

function wayAccount({ kind, method = '', drawer = '' }: Way): string {
	return kind === 'cash' ? account.cash(drawer) : tenderAccount(kind, method);
}

function money(name: string, amount: number): Posting {
	return { ledger: MONEY_LEDGER, account: name, amount };
}

function owed(pass: string, amount: number): Posting {
	return { ...money(account.passLiability, amount), subject: pass };
}

/** Uses the member has are a credit, as money owed to them is. */
function counted(
	pass: string,
	{ of, uses }: { readonly of: 'issued' | 'used' | 'lapsed'; readonly uses: number },
): Posting[] {
	return [
		{ ledger: PASS_LEDGER, account: account.passUses('member'), subject: pass, amount: uses },
		{ ledger: PASS_LEDGER, account: account.passUses(of), amount: -uses },
	];
}
