/**
 * The blocks of a shift's report on paper, section by section in the order of the screen. Sections
 * with nothing in them are left out; paper is read by people who look for what is there. Bars of
 * `#` compare the hours, because every printer has that character.
 */
import { localTime, type Instant } from '../kernel/time.ts';
import { hasPasses, type PassWayFigures } from '../shift/pass-figures.ts';
import { hasStoredValue } from '../shift/stored-value-figures.ts';
import { hasTierFees } from '../shift/tier-fee-figures.ts';
import type { XReport } from '../shift/x-report.ts';
import { fill } from '../words/fill.ts';
import { nameTender, wordOf, type XReportWords } from '../words/x-report.ts';
import type { ReceiptBlock } from './document.ts';
import { formatRate, formatYuan, formatYuanGrouped } from './format.ts';

export type XSlipContext = {
	readonly words: XReportWords;
	readonly language: 'zh-CN' | 'en';
	readonly timeZone: string;
	/** Who read it. */
	readonly operator: string;
};

/** Columns of the longest bar: hour, bar, count and amount stand on one line of 58 mm. */
const LONGEST_BAR = 8;

export function xSlipBlocks(report: XReport, context: XSlipContext): ReceiptBlock[] {
	const { words } = context;
	return [
		...headBlocks(report, context),
		...salesBlocks(report, words),
		...section(words.tenders, tenderBlocks(report, words)),
		...section(words.deposits, depositBlocks(report, words)),
		...section(words.settlements, settlementBlocks(report, words)),
		...section(words.storedValue, storedValueBlocks(report, words)),
		...section(words.passes, passBlocks(report, words)),
		...section(words.tierFees, tierFeeBlocks(report, words)),
		...section(words.points, pointBlocks(report, words)),
		...section(words.cash, drawerBlocks(report, words)),
		...section(words.taxes, taxBlocks(report, words)),
		...section(words.operators, operatorBlocks(report)),
		...section(words.categories, categoryBlocks(report, words)),
		...section(words.hours, hourBlocks(report)),
		...section(words.watched, watchedBlocks(report, words)),
		...section(words.perpetual, perpetualBlocks(report, words)),
	];
}

function headBlocks(report: XReport, { words, timeZone, operator }: XSlipContext): ReceiptBlock[] {
	const { store, shift, receipts } = report;
	const stamp = (ms: number) => {
		const { date, time } = localTime(ms as Instant, timeZone);
		return `${date} ${time}`;
	};
	return [
		{ kind: 'text', text: store.name, align: 'center', bold: true },
		{ kind: 'text', text: words.slipTitle, align: 'center', bold: true },
		...(store.code === '' ? [] : [pair(words.store, store.code)]),
		pair(words.terminal, report.terminalCode),
		pair(words.shift, shift.shiftId),
		pair(words.bizDate, shift.bizDate),
		pair(words.openedBy, shift.openedBy),
		pair(words.openedAt, stamp(shift.openedAtMs)),
		pair(words.readBy, operator),
		pair(words.readAt, stamp(report.atMs)),
		pair(words.receipts, receipts.count),
		...(receipts.first === undefined ? [] : [pair(words.firstReceipt, receipts.first)]),
		...(receipts.last === undefined ? [] : [pair(words.lastReceipt, receipts.last)]),
	];
}

function salesBlocks(report: XReport, words: XReportWords): ReceiptBlock[] {
	return [
		{ kind: 'rule' },
		pair(words.sales, report.sales),
		pair(words.pieces, report.pieces),
		pair(words.lines, report.lines),
		money(words.average, report.averageTicketFen),
		money(words.gross, report.grossFen),
		...report.adjustments.map(({ kind, lines, sales, amountFen }) => {
			const of = fill(words.ofThese, { lines, sales });
			return money(`${wordOf(words.adjustments, kind)} (${of})`, -amountFen);
		}),
		...report.returns.map(({ mode, count, amountFen }) => {
			return money(`${wordOf(words.returns, mode)} ×${count}`, -amountFen);
		}),
		{ kind: 'pair', left: words.net, right: formatYuanGrouped(report.totalFen), bold: true },
		...report.departments.map(({ dept, amountFen }) => {
			return money(`  ${wordOf(words.depts, dept)}`, amountFen);
		}),
	];
}

