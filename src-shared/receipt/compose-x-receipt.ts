/** Slips that are no receipts: the X report, the printer's test page, the recovery key. */
import { localTime, type Instant } from '../kernel/time.ts';
import type { XReport } from '../shift/x-report.ts';
import type { ReceiptWords } from '../words/receipt.ts';
import type { ReceiptBlock, ReceiptDocument } from './document.ts';
import { xSlipBlocks, type XSlipContext } from './x-slip-blocks.ts';

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

/** The X report on paper: the same figures under the same words as on the screen. */
export function composeXReceipt(report: XReport, context: XSlipContext): ReceiptDocument {
	const { words, language } = context;
	return { v: 1, title: words.slipTitle, language, blocks: xSlipBlocks(report, context) };
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
