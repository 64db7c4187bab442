/**
 * The legs of paid levels (付费会员). Bought: Dr cash or clearing, Cr liability:tier. Earned by its
 * days: Dr liability:tier, Cr tier_fee. Given back: Dr liability:tier, Cr cash or clearing; what
 * the formula leaves is earned, and a refund in full takes back what the days had earned.
 */
import { account, MONEY_LEDGER, type Posting } from './account.ts';
import { tenderAccount } from './tender-account.ts';
import type { TierFeeEvent } from './tier-event.ts';

export function postTierFee(event: TierFeeEvent): Posting[] {
	switch (event.kind) {
		case 'tier/bought':
			return [
				...event.tenders.map((tender) => money(wayAccount(tender), tender.amount_fen)),
				owed(event.member_id, -event.fee_fen),
			];
		case 'tier/fee-earned': {
			const earned = event.parts.reduce((sum, part) => sum + part.earned_fen, 0);
			return [
				...event.parts.map((part) => owed(part.member_id, part.earned_fen)),
				money(account.tierFee, -earned),
			];
		}
		case 'tier/fee-refunded':
			return [
				owed(event.member_id, event.refund_fen + event.earned_fen),
				...event.paid_back.map((row) => money(wayAccount(row), -row.paid_fen)),
				money(account.tierFee, -event.earned_fen),
				money(account.rounding, event.rounding_fen),
			];
	}
}

type Way = { readonly kind: string; readonly method?: string; readonly drawer?: string };

function wayAccount({ kind, method = '', drawer = '' }: Way): string {
	return kind === 'cash' ? account.cash(drawer) : tenderAccount(kind, method);
}

function money(name: string, amount: number): Posting {
	return { ledger: MONEY_LEDGER, account: name, amount };
}

function owed(memberId: string, amount: number): Posting {
	return { ...money(account.tierLiability, amount), subject: memberId };
}