function tenderBlocks(report: XReport, words: XReportWords): ReceiptBlock[] {
	const rows = report.tenders.flatMap((row) => [
		money(`${nameTender(words, row)} ×${row.count}`, row.amountFen),
		...(row.changeFen === 0 ? [] : [money(`  ${words.column.change}`, row.changeFen)]),
		...(row.paidBackCount === 0
			? []
			: [
					money(`  ${words.column.paidBack} ×${row.paidBackCount}`, -row.paidBackFen),
					money(`  ${words.column.net}`, row.netFen),
				]),
	]);
	const { refundRoundingFen: rounding, pointsChargedFen: charged } = report;
	return [
		...rows,
		...(rounding === 0 ? [] : [money(words.refundRounding, rounding)]),
		...(charged === 0 ? [] : [money(words.pointsCharged, charged)]),
	];
}

function depositBlocks({ deposits }: XReport, words: XReportWords): ReceiptBlock[] {
	return deposits.flatMap((row) => [
		...(row.count === 0 ? [] : [money(`${nameTender(words, row)} ×${row.count}`, row.takenFen)]),
		...(row.returnedCount === 0
			? []
			: [
					money(
						`${nameTender(words, row)} ${words.depositReturned} ×${row.returnedCount}`,
						-row.returnedFen,
					),
				]),
	]);
}

function settlementBlocks({ settlements }: XReport, words: XReportWords): ReceiptBlock[] {
	return settlements.map((row) => money(`${nameTender(words, row)} ×${row.count}`, row.amountFen));
}

function storedValueBlocks({ storedValue }: XReport, words: XReportWords): ReceiptBlock[] {
	if (!hasStoredValue(storedValue)) return [];
	const { toppedUp, returned, bonusGivenFen, bonusVoidFen } = storedValue;
	const row = (of: string, sign: 1 | -1) => (way: PassWayFigures) =>
		money(`${nameTender(words, way)} ${of} ×${way.count}`, sign * way.amountFen);
	return [
		...toppedUp.map(row(words.toppedUp, 1)),
		...returned.map(row(words.valueReturned, -1)),
		...(bonusGivenFen === 0 ? [] : [money(words.bonusGiven, bonusGivenFen)]),
		...(bonusVoidFen === 0 ? [] : [money(words.bonusVoid, -bonusVoidFen)]),
	];
}

function pointBlocks({ points }: XReport, words: XReportWords): ReceiptBlock[] {
	return points.map(({ kind, points: figure }) => {
		return { kind: 'pair', left: words.pointKinds[kind], right: String(figure) };
	});
}

function passBlocks({ passes }: XReport, words: XReportWords): ReceiptBlock[] {
	const { sold, refunded, keptFen, uses, earnedFen, taxFen } = passes;
	if (!hasPasses(passes)) return [];
	const row = (of: string, sign: 1 | -1) => (way: PassWayFigures) =>
		money(`${nameTender(words, way)} ${of} ×${way.count}`, sign * way.amountFen);
	return [
		...sold.map(row(words.passSold, 1)),
		...refunded.map(row(words.passRefunded, -1)),
		...(keptFen === 0 ? [] : [money(words.passKept, keptFen)]),
		money(fill(words.passUsed, { uses }), earnedFen),
		money(words.passTax, taxFen),
	];
}

function tierFeeBlocks({ tierFees }: XReport, words: XReportWords): ReceiptBlock[] {
	if (!hasTierFees(tierFees)) return [];
	const row = (of: string, sign: 1 | -1) => (way: PassWayFigures) =>
		money(`${nameTender(words, way)} ${of} ×${way.count}`, sign * way.amountFen);
	return [
		...tierFees.bought.map(row(words.tierBought, 1)),
		...tierFees.refunded.map(row(words.tierRefunded, -1)),
		money(words.tierEarned, tierFees.earnedFen),
	];
}

/** The formula line by line: whoever counts the drawer sees where a difference may lie. */
function drawerBlocks({ cash, expectedCashFen }: XReport, words: XReportWords): ReceiptBlock[] {
	return [
		...cash.map(({ way, amountFen }, index) => {
			const sign = index === 0 ? '' : amountFen < 0 || way === 'change' ? '- ' : '+ ';
			return pair(`${sign}${wordOf(words.ways, way)}`, formatYuanGrouped(Math.abs(amountFen)));
		}),
		{ kind: 'pair', left: words.expected, right: formatYuanGrouped(expectedCashFen), bold: true },
	];
}

