/** The part of the handlers' table that answers for the customer's side and the questions to it. */
import type { customerAskRequests } from '#shared/contract/customer-ask-requests.ts';
import type { customerRequests } from '#shared/contract/customer-requests.ts';
import {
	declineAsk,
	noteScreen,
	showQuestion,
	takeConsent,
	takePin,
	takeSignature,
} from '../customer/answer-ask.ts';
import {
	askConsent,
	askNewPin,
	askPin,
	askSignature,
	cancelAsk,
	showAsk,
} from '../customer/open-ask.ts';
import { showCustomerBasket, showCustomerStore } from '../customer/show-customer.ts';
import type { HandlersOf } from './handler-types.ts';

export const customerHandlers: HandlersOf<typeof customerRequests & typeof customerAskRequests> = {
	'customer/basket': ({ terminal }, input) => showCustomerBasket(terminal, input),
	'customer/store': ({ terminal }) => showCustomerStore(terminal),
	'customer-ask/show': (asked) => showAsk(asked),
	'customer-ask/consent': (asked, input) => askConsent(asked, input),
	'customer-ask/pin': (asked, input) => askPin(asked, input),
	'customer-ask/new-pin': (asked, input) => askNewPin(asked, input),
	'customer-ask/sign': (asked, input) => askSignature(asked, input),
	'customer-ask/cancel': (asked, input) => cancelAsk(asked, input),
	'customer/here': (asked, input) => noteScreen(asked, input),
	'customer/question': (asked) => showQuestion(asked),
	'customer/agree': (asked, input) => takeConsent(asked, input),
	'customer/enter-pin': (asked, input) => takePin(asked, input),
	'customer/sign': (asked, input) => takeSignature(asked, input),
	'customer/decline': (asked, input) => declineAsk(asked, input),
};
