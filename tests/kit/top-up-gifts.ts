/** What comes with a top-up in tests: one offer of gifts, and the coupons it may give. */
import type { RequestInput } from '#shared/contract/terminal-contract.ts';
import { approvalOf, type TempTerminal } from './temp-terminal.ts';

export type Gift =
	RequestInput<'stored-value/change-book'>['book']['offers'][number]['gifts'][number];

/** ¥3 off whatever is bought. */
export const THREE_OFF = {
	id: 'three',
	name: '3元券',
	benefit: { kind: 'order-amount', off_fen: 300 },
};
/** ¥10 off ¥30 and more. */
export const TEN_OFF_THIRTY = {
	id: 'ten',
	name: '满30减10券',
	minimum_fen: 3000,
	benefit: { kind: 'order-amount', off_fen: 1000 },
};

/** Loads these kinds as the whole price book; its version is above one that the demo may bring. */
export async function loadCouponKinds(till: TempTerminal, ...kinds: object[]): Promise<void> {
	const text = JSON.stringify({ version: 99, rows: kinds.length, coupon_kinds: kinds });
	await till.ask('price-book/load', { text }, { approval: approvalOf('manager') });
}

/** ¥100 and more bring these, and nothing else does. */
export async function offerGifts(till: TempTerminal, ...gifts: Gift[]): Promise<void> {
	const book = await till.ask('stored-value/book', {});
	const rules = { reach: 10_000, every: false, kinds: [], from: '', until: '' };
	const offers = [{ offerId: 'gift', name: '充100有礼', gifts, ...rules }];
	const released = { approval: approvalOf('manager') };
	await till.ask('stored-value/change-book', { book: { ...book, offers } }, released);
}
