/** What a document did to the member's points, and what they have now (本次积分 +/−, 积分余额). */
import type { ReturnedPoints, SalePoints } from '../journal/point-event.ts';
import { pointsWords } from '../words/points.ts';
import type { ReceiptBlock } from './document.ts';
import type { ReceiptStore } from './receipt-store.ts';

type Parts = {
	readonly points?: SalePoints;
	readonly returned?: { readonly points?: ReturnedPoints };
};

/** Nothing on the paper of a sale without a member. */
export function pointsBlocks(
	{ points, returned }: Parts,
	{ language }: ReceiptStore,
): ReceiptBlock[] {
	const words = pointsWords[language].slip;
	const back = returned?.points;
	const balance = points?.balance_after ?? back?.balance_after;
	if (balance === undefined) return [];
	const rows: (readonly [string, number])[] = [
		[words.redeemed, -(points?.redeemed?.points ?? 0)],
		[words.givenBack, back?.given_back ?? 0],
		[words.clawed, -(back?.clawed ?? 0)],
		[words.earned, points?.earned?.points ?? 0],
	];
	const moved = rows.filter(([, figure]) => figure !== 0);
	return [
		...moved.map(([left, figure]) => pair(left, signed(figure))),
		...(points?.withheld === undefined ? [] : [{ kind: 'text', text: words.dayLimit } as const]),
		balance < 0 ? pair(words.debt, String(-balance)) : pair(words.left, String(balance)),
	];
}

function pair(left: string, right: string): ReceiptBlock {
	return { kind: 'pair', left, right };
}

function signed(figure: number): string {
	return figure > 0 ? `+${figure}` : String(figure);
}
