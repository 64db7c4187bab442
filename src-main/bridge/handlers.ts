/**
 * Which function answers which request. The type is the proof: a missing handler, one too many, or
 * an output that is not the contract's does not compile.
 */
import { ok } from '#shared/kernel/result.ts';
import { listOrders } from '../deposit/list-orders.ts';
import { revealPhone } from '../deposit/reveal-phone.ts';
import { cancelOrder, returnOver } from '../deposit/return-deposit.ts';
import { takeDeposit } from '../deposit/take-deposit.ts';
import { collectOrder, payInstalment } from '../deposit/wait-for-order.ts';
import { openDrawer } from '../device/open-drawer.ts';
import {
	dismissJob,
	listJobs,
	printOffered,
	printTestPage,
	reprintReceipt,
	retryJob,
} from '../device/print-requests.ts';
import { printGiftReceipt } from '../device/print-gift-receipt.ts';
import { addOperator, changeOperator, listOperators } from '../operator/manage-operators.ts';
import { quitTerminal } from '../operator/quit-terminal.ts';
import { lockSession, signIn, signOut } from '../operator/sign-in.ts';
import {
	changeLineQuantity,
	removeSaleLine,
	repeatSaleLine,
	showCurrentSale,
	undoSale,
} from '../sale/basket.ts';
import { overrideLinePrice } from '../sale/override-price.ts';
import { addChosenProduct } from '../sale/add-chosen-product.ts';
import { completeAuthorized } from '../allowance/complete-authorized.ts';
import { quoteCash } from '../sale/quote-cash.ts';
import {
	beginPayment,
	cancelPayment,
	confirmPayment,
	listPayments,
} from '../payment/payment-requests.ts';
import { listAccounts, putAccount } from '../account/account-requests.ts';
import { printAccountStatement, showStatement } from '../account/account-statement-requests.ts';
import { linkAccount } from '../account/link-account.ts';
import { settleAccount } from '../account/settle-account.ts';
import { showCredit } from '../credit/spend-credit.ts';
import { previewRefund, showRefundableSale } from '../refund/ask-refund.ts';
import { beginExchange, dropExchange } from '../refund/begin-exchange.ts';
import { completeRefund } from '../refund/complete-refund.ts';
import { completeUnreceipted, previewUnreceipted } from '../refund/unreceipted.ts';
import { findSale, listSales } from '../sale/list-sales.ts';
import { listParked, parkSale, recallSale, voidSale } from '../sale/park-sale.ts';
import { takeNewPrice } from '../sale/take-new-price.ts';
import { submitScan } from '../sale/submit-scan.ts';
import { changeLanguage, changeSettings } from '../settings/change-settings.ts';
import { openShift } from '../shift/open-shift.ts';
import { readXReport } from '../shift/read-x-report.ts';
import { catalogHandlers } from './catalog-handlers.ts';
import { customerHandlers } from './customer-handlers.ts';
import { familyHandlers } from './family-handlers.ts';
import type { Handlers } from './handler-types.ts';
import { storedValueHandlers } from './stored-value-handlers.ts';
import { memberCardHandlers } from './member-card-handlers.ts';
import { memberHandlers } from './member-handlers.ts';
import { memberListHandlers } from './member-list-handlers.ts';
import { passCardHandlers } from './pass-card-handlers.ts';
import { pointsHandlers } from './points-handlers.ts';
import { pricingHandlers } from './pricing-handlers.ts';
import { technicianHandlers } from './technician-handlers.ts';
import { priceListHandlers } from './price-list-handlers.ts';
import { tierHandlers } from './tier-handlers.ts';
import { privacyHandlers } from './privacy-handlers.ts';

