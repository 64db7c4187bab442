/** The part of the handlers' table that answers for passes (次卡). */
import type { passCardRequests } from '#shared/contract/pass-card-requests.ts';
import { handOver, moveEnd } from '../pass-card/change-pass.ts';
import { extendForMoney, takeBackExtension } from '../pass-card/extend-for-money.ts';
import { openPass } from '../pass-card/open-pass.ts';
import { givePassBack, previewPassRefund } from '../pass-card/refund-pass.ts';
import { renewPass } from '../pass-card/renew-pass.ts';
import { sellPass } from '../pass-card/sell-pass.ts';
import { showPassOverview } from '../pass-card/show-overview.ts';
import { listMemberPasses } from '../pass-card/show-pass.ts';
import { saveTemplate, showTemplates } from '../pass-card/template-requests.ts';
import { recordUse, takeBackUse } from '../pass-card/use-pass.ts';
import type { HandlersOf } from './handler-types.ts';

export const passCardHandlers: HandlersOf<typeof passCardRequests> = {
	'pass-card/templates': ({ terminal }) => showTemplates(terminal),
	'pass-card/put-template': ({ terminal, caller }, input) => saveTemplate(terminal, caller, input),
	'pass-card/sell': ({ terminal, caller }, input) => sellPass(terminal, caller, input),
	'pass-card/use': ({ terminal, caller }, input) => recordUse(terminal, caller, input),
	'pass-card/undo-use': ({ terminal, caller }, input) => takeBackUse(terminal, caller, input),
	'pass-card/sell-extension': ({ terminal, caller }, input) =>
		extendForMoney(terminal, caller, input),
	'pass-card/undo-extension': ({ terminal, caller }, input) =>
		takeBackExtension(terminal, caller, input),
	'pass-card/renew': ({ terminal, caller }, input) => renewPass(terminal, caller, input),
	'pass-card/extend': ({ terminal, caller }, input) => moveEnd(terminal, caller, input),
	'pass-card/transfer': ({ terminal, caller }, input) => handOver(terminal, caller, input),
	'pass-card/refund-preview': ({ terminal }, input) => previewPassRefund(terminal, input),
	'pass-card/refund': ({ terminal, caller }, input) => givePassBack(terminal, caller, input),
	'pass-card/open': ({ terminal, caller }, input) => openPass(terminal, caller, input),
	'pass-card/overview': ({ terminal }, input) => showPassOverview(terminal, input),
	'pass-card/list': ({ terminal }, input) => listMemberPasses(terminal, input),
};
