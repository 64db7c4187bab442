/** points/book, points/change-book, points/preview: the rules as data, and what they would give. */
import type { AnyRefusal } from '#shared/contract/request.ts';
import type { ParsedInput, RequestOutput } from '#shared/contract/terminal-contract.ts';
import { ok, refuse, type Result } from '#shared/kernel/result.ts';
import { pointsFor } from '#shared/points/earn-points.ts';
import {
	pointsBookProblem,
	POINTS_TEMPLATES,
	TRADES,
	type PointsBook,
} from '#shared/points/points-book.ts';
import { parseYuan } from '#shared/tender/parse-amount.ts';
import { findProduct } from '../catalog/product-store.ts';
import { listTiers } from '../member/tier-store.ts';
import { byWhom, type Caller, type Terminal } from '../terminal.ts';
import { insertPointsBook, writtenPointsBook } from './points-store.ts';

export function showPointsBook({ pen }: Terminal): RequestOutput<'points/book'> {
	const templates = TRADES.map((trade) => ({ trade, book: POINTS_TEMPLATES[trade] }));
	const book = writtenPointsBook(pen);
	const excludedGoods = book.excludedProducts.map((productId) => {
		return { productId, name: findProduct(pen, productId)?.name ?? '' };
	});
	return { book, templates, excludedGoods };
}

export function changePointsBook(
	{ pen, clock }: Terminal,
	caller: Caller,
	{ book }: ParsedInput<'points/change-book'>,
): Result<RequestOutput<'points/change-book'>, AnyRefusal> {
	return caller.commit(() => {
		const field = pointsBookProblem(book);
		if (field !== undefined) return refuse({ code: 'points/book-wrong', field });
		const before = writtenPointsBook(pen);
		insertPointsBook(pen, { book, atMs: clock.now(), by: caller.operator.operatorNo });
		const changed = Object.keys(book).filter((key) => {
			const name = key as keyof PointsBook;
			return JSON.stringify(before[name]) !== JSON.stringify(book[name]);
		});
		pen.append({
			kind: 'points-book/changed',
			v: 1,
			...byWhom(caller),
			body: { book: withoutBooleans(book), changed },
		});
		return ok({ book });
	});
}

/** The journal holds whole numbers and text only. */
function withoutBooleans({ bonusEarns, redeemProof, ...book }: PointsBook) {
	return { ...book, bonusEarns: Number(bonusEarns), redeemProof: Number(redeemProof) };
}

export function previewPoints(
	{ pen }: Terminal,
	{ amountText, book = writtenPointsBook(pen) }: ParsedInput<'points/preview'>,
): Result<RequestOutput<'points/preview'>, AnyRefusal> {
	const amount = parseYuan(amountText);
	if (!amount.ok) return amount;
	const field = pointsBookProblem(book);
	if (field !== undefined) return refuse({ code: 'points/book-wrong', field });
	const { rateBp } = book;
	const tiers = listTiers(pen).map(({ name, pointsRate: levelBp, birthdayRate }) => {
		const usual = { rateBp, levelBp, birthdayBp: 10_000, campaignBp: 10_000 };
		const birthday = { ...usual, birthdayBp: birthdayRate };
		return {
			tierName: name,
			points: pointsFor(amount.value, usual),
			birthdayPoints: pointsFor(amount.value, birthday),
		};
	});
	return ok({ amountFen: amount.value, tiers });
}