function taxBlocks({ taxes }: XReport, { column }: XReportWords): ReceiptBlock[] {
	if (taxes.length === 0) return [];
	const line = (rate: string, base: string, tax: string): ReceiptBlock =>
		row([
			{ text: rate, share: 8 },
			{ text: base, share: 12, align: 'right' },
			{ text: tax, share: 12, align: 'right' },
		]);
	return [
		line(column.rate, column.base, column.tax),
		...taxes.map(({ rateBp, baseFen, taxFen }) =>
			line(formatRate(rateBp), formatYuan(baseFen), formatYuan(taxFen)),
		),
	];
}

function operatorBlocks({ operators }: XReport): ReceiptBlock[] {
	return operators.map(({ operator, name, count, amountFen }) =>
		money(`${operator} ${name}`.trim() + ` ×${count}`, amountFen),
	);
}

function categoryBlocks({ categories }: XReport, words: XReportWords): ReceiptBlock[] {
	return categories.map(({ name, lines, amountFen }) =>
		money(`${name === '' ? words.noCategory : name} ×${lines}`, amountFen),
	);
}

function hourBlocks({ hours }: XReport): ReceiptBlock[] {
	const most = Math.max(1, ...hours.map(({ amountFen }) => amountFen));
	const several = new Set(hours.map(({ date }) => date)).size > 1;
	return hours.flatMap(({ date, hour, count, amountFen }, index) => {
		const length = Math.ceil((Math.max(0, amountFen) * LONGEST_BAR) / most);
		const next = several && hours[index - 1]?.date !== date;
		return [
			...(next ? [{ kind: 'text', text: date } as const] : []),
			row([
				{ text: `${String(hour).padStart(2, '0')}:00`, share: 5 },
				{ text: '#'.repeat(length), share: LONGEST_BAR },
				{ text: `×${count}`, share: 5, align: 'right' },
				{ text: formatYuan(amountFen), share: 11, align: 'right' },
			]),
		];
	});
}

function watchedBlocks(report: XReport, words: XReportWords): ReceiptBlock[] {
	const { counts, leftFen } = report;
	const left = (key: keyof typeof leftFen, indent = '') => {
		const times = counts[key] === 0 ? '' : ` ×${counts[key]}`;
		return pair(
			`${indent}${words[key]}${times}`,
			counts[key] === 0 ? 0 : formatYuanGrouped(leftFen[key]),
		);
	};
	return [
		left('voids'),
		left('removedLines'),
		left('reducedLines'),
		...(counts.undone === 0 ? [] : [left('undone', '  ')]),
		pair(words.noSale, counts.noSale),
		pair(words.reprints, counts.reprints),
		pair(words.approvals, counts.approvals),
		...(counts.clockSuspect === 0 ? [] : [pair(words.clockSuspect, counts.clockSuspect)]),
		pair(words.unsynced, report.unsynced),
	];
}

function perpetualBlocks({ perpetual }: XReport, words: XReportWords): ReceiptBlock[] {
	const { count, grossFen, returnsFen, netFen, taxFen } = perpetual;
	const returns = [money(words.perpetualReturns, -returnsFen), money(words.perpetualNet, netFen)];
	return [
		pair(words.perpetualCount, count),
		money(words.perpetualGross, grossFen),
		...(returnsFen === 0 ? [] : returns),
		money(words.perpetualTax, taxFen),
	];
}

function section(title: string, blocks: readonly ReceiptBlock[]): ReceiptBlock[] {
	if (blocks.length === 0) return [];
	return [{ kind: 'rule' }, { kind: 'text', text: title, bold: true }, ...blocks];
}

function pair(left: string, right: string | number): ReceiptBlock {
	return { kind: 'pair', left, right: String(right) };
}

function money(left: string, fen: number): ReceiptBlock {
	return pair(left, formatYuanGrouped(fen));
}

function row(cells: Extract<ReceiptBlock, { kind: 'row' }>['cells']): ReceiptBlock {
	return { kind: 'row', cells };
}