export const handlers: Handlers = {
	'settings/language': ({ terminal }, { language }) => changeLanguage(terminal, language),
	'terminal/quit': (asked) => quitTerminal(asked),
	'operator/sign-in': (asked, input) => signIn(asked, input),
	'operator/sign-out': (asked) => signOut(asked),
	'operator/lock': (asked) => lockSession(asked),
	'operator/list': ({ terminal }) => listOperators(terminal),
	'operator/add': ({ terminal, caller }, input) => addOperator(terminal, caller, input),
	'operator/change': (asked, input) => changeOperator(asked, input),
	'settings/get': ({ terminal }) => ok(terminal.settings.current()),
	'settings/change': ({ terminal, caller }, input) => changeSettings(terminal, caller, input),
	'shift/open': ({ terminal, caller }, input) => openShift(terminal, caller, input),
	'shift/x-report': ({ terminal, caller }, input) => readXReport(terminal, caller, input),
	'scan/submit': ({ terminal, caller }, input) => submitScan(terminal, caller, input),
	'sale/current': ({ terminal, caller }) => showCurrentSale(terminal, caller),
	'sale/add-product': ({ terminal, caller }, input) => addChosenProduct(terminal, caller, input),
	'sale/change-quantity': ({ terminal, caller }, input) =>
		changeLineQuantity(terminal, caller, input),
	'sale/override-price': ({ terminal, caller }, input) =>
		overrideLinePrice(terminal, caller, input),
	'sale/take-price': ({ terminal, caller }, input) => takeNewPrice(terminal, caller, input),
	'sale/remove-line': ({ terminal, caller }, input) => removeSaleLine(terminal, caller, input),
	'sale/repeat-line': ({ terminal, caller }, input) => repeatSaleLine(terminal, caller, input),
	'sale/undo': ({ terminal, caller }) => undoSale(terminal, caller),
	'sale/void': ({ terminal, caller }, input) => voidSale(terminal, caller, input),
	'sale/park': ({ terminal, caller }, input) => parkSale(terminal, caller, input),
	'sale/list-parked': ({ terminal }) => listParked(terminal),
	'sale/recall': ({ terminal, caller }, input) => recallSale(terminal, caller, input),
	'sale/quote-cash': ({ terminal }, input) => quoteCash(terminal, input),
	'sale/complete': ({ terminal, caller }, input) => completeAuthorized(terminal, caller, input),
	'sale/list': ({ terminal }, input) => listSales(terminal, input),
	'sale/find': ({ terminal }, input) => findSale(terminal, input),
	'payment/begin': ({ terminal, caller }, input) => beginPayment(terminal, caller, input),
	'payment/confirm': ({ terminal, caller }, input) => confirmPayment(terminal, caller, input),
	'payment/cancel': ({ terminal, caller }, input) => cancelPayment(terminal, caller, input),
	'payment/list': ({ terminal }, input) => listPayments(terminal, input),
	'deposit/take': ({ terminal, caller }, input) => takeDeposit(terminal, caller, input),
	'deposit/pay': ({ terminal, caller }, input) => payInstalment(terminal, caller, input),
	'deposit/list': ({ terminal }, input) => listOrders(terminal, input),
	'deposit/reveal-phone': ({ terminal, caller }, input) => revealPhone(terminal, caller, input),
	'deposit/collect': ({ terminal, caller }, input) => collectOrder(terminal, caller, input),
	'deposit/cancel': ({ terminal, caller }, input) => cancelOrder(terminal, caller, input),
	'deposit/return-over': ({ terminal, caller }, input) => returnOver(terminal, caller, input),
	'account/list': ({ terminal }) => listAccounts(terminal),
	'account/put': ({ terminal, caller }, input) => putAccount(terminal, caller, input),
	'account/settle': ({ terminal, caller }, input) => settleAccount(terminal, caller, input),
	'account/link': ({ terminal, caller }, input) => linkAccount(terminal, caller, input),
	'account/statement': ({ terminal }, input) => showStatement(terminal, input),
	'account/print-statement': ({ terminal, caller }, input) => {
		return printAccountStatement(terminal, caller, input);
	},
	'credit/find': ({ terminal }, input) => showCredit(terminal, input),
	'refund/of-sale': ({ terminal }, input) => showRefundableSale(terminal, input),
	'refund/preview': ({ terminal, caller }, input) => previewRefund(terminal, caller, input),
	'refund/complete': ({ terminal, caller }, input) => completeRefund(terminal, caller, input),
	'exchange/begin': ({ terminal, caller }, input) => beginExchange(terminal, caller, input),
	'exchange/drop': ({ terminal, caller }) => dropExchange(terminal, caller),
	'refund/preview-unreceipted': ({ terminal, caller }, input) =>
		previewUnreceipted(terminal, caller, input),
	'refund/complete-unreceipted': ({ terminal, caller }, input) =>
		completeUnreceipted(terminal, caller, input),
	...catalogHandlers,
	...customerHandlers,
	...pricingHandlers,
	...passCardHandlers,
	...pointsHandlers,
	...technicianHandlers,
	...tierHandlers,
	...priceListHandlers,
	...familyHandlers,
	...memberCardHandlers,
	...memberHandlers,
	...privacyHandlers,
	...storedValueHandlers,
	...memberListHandlers,
	'receipt/gift': ({ terminal, caller }, input) => printGiftReceipt(terminal, caller, input),
	'receipt/reprint': ({ terminal, caller }, input) => reprintReceipt(terminal, caller, input),
	'receipt/print-offered': ({ terminal, caller }, input) => printOffered(terminal, caller, input),
	'print-job/list': ({ terminal }) => listJobs(terminal),
	'print-job/retry': ({ terminal, caller }, input) => retryJob(terminal, caller, input),
	'print-job/dismiss': ({ terminal, caller }, input) => dismissJob(terminal, caller, input),
	'printer/test': ({ terminal, caller }) => printTestPage(terminal, caller),
	'device/list': ({ terminal }) => ok({ devices: terminal.devices() }),
	'drawer/open': ({ terminal, caller }, input) => openDrawer(terminal, caller, input),
};
