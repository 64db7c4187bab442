/** A counter for tests of exchanges: selling, bringing back, and looking at the books. */
import { expect } from 'vitest';
import { journalOf } from '#kit/journal-of.ts';
import { approvalOf, type TempTerminal } from '#kit/temp-terminal.ts';
import { verifyTill } from '#kit/verify-till.ts';
import type { RequestInput } from '#shared/contract/terminal-contract.ts';
import type { SaleCompleted } from '#shared/journal/event.ts';
import { brokenIdentities } from '#shared/shift/broken-identities.ts';
import type { ShiftReport } from '#shared/shift/x-report.ts';

/** ¥4.50 and ¥6.90. */
export const TEA = '2000000000015';
export const JUICE = '2000000000022';
export const manager = { approval: approvalOf('manager') };
export const line = (n: number, quantityText = '1') => ({ n, quantityText });

export type ExchangeCounter = ReturnType<typeof exchangeCounter>;

export function exchangeCounter(till: TempTerminal) {
	const scan = (text: string, quantityText = '1') =>
		till.ask('scan/submit', { text, quantityText });
	const current = () => till.ask('sale/current', {});

	/** As the screen does it: what was shown is what is confirmed. */
	async function complete(givenText = '') {
		const { saleId, revision, totals } = await current();
		const { totalFen, exchange } = totals;
		const backFen = exchange?.backFen ?? 0;
		return till.ask('sale/complete', { saleId, revision, totalFen, backFen, givenText });
	}

	async function sell(text: string, quantityText: string, method?: 'card' | 'wechat', part = '') {
		await scan(text, quantityText);
		if (method !== undefined) await pay(method, part);
		return complete();
	}

	async function pay(method: 'card' | 'wechat', amountText = '') {
		const { saleId, revision } = await current();
		const { attempts } = await till.ask('payment/begin', { saleId, revision, method, amountText });
		const attemptId = attempts.at(-1)?.attemptId ?? '';
		return till.ask('payment/confirm', { attemptId });
	}

	const begin = (
		pos: number,
		lines = [line(1)],
		more: Partial<RequestInput<'exchange/begin'>> = {},
	) => till.ask('exchange/begin', { pos, lines, reason: 'unsuitable', ...more });

	const refund = async (pos: number, lines = [line(1)]) => {
		const { paidFen } = await till.ask('refund/preview', { pos, lines });
		const wanted = { pos, lines, expectedPaidFen: paidFen, reason: 'other' as const };
		return till.ask('refund/complete', wanted, manager);
	};

	async function atHand(text: string): Promise<number> {
		const { products } = await till.ask('product/search', { text, limit: 1 });
		return products[0]?.onHandMilli ?? Number.NaN;
	}

	async function priceIs(text: string, priceText: string) {
		const { products } = await till.ask('product/search', { text, limit: 1 });
		const productId = products[0]?.productId ?? 0;
		await till.ask('product/change', { productId, priceText }, manager);
	}

	async function lastSale(): Promise<SaleCompleted> {
		const sales = await journalOf(till, 'sale/completed');
		return sales.at(-1) as SaleCompleted;
	}

	/** The X report adds up and the whole ledger is sound, at the end of every one of these. */
	async function booksAreRight() {
		await till.signIn('manager');
		const report = await till.ask('shift/x-report', { print: false });
		expect(brokenIdentities(report as unknown as ShiftReport)).toEqual([]);
		expect(await verifyTill(till)).toEqual([]);
	}

	return {
		scan,
		current,
		complete,
		sell,
		pay,
		begin,
		refund,
		atHand,
		priceIs,
		lastSale,
		booksAreRight,
	};
}
