/** A counter with a member, stored value to top up and gifts to give with it, for flow tests. */
import { putThreeTimes, type TemplateBody } from '#kit/put-pass.ts';
import { approvalOf, openTempTerminal, type TempTerminal } from '#kit/temp-terminal.ts';
import { loadCouponKinds, offerGifts, THREE_OFF, type Gift } from '#kit/top-up-gifts.ts';
import { verifyTill } from '#kit/verify-till.ts';
import type { PassView } from '#shared/contract/pass-card-views.ts';
import type { StoredValueRefundPlan } from '#shared/contract/stored-value-views.ts';
import type { RequestInput } from '#shared/contract/terminal-contract.ts';

/** ¥4.50 a bottle, ¥4.20 for members. */
export const TEA = '2000000000015';
/** ¥6.90. */
export const JUICE = '2000000000022';
export const released = { approval: approvalOf('manager') };
/** Of the counter's own member. */
export const CARD = 'GT-0001';

export type Book = RequestInput<'stored-value/change-book'>['book'];
export type Reason = RequestInput<'stored-value/refund'>['reason'];

export type StoredValueCounter = {
	readonly till: TempTerminal;
	readonly memberId: string;
	setBook(change: Partial<Book>): Promise<void>;
	/** ¥100 and more bring these, and nothing else does. */
	offer(...gifts: Gift[]): Promise<void>;
	/** A pass of three services of ¥99 to give. */
	pass(extension?: TemplateBody['extension']): Promise<Gift>;
	topUp(amountText: string, expectedBonusFen?: number): Promise<ToppedUp>;
	preview(reason: Reason, whose?: string): Promise<StoredValueRefundPlan>;
	giveBack(
		reason: Reason,
		whose?: string,
	): Promise<StoredValueRefundPlan & { readonly paidFen: number }>;
	passes(): Promise<readonly PassView[]>;
	/** So much of the basket by stored value: '' for all of it. */
	pay(amountText?: string): Promise<void>;
	/** The rest in cash; where it stands. */
	complete(givenText?: string): Promise<number>;
	/** So many bottles of tea, all paid with stored value. */
	buy(count: number): Promise<number>;
	/** So many of one line come back. */
	bringBack(pos: number, count: number, n?: number): Promise<void>;
	/** Fails the test where the ledger does not tie. */
	close(): Promise<void>;
};

type ToppedUp = { readonly lotId: string; readonly coupons: readonly string[] };

export async function openStoredValueCounter(): Promise<StoredValueCounter> {
	const till = await openTempTerminal();
	await till.openShop();
	const { memberId } = await till.ask('member/add', { phone: '13800138000', cardNo: CARD });
	await loadCouponKinds(till, THREE_OFF);
	const close = async (): Promise<void> => {
		const found = await verifyTill(till);
		await till.close();
		if (found.length > 0) throw new Error(JSON.stringify(found));
	};
	const counter = { till, memberId, close, ...giving(till, memberId), ...selling(till) };
	// However much is paid with it, the card is proof enough here.
	await counter.setBook({ pinFromFen: 500_000, offers: [] });
	return counter;
}

function giving(till: TempTerminal, memberId: string) {
	const setBook: StoredValueCounter['setBook'] = async (change) => {
		const book = await till.ask('stored-value/book', {});
		await till.ask('stored-value/change-book', { book: { ...book, ...change } }, released);
	};
	const preview: StoredValueCounter['preview'] = (reason, whose = memberId) =>
		till.ask('stored-value/refund-preview', { memberId: whose, reason });
	return {
		setBook,
		preview,
		offer: (...gifts: Gift[]) => offerGifts(till, ...gifts),
		pass: async (extension?: TemplateBody['extension']): Promise<Gift> => {
			const more = extension === undefined ? {} : { extension };
			const { templateId } = await putThreeTimes(till, more);
			return { kind: 'pass', templateId };
		},
		topUp: (amountText: string, expectedBonusFen = 0) =>
			till.ask('stored-value/top-up', { memberId, amountText, way: 'wechat', expectedBonusFen }),
		giveBack: async (reason: Reason, whose = memberId) => {
			const { paysFen: expectedRefundFen } = await preview(reason, whose);
			const refund = { memberId: whose, reason, way: 'transfer', expectedRefundFen } as const;
			return till.ask('stored-value/refund', refund, released);
		},
		passes: async () => (await till.ask('pass-card/list', { memberId })).passes,
	};
}

function selling(till: TempTerminal) {
	const pay = async (amountText = ''): Promise<void> => {
		const { saleId, revision } = await till.ask('sale/current', {});
		await till.ask('payment/begin', { saleId, revision, method: 'stored_value', amountText });
	};
	const complete = async (givenText = ''): Promise<number> => {
		const { saleId, revision, totals } = await till.ask('sale/current', {});
		const backFen = totals.exchange?.backFen ?? 0;
		const done = { saleId, revision, totalFen: totals.totalFen, givenText, backFen };
		return (await till.ask('sale/complete', done)).pos;
	};
	return {
		pay,
		complete,
		buy: async (count: number) => {
			await till.ask('scan/submit', { text: CARD, source: 'wedge' });
			await till.ask('scan/submit', { text: TEA, quantityText: `${count}` });
			await pay();
			return complete();
		},
		bringBack: async (pos: number, count: number, n = 1) => {
			const wanted = { pos, lines: [{ n, quantityText: `${count}` }] };
			const { paidFen: expectedPaidFen } = await till.ask('refund/preview', wanted);
			const back = { ...wanted, reason: 'unsuitable', expectedPaidFen } as const;
			await till.ask('refund/complete', back, released);
		},
	};
}
