/** What a document did to the member's points, and what they have now (本次积分 +/−, 积分余额). */
import type { TakenTender } from '../journal/event.ts';
import type { ReturnedPoints, SalePoints } from '../journal/point-event.ts';
import type { ReturnedPart } from '../journal/refund-event.ts';
import { pointsWords } from '../words/points.ts';
import type { ReceiptBlock } from './document.ts';
import type { ReceiptStore } from './receipt-store.ts';
import { pair } from './pair.ts';

type SlipWords = (typeof pointsWords)['en' | 'zh-CN']['slip'];

type Parts = {
	readonly points?: SalePoints;
	readonly tenders?: readonly TakenTender[];
	readonly returned?: Pick<ReturnedPart, 'paid_back'> & { readonly points?: ReturnedPoints };
};

/** Nothing on the paper of a sale without a member. */
export function pointsBlocks(
	{ points, tenders = [], returned }: Parts,
	{ language }: ReceiptStore,
): ReceiptBlock[] {
	const words = pointsWords[language].slip;
	const balance = points?.balance_after ?? returned?.points?.balance_after;
	if (balance === undefined) return [];
	const used = (points?.redeemed?.points ?? 0) + sumOf(tenders, pointsIn);
	const rows: (readonly [string, number])[] = [
		[words.redeemed, -used],
		...backRows(returned, words),
		[words.earned, points?.earned?.points ?? 0],
	];
	const moved = rows.filter(([, figure]) => figure !== 0);
	const before = moved.reduce((sum, [, figure]) => sum - figure, balance);
	return [
		...(moved.length === 0 ? [] : [pair(words.before, String(before))]),
		...moved.map(([left, figure]) => pair(left, signed(figure))),
		...(points?.withheld === undefined
			? []
			: [{ kind: 'text', text: words.withheld[points.withheld] } as const]),
		...(points?.waits === undefined ? [] : [{ kind: 'text', text: words.waits } as const]),
		balance < 0 ? pair(words.debt, String(-balance)) : pair(words.left, String(balance)),
	];
}

function backRows(returned: Parts['returned'], words: SlipWords): (readonly [string, number])[] {
	if (returned === undefined) return [];
	const { given_back: given = 0, clawed = 0, charged } = returned.points ?? {};
	const paid = sumOf(returned.paid_back, (row) => row.points?.points ?? 0);
	return [
		[words.givenBack, given + paid],
		[words.clawed, -clawed],
		[words.charged, charged?.points ?? 0],
	];
}

function sumOf<Row>(rows: readonly Row[], points: (row: Row) => number): number {
	return rows.reduce((sum, row) => sum + points(row), 0);
}

function pointsIn(tender: TakenTender): number {
	return tender.kind === 'cash' ? 0 : (tender.points?.points ?? 0);
}

function signed(figure: number): string {
	return figure > 0 ? `+${figure}` : String(figure);
}
