/** Slips that are no receipts: the X report, the printer's test page, the recovery key. */
import { localTime, type Instant } from '../kernel/time.ts';
import type { ReceiptWords } from '../words/receipt.ts';
import type { ReceiptBlock, ReceiptDocument } from './document.ts';
import { formatRate, formatYuan, formatYuanGrouped } from './format.ts';

/** What the slip needs of the store; the settings have more. */
export type SlipStore = {
	readonly storeName: string;
	readonly terminalCode: string;
	readonly timeZone: string;
	readonly receiptLanguage: 'zh-CN' | 'en';
};

export type SlipContext = {
	readonly settings: SlipStore;
	readonly words: ReceiptWords;
	readonly operator: string;
};

/** The X report's figures, as the contract's view has them. */
export type XFigures = {
	readonly shift: {
		readonly shiftId: number;
		readonly openedBy: string;
		readonly openedAtMs: number;
		readonly bizDate: string;
		readonly floatFen: number;
	};
	readonly atMs: number;
	readonly sales: number;
	readonly lines: number;
	readonly totalFen: number;
	readonly averageTicketFen: number;
	readonly roundingFen: number;
	readonly overrides: { readonly count: number; readonly amountFen: number };
	readonly tenders: readonly {
		readonly kind: string;
		readonly count: number;
		readonly amountFen: number;
		readonly changeFen: number;
	}[];
	readonly taxes: readonly {
		readonly rateBp: number;
		readonly netFen: number;
		readonly taxFen: number;
	}[];
	readonly operators: readonly {
		readonly operator: string;
		readonly count: number;
		readonly amountFen: number;
	}[];
	readonly counts: {
		readonly noSale: number;
		readonly voids: number;
		readonly removedLines: number;
		readonly reprints: number;
		readonly approvals: number;
	};
	readonly expectedCashFen: number;
	readonly perpetual: { readonly count: number; readonly netFen: number; readonly taxFen: number };
};

export function composeXReceipt(report: XFigures, context: SlipContext): ReceiptDocument {
	const { words, settings, operator } = context;
	const pair = (left: string, right: string | number): ReceiptBlock => {
		return { kind: 'pair', left, right: String(right) };
	};
	const { shift, counts } = report;
	const stamp = (ms: number) => stampOf(ms, settings.timeZone);
	const blocks: ReceiptBlock[] = [
		...slipHead(words.xTitle, context),
		pair(words.shift, shift.shiftId),
		pair(words.businessDate, shift.bizDate),
		pair(words.openedBy, shift.openedBy),
		pair(words.openedAt, stamp(shift.openedAtMs)),
		pair(words.printedAt, stamp(report.atMs)),
		pair(words.cashier, operator),
		{ kind: 'rule' },
		pair(words.sales, report.sales),
		pair(words.lines, report.lines),
		pair(words.average, formatYuan(report.averageTicketFen)),
		pair(words.gross, formatYuan(grossOf(report))),
		pair(words.rounding, formatYuan(report.roundingFen)),
		pair(`${words.overrides} ×${report.overrides.count}`, formatYuan(report.overrides.amountFen)),
		{ kind: 'pair', left: words.salesTotal, right: formatYuan(report.totalFen), bold: true },
		{ kind: 'rule' },
		...report.tenders.map((row) => pair(`${words.cash} ×${row.count}`, formatYuan(row.amountFen))),
		...report.taxes.map((row) =>
			pair(
				`${words.taxes} ${formatRate(row.rateBp)} (${formatYuan(row.netFen)})`,
				formatYuan(row.taxFen),
			),
		),
		...report.operators.map((row) =>
			pair(`${words.cashier} ${row.operator} ×${row.count}`, formatYuan(row.amountFen)),
		),
		{ kind: 'rule' },
		pair(words.noSale, counts.noSale),
		pair(words.voids, counts.voids),
		pair(words.removedLines, counts.removedLines),
		pair(words.reprints, counts.reprints),
		pair(words.approvals, counts.approvals),
		{ kind: 'rule' },
		pair(words.float, formatYuan(shift.floatFen)),
		pair(`+ ${words.cashTaken}`, formatYuan(report.expectedCashFen - shift.floatFen)),
		{
			kind: 'pair',
			left: words.expectedCash,
			right: formatYuan(report.expectedCashFen),
			bold: true,
		},
		pair(
			`${words.perpetual} ×${report.perpetual.count}`,
			formatYuanGrouped(report.perpetual.netFen),
		),
	];
	return slip(words.xTitle, settings, blocks);
}

/** What it would have been at list prices: gross − price changes − rounding = the sales total. */
function grossOf({ totalFen, roundingFen, overrides }: XFigures): number {
	return totalFen + roundingFen + overrides.amountFen;
}

/** Everything a printer may get wrong, on one page: Chinese, ￥, widths, barcode, QR. */
export function composeTestPage(context: SlipContext, atMs: number): ReceiptDocument {
	const { words, settings } = context;
	const blocks: ReceiptBlock[] = [
		...slipHead(words.testTitle, context),
		{ kind: 'pair', left: words.printedAt, right: stampOf(atMs, settings.timeZone) },
		{ kind: 'text', text: words.testLines },
		{ kind: 'pair', left: words.due, right: '￥1234.56', size: 2, bold: true },
		{ kind: 'rule' },
		{ kind: 'rule', double: true },
		{ kind: 'barcode', text: 'R0000000TEST01' },
		{ kind: 'qr', text: `${settings.storeName} ${settings.terminalCode}` },
	];
	return slip(words.testTitle, settings, blocks);
}

/** The recovery key as a slip for the safe: six groups a line, numbered. */
export function composeRecoverySlip(
	groups: readonly string[],
	context: SlipContext,
): ReceiptDocument {
	const { words, settings } = context;
	const rows: ReceiptBlock[] = [];
	for (let at = 0; at < groups.length; at += 4) {
		const number = String(at + 1).padStart(2, '0');
		rows.push({
			kind: 'text',
			text: `${number}: ${groups.slice(at, at + 4).join(' ')}`,
			bold: true,
		});
	}
	const blocks: ReceiptBlock[] = [
		...slipHead(words.recoveryTitle, context),
		...rows,
		{ kind: 'rule' },
		{ kind: 'text', text: words.recoveryAdvice },
	];
	return slip(words.recoveryTitle, settings, blocks);
}

function slip(
	title: string,
	settings: SlipStore,
	blocks: readonly ReceiptBlock[],
): ReceiptDocument {
	return { v: 1, title, language: settings.receiptLanguage, blocks };
}

function slipHead(title: string, { settings, words }: SlipContext): ReceiptBlock[] {
	return [
		{ kind: 'text', text: settings.storeName, align: 'center', bold: true },
		{ kind: 'text', text: title, align: 'center', bold: true },
		{ kind: 'pair', left: words.terminal, right: settings.terminalCode },
		{ kind: 'rule' },
	];
}

function stampOf(ms: number, timeZone: string): string {
	const { date, time } = localTime(ms as Instant, timeZone);
	return `${date} ${time}`;
}
