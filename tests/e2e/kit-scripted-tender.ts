/** How a scripted terminal takes money: what is due in cash, and what a sale is once it is paid. */
import type { Reply } from '#shared/contract/request.ts';
import type { SaleDoneView, SaleView } from '#shared/contract/views.ts';

export const yes = (value: unknown): Reply => ({ ok: true, value });
export const no = (code: string, details: object = {}): Reply =>
	({ ok: false, refusal: { code, ...details } }) as Reply;

export type Quote = {
	readonly revision: number;
	readonly totalFen: number;
	readonly roundingFen: number;
	readonly dueFen: number;
	readonly givenFen: number;
	readonly changeFen: number;
};

export function quote({ totals, revision, lines }: SaleView, givenText: string): Reply {
	if (lines.length === 0) return no('sale/empty');
	const dueFen = totals.cashDueFen;
	if (/^\d{13}$/.test(givenText)) return no('amount/looks-like-barcode', { text: givenText });
	const givenFen = givenText === '' ? dueFen : Math.round(Number(givenText) * 100);
	if (!Number.isFinite(givenFen)) return no('amount/not-a-number', { text: givenText });
	if (givenFen < dueFen) return no('tender/short', { short: dueFen - givenFen });
	const notes = [1000, 2000, 5000, 10_000].map((noteFen) => Math.ceil(dueFen / noteFen) * noteFen);
	return yes({
		revision,
		totalFen: totals.totalFen,
		paidFen: 0,
		methods: ['wechat', 'alipay', 'unionpay', 'card', 'voucher'],
		roundingFen: totals.totalFen - dueFen,
		dueFen,
		givenFen,
		changeFen: givenFen - dueFen,
		quickFen: [...new Set(notes)].filter((amount) => amount > dueFen).slice(0, 4),
	});
}

type Paying = { readonly sale: SaleView; readonly receipt: SaleDoneView['receipt'] };

export function doneView(till: Paying, quoted: Quote, pos: number): SaleDoneView {
	return {
		pos,
		saleId: till.sale.saleId,
		receiptNo: `S01-T1-${String(pos).padStart(7, '0')}-7KQ2ZD`,
		totalFen: quoted.dueFen,
		roundingFen: quoted.roundingFen,
		givenFen: quoted.givenFen,
		changeFen: quoted.changeFen,
		pieceCount: till.sale.totals.pieceCount,
		receipt: till.receipt,
		drawer: 'opening',
		atMs: Date.parse('2026-11-25T01:23:00Z'),
	};
}

export function printJob(copyNo: number) {
	return {
		jobId: 9,
		kind: 'receipt',
		receiptNo: 'S01-T1-0000001-7KQ2ZD',
		state: 'queued',
		evidence: '',
		copyNo,
		attempts: 0,
		createdAtMs: 0,
	};
}
