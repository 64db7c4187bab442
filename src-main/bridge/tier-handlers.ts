/** The part of the handlers' table that answers for tiers, benefits and types of cards. */
import type { tierRequests } from '#shared/contract/tier-requests.ts';
import { ok } from '#shared/kernel/result.ts';
import { showBenefits, useBenefit } from '../member/benefit-requests.ts';
import { saveCardType, showCardTypes } from '../member/card-type-requests.ts';
import { buyTier, showFees } from '../member/buy-tier.ts';
import { giveFeeBack, previewFeeRefund, undoBuy } from '../member/refund-tier-fee.ts';
import { putMemberRules, showMemberRules } from '../member-list/member-rules.ts';
import { grantTier, putTierTable, showTiers } from '../member/tier-requests.ts';
import type { HandlersOf } from './handler-types.ts';

export const tierHandlers: HandlersOf<typeof tierRequests> = {
	'tier/list': ({ terminal }) => ok(showTiers(terminal)),
	'tier/put-table': ({ terminal, caller }, input) => putTierTable(terminal, caller, input),
	'tier/grant': ({ terminal, caller }, input) => grantTier(terminal, caller, input),
	'tier/fees': ({ terminal }, { memberId }) => showFees(terminal, memberId),
	'tier/buy': ({ terminal, caller }, input) => buyTier(terminal, caller, input),
	'tier/undo-buy': ({ terminal, caller }, input) => undoBuy(terminal, caller, input),
	'tier/preview-refund': ({ terminal }, input) => previewFeeRefund(terminal, input),
	'tier/refund-fee': ({ terminal, caller }, input) => giveFeeBack(terminal, caller, input),
	'member-rules/list': ({ terminal }) => ok(showMemberRules(terminal)),
	'member-rules/put': ({ terminal, caller }, input) => putMemberRules(terminal, caller, input),
	'card-type/list': ({ terminal }) => ok(showCardTypes(terminal)),
	'card-type/put': ({ terminal, caller }, input) => saveCardType(terminal, caller, input),
	'benefit/list': ({ terminal }, { memberId }) => showBenefits(terminal, memberId),
	'benefit/use': ({ terminal, caller }, input) => useBenefit(terminal, caller, input),
};
