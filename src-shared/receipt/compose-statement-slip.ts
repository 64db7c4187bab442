/**
 * The paper of a monthly statement (会员月度账单): what was bought, and each pocket from what was there
 * to what is left. The person on it is masked; whoever holds the paper knows who they are.
 */
import { formatMark, type PaperMark } from '../journal/paper-mark.ts';
import { localTime, type Instant } from '../kernel/time.ts';
import type { PocketStatement } from '../member/statement.ts';
import { fill } from '../words/fill.ts';
import type { ReceiptWords } from '../words/receipt.ts';
import type { StatementWords } from '../words/statement-slip.ts';
import type { ReceiptBlock, ReceiptDocument } from './document.ts';
import { formatYuan } from './format.ts';
import type { ReceiptStore } from './receipt-store.ts';
import { pair } from './pair.ts';
import { monthHead } from './slip-blocks.ts';

export type MonthOfMember = {
	/** `2026-11`. */
	readonly month: string;
	readonly atMs: number;
	readonly operator: string;
	/** The row of the journal it stands on. */
	readonly mark: PaperMark;
	readonly memberId: string;
	readonly sales: readonly {
		readonly receiptNo: string;
		readonly atMs: number;
		readonly totalFen: number;
		/** False where goods came back and none were bought. */
		readonly isPurchase: boolean;
	}[];
	readonly pockets: readonly PocketStatement[];
	readonly uses: readonly {
		readonly name: string;
		readonly atMs: number;
		readonly times: number;
	}[];
};

export function composeStatementSlip(
	of: MonthOfMember,
	store: ReceiptStore,
	{ words, say }: { readonly words: ReceiptWords; readonly say: StatementWords },
): ReceiptDocument {
	const person = { memberId: of.memberId, side: 'right' } as const;
	const who = { ...pair(say.member, ''), person };
	const day = (atMs: number) => localTime(atMs as Instant, store.timeZone).date.slice(5);
	return {
		v: 1,
		title: say.title,
		language: store.language,
		blocks: [
			...monthHead({ ...of, who }, store, { words, say }),
			...saleBlocks(of, say, day),
			...of.pockets.flatMap((pocket) => pocketBlocks(pocket, say, day)),
			...useBlocks(of, say, day),
			{ kind: 'rule' },
			...markBlocks(of.mark, say),
			{ kind: 'text', text: say.footer, align: 'center' },
			{ kind: 'feed', lines: 1 },
		],
	};
}

type DayOf = (atMs: number) => string;

function saleBlocks({ sales }: MonthOfMember, say: StatementWords, day: DayOf): ReceiptBlock[] {
	const total = sales.reduce((sum, { totalFen }) => sum + totalFen, 0);
	const purchases = sales.filter(({ isPurchase }) => isPurchase).length;
	return [
		{ kind: 'rule' },
		{ kind: 'text', text: say.sales, bold: true },
		...(sales.length === 0 ? [{ kind: 'text', text: say.noSales } as const] : []),
		...sales.map(({ receiptNo, atMs, totalFen }) => {
			return pair(`${day(atMs)} ${receiptNo}`, formatYuan(totalFen));
		}),
		pair(fill(say.salesTotal, { n: purchases }), `￥${formatYuan(total)}`, true),
	];
}

function pocketBlocks(
	{ pocket, opening, lines, came, went, closing }: PocketStatement,
	say: StatementWords,
	day: DayOf,
): ReceiptBlock[] {
	const shown = (amount: number) => (pocket === 'points' ? String(amount) : formatYuan(amount));
	return [
		{ kind: 'rule' },
		{ kind: 'text', text: say[pocket], bold: true },
		pair(say.opening, shown(opening)),
		...lines.map(({ atMs, kind, amount, after }): ReceiptBlock => {
			return {
				kind: 'row',
				cells: [
					{ text: `${day(atMs)} ${say.kinds[kind]}`, share: 3 },
					{ text: amount > 0 ? `+${shown(amount)}` : shown(amount), share: 2, align: 'right' },
					{ text: shown(after), share: 2, align: 'right' },
				],
			};
		}),
		pair(say.came, shown(came)),
		pair(say.went, shown(went)),
		pair(say.closing, shown(closing), true),
	];
}

function useBlocks({ uses }: MonthOfMember, say: StatementWords, day: DayOf): ReceiptBlock[] {
	if (uses.length === 0) return [];
	const total = uses.reduce((sum, { times }) => sum + times, 0);
	return [
		{ kind: 'rule' },
		{ kind: 'text', text: say.uses, bold: true },
		...uses.map(({ name, atMs, times }) => pair(`${day(atMs)} ${name}`, String(times))),
		pair(fill(say.usesTotal, { n: total }), '', true),
	];
}

/** So that nobody can print another month afterwards: the store neither, nor we. */
function markBlocks(mark: PaperMark, say: StatementWords): ReceiptBlock[] {
	const { row, code } = formatMark(mark);
	return [pair(say.row, row), pair(say.code, code)];
}
