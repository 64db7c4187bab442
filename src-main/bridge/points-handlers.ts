/** The part of the handlers' table that answers for points (积分). */
import type { pointsRequests } from '#shared/contract/points-requests.ts';
import { ok } from '#shared/kernel/result.ts';
import { adjustPoints } from '../points/adjust-points.ts';
import { exchangeAuthorized } from '../allowance/complete-authorized.ts';
import { saveGift, showGifts } from '../points/exchange-gift.ts';
import { changePointsBook, previewPoints, showPointsBook } from '../points/point-rules.ts';
import { showPoints, showPointsAlerts, showPointsEnding } from '../points/show-points.ts';
import { redeemPoints } from '../points/use-points.ts';
import type { HandlersOf } from './handler-types.ts';

export const pointsHandlers: HandlersOf<typeof pointsRequests> = {
	'sale/redeem-points': ({ terminal, caller }, input) => redeemPoints(terminal, caller, input),
	'points/book': ({ terminal }) => ok(showPointsBook(terminal)),
	'points/change-book': ({ terminal, caller }, input) => changePointsBook(terminal, caller, input),
	'points/preview': ({ terminal }, input) => previewPoints(terminal, input),
	'points/adjust': ({ terminal, caller }, input) => adjustPoints(terminal, caller, input),
	'points/gifts': ({ terminal }) => ok(showGifts(terminal)),
	'points/put-gift': ({ terminal, caller }, input) => saveGift(terminal, caller, input),
	'points/exchange-gift': ({ terminal, caller }, input) =>
		exchangeAuthorized(terminal, caller, input),
	'points/statement': ({ terminal }, input) => showPoints(terminal, input),
	'points/ending': ({ terminal }, input) => ok(showPointsEnding(terminal, input)),
	'points/alerts': ({ terminal }) => ok(showPointsAlerts(terminal)),
};
