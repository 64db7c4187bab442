// Goal: whatever a shift did, its slip is readable on every paper: no line too wide, no amount
// broken, a part left out when there is nothing in it, and a kind without words said by its code.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JournalEvent } from '#shared/journal/event.ts';
import { tallyEvent } from '#shared/journal/tally-event.ts';
import { fen } from '#shared/kernel/money.ts';
import { composeXReceipt } from '#shared/receipt/compose-x-receipt.ts';
import { formatYuan, formatYuanGrouped } from '#shared/receipt/format.ts';
import { layoutReceipt } from '#shared/receipt/layout-receipt.ts';
import { halfWidthOf, textWidth } from '#shared/receipt/wrap-text.ts';
import { composeShiftReport, countReceipts, type XReport } from '#shared/shift/x-report.ts';
import { xReportWords } from '#shared/words/x-report.ts';
import { anyDay, MIDNIGHT } from '../shift/random-day.ts';

const FLOAT = fen(50_000);
const timeZone = 'Asia/Shanghai';

function reportOf(events: readonly JournalEvent[]): XReport {
	const figures = composeShiftReport({
		float: FLOAT,
		tallies: events.flatMap(tallyEvent),
		timeZone,
	});
	return {
		store: { name: '清和茶铺', code: 'QH01' },
		terminalCode: 'T1',
		shift: {
			shiftId: 4,
			openedBy: '1003',
			openedAtMs: MIDNIGHT,
			bizDate: '2026-03-02',
			floatFen: FLOAT,
		},
		atMs: MIDNIGHT,
		receipts: { count: countReceipts(figures) },
		unsynced: 7,
		perpetual: { count: 17, grossFen: 9900, returnsFen: 900, netFen: 9000, taxFen: 0 },
		...figures,
	};
}

type Paper = { columns?: number; language?: 'zh-CN' | 'en' };

function slipOf(report: XReport, { columns = 32, language = 'zh-CN' }: Paper = {}): string[] {
	const words = xReportWords[language];
	const document = composeXReceipt(report, { words, language, timeZone, operator: '1002' });
	return layoutReceipt(document, { columns }).map((line) => ('text' in line ? line.text : ''));
}

describe('the slip of an X report', () => {
	it('of any day fits 58 and 80 mm in both languages, with every amount in one piece', () => {
		const columns = fc.constantFrom(32, 42, 48);
		fc.assert(
			fc.property(anyDay, columns, fc.constantFrom('zh-CN', 'en'), (events, width, language) => {
				const report = reportOf(events);
				const lines = slipOf(report, { columns: width, language });
				for (const line of lines) expect(textWidth(line, halfWidthOf)).toBeLessThanOrEqual(width);
				const text = lines.join('\n');
				for (const { amountFen } of report.cash) {
					expect(text).toContain(formatYuanGrouped(Math.abs(amountFen)));
				}
				for (const { netFen } of report.tenders.filter((row) => row.paidBackCount > 0)) {
					expect(text).toContain(formatYuanGrouped(netFen));
				}
				for (const { amountFen } of report.hours) expect(text).toContain(formatYuan(amountFen));
				for (const { amountFen } of report.returns) {
					expect(text).toContain(formatYuanGrouped(amountFen === 0 ? 0 : -amountFen));
				}
			}),
		);
	});

	it('leaves out what there was none of', () => {
		const lines = slipOf(reportOf([]));
		for (const part of ['收款', '税额', '收银员', '商品分类', '每小时销售', '退货', '其中用撤销']) {
			expect(lines).not.toContain(part);
		}
		expect(lines).toContain('钱箱现金');
		expect(lines).toContain('需要留意');
	});

	it('says a kind nobody has words for by its code', () => {
		const report = {
			...reportOf([]),
			adjustments: [{ kind: 'promo_of_the_future', lines: 3, sales: 2, amountFen: fen(560) }],
			tenders: [
				{
					kind: 'code',
					method: 'wechat',
					count: 2,
					amountFen: fen(2900),
					changeFen: fen(0),
					paidBackCount: 1,
					paidBackFen: fen(900),
					netFen: fen(2000),
				},
			],
		};
		const lines = slipOf(report, { columns: 48 });
		const squeezed = lines.map((line) => line.replaceAll(/ {2,}/g, '  '));
		expect(squeezed).toContain('promo_of_the_future (3 行 / 2 笔)  -5.60');
		expect(squeezed).toContain('扫码付 微信 ×2  29.00');
		expect(squeezed.some((line) => /^ *退款 ×1 +-9.00$/.test(line))).toBe(true);
		expect(squeezed.some((line) => /^ *净额 +20.00$/.test(line))).toBe(true);
	});

	it('has the drawer’s formula line by line', () => {
		const report = reportOf([]);
		const cash = [
			{ way: 'float', amountFen: fen(50_000) },
			{ way: 'received', amountFen: fen(130_000) },
			{ way: 'change', amountFen: fen(-6550) },
			{ way: 'refunds', amountFen: fen(-3200) },
			{ way: 'paid-in', amountFen: fen(10_000) },
			{ way: 'paid-out', amountFen: fen(-2500) },
			{ way: 'drops', amountFen: fen(-80_000) },
		] as const;
		const lines = slipOf({ ...report, cash, expectedCashFen: fen(97_750) });
		const from = lines.indexOf('钱箱现金') + 1;
		expect(lines.slice(from, from + 8).map((line) => line.replaceAll(/ {2,}/g, '  '))).toEqual([
			'备用金  500.00',
			'+ 收到现金  1,300.00',
			'- 找零  65.50',
			'- 现金退款  32.00',
			'+ 存入现金  100.00',
			'- 取出现金  25.00',
			'- 缴大钞  800.00',
			'钱箱应有现金  977.50',
		]);
	});
});
