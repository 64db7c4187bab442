/** The part of the handlers' table that answers for stored value. */
import type { storedValueRequests } from '#shared/contract/stored-value-requests.ts';
import { ok } from '#shared/kernel/result.ts';
import { adjustStoredValue } from '../stored-value/adjust-stored-value.ts';
import {
	giveStoredValueBack,
	previewStoredValueRefund,
} from '../stored-value/refund-stored-value.ts';
import {
	changeBook,
	showBook,
	showLiability,
	showStoredValue,
} from '../stored-value/show-stored-value.ts';
import { quoteTopUp, topUp } from '../stored-value/top-up.ts';
import { transferStoredValue } from '../stored-value/transfer-stored-value.ts';
import { undoTopUp } from '../stored-value/undo-top-up.ts';
import type { HandlersOf } from './handler-types.ts';

export const storedValueHandlers: HandlersOf<typeof storedValueRequests> = {
	'stored-value/show': ({ terminal }, input) => showStoredValue(terminal, input),
	'stored-value/quote-top-up': ({ terminal }, input) => quoteTopUp(terminal, input),
	'stored-value/top-up': ({ terminal, caller }, input) => topUp(terminal, caller, input),
	'stored-value/undo-top-up': ({ terminal, caller }, input) => undoTopUp(terminal, caller, input),
	'stored-value/refund-preview': ({ terminal }, input) => previewStoredValueRefund(terminal, input),
	'stored-value/refund': ({ terminal, caller }, input) =>
		giveStoredValueBack(terminal, caller, input),
	'stored-value/transfer': ({ terminal, caller }, input) =>
		transferStoredValue(terminal, caller, input),
	'stored-value/adjust': ({ terminal, caller }, input) =>
		adjustStoredValue(terminal, caller, input),
	'stored-value/book': ({ terminal }) => ok(showBook(terminal)),
	'stored-value/change-book': ({ terminal, caller }, input) => changeBook(terminal, caller, input),
	'stored-value/liability': ({ terminal }, input) => showLiability(terminal, input),
};
