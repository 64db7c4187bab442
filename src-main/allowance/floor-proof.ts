/**
 * Beyond what HQ set aside a spend is at the store's risk, so the member shows that they are there
 * with what nobody else has: a card or code in the hand, or their PIN. The last of a phone number,
 * which many know, is no proof then (protocol 3.7). Without an HQ nothing is asked beside SV-5.
 */
import type { AnyRefusal } from '#shared/contract/request.ts';
import { isPresent, type FoundBy } from '#shared/member/member.ts';
import type { Proof } from '../member/presence.ts';
import { spendable, type Purse, type SpendDesk } from './spending.ts';

export type FloorSpend = {
	/** Fen, or points. */
	readonly amount: number;
	readonly foundBy: FoundBy | undefined;
	readonly proof: Proof;
};

/** The refusal of a spend on the floor without such a proof; undefined for all others. */
export function floorProof(
	desk: SpendDesk,
	purse: Purse,
	{ amount, foundBy = 'list', proof }: FloorSpend,
): AnyRefusal | undefined {
	if (desk.hq.state() !== 'away' || proof === 'pin' || isPresent(foundBy)) return undefined;
	const { fromGrant } = spendable(desk, purse);
	return amount > fromGrant ? { code: 'allowance/needs-proof' } : undefined;
}
