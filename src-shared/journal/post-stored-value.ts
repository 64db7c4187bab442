/**
 * The legs of stored value (储值). Top-up 500 + 50: Dr cash 500, Cr sv_principal 500; Dr
 * bonus_granted 50, Cr sv_bonus 50: a liability, never revenue. Spent: Dr both pockets as the
 * sale's tender. Given back: Dr sv_principal, Cr cash and what the formula keeps; the bonus goes
 * back to bonus_granted.
 */
import { account, MONEY_LEDGER, type Posting } from './account.ts';
import { tenderAccount } from './tender-account.ts';
import type { StoredValueEvent, SvPaidBack, SvPart } from './stored-value-event.ts';

export function postStoredValue(event: StoredValueEvent): Posting[] {
	switch (event.kind) {
		case 'stored-value/topped-up':
			return [
				...event.tenders.map((tender) => leg(wayAccount(tender), tender.amount_fen)),
				...owe(event.member_id, [event], 1),
				leg(account.bonusGranted, event.bonus_fen),
			];
		case 'stored-value/opened':
			return [
				leg(account.opening, event.principal_fen + event.bonus_fen),
				...owe(event.member_id, [event], 1),
			];
		case 'stored-value/top-up-undone':
			return [
				...paidBack(event.paid_back),
				...owe(event.member_id, [event], -1),
				leg(account.bonusGranted, -event.bonus_fen),
			];
		case 'stored-value/refunded':
			return [
				...paidBack(event.paid_back),
				...owe(event.member_id, event.parts, -1),
				leg(account.bonusGranted, -bonusIn(event.parts)),
				leg(account.prepaidKept, -event.kept_fen),
				leg(account.rounding, event.rounding_fen),
			];
		case 'stored-value/bonus-expired':
			return [
				...owe(event.member_id, event.parts, -1),
				leg(account.bonusGranted, -bonusIn(event.parts)),
			];
		case 'stored-value/adjusted': {
			const { lot, parts = [] } = event;
			const more = lot === undefined ? [] : [lot];
			const change = totalIn(more) - totalIn(parts);
			return [
				leg(account.bonusGranted, change),
				...owe(event.member_id, more, 1),
				...owe(event.member_id, parts, -1),
			];
		}
		case 'stored-value/transferred':
			return [
				...owe(event.from_member_id, event.parts, -1),
				...owe(event.member_id, event.lots, 1),
			];
	}
}

/** Both pockets of a member by the parts of lots: owed more (1) or less (−1). */
export function owe(
	member: string,
	parts: readonly Omit<SvPart, 'lot_id'>[],
	sign: 1 | -1,
): Posting[] {
	const principal = parts.reduce((sum, part) => sum + part.principal_fen, 0);
	return [
		{ ...leg(account.svPrincipal, -sign * principal), subject: member },
		{ ...leg(account.svBonus, -sign * bonusIn(parts)), subject: member },
	];
}

type Way = { readonly kind: string; readonly method?: string; readonly drawer?: string };

function wayAccount({ kind, method = '', drawer = '' }: Way): string {
	return kind === 'cash' ? account.cash(drawer) : tenderAccount(kind, method);
}

function paidBack(rows: readonly SvPaidBack[]): Posting[] {
	return rows.map((row) => leg(wayAccount(row), -row.paid_fen));
}

function bonusIn(parts: readonly { readonly bonus_fen: number }[]): number {
	return parts.reduce((sum, { bonus_fen: bonus }) => sum + bonus, 0);
}

function totalIn(parts: readonly Omit<SvPart, 'lot_id'>[]): number {
	return parts.reduce((sum, part) => sum + part.principal_fen, bonusIn(parts));
}

function leg(name: string, amount: number): Posting {
	return { ledger: MONEY_LEDGER, account: name, amount: amount === 0 ? 0 : amount };
}
