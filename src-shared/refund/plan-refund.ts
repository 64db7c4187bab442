/**
 * The refund of a sale, planned: which lines come back with which frozen shares, and what each
 * tender gives back. The preview (退款预演) shows this very plan and the journal takes it, so that
 * what the customer was told is what is posted (I5).
 */
import type { Disposition, OriginalSale, ReturnedPart } from '../journal/refund-event.ts';
import { ok, refuse, type Result } from '../kernel/result.ts';
import { payBack } from './pay-back.ts';
import { isAllReturned, settledBy, type RefundableSale } from './refundable-sale.ts';
import type { RefundRefusal } from './refusals.ts';
import { returnLine } from './return-line.ts';
import { keepBack } from './keep-back.ts';
import { withPointParts } from './point-back.ts';
import { withParts } from './value-back.ts';

export type WantedLine = {
	/** The line's number on the sale. */
	readonly n: number;
	/** Thousandths of the unit sold, > 0. */
	readonly quantityMilli: number;
	readonly disposition: Disposition;
};

export type WantedRefund = {
	readonly of: OriginalSale;
	readonly lines: readonly WantedLine[];
	readonly reason: string;
	/** Drawer that cash leaves. */
	readonly drawer: string;
	/** At most this much is set against the new goods of an exchange, fen. */
	readonly creditFen?: number;
	/** Give everything back in this kind; the caller has seen the approval. */
	readonly other?: string;
	/** The slip for store credit that is given in the place of something else. */
	readonly slip?: string;
	/** Kept of the money for points that were spent already, fen: as far as it goes. */
	readonly deductFen?: number;
};

/**
 * Refuses lines that are not on the sale, named twice, not a whole positive quantity (whole pieces
 * unless weighed), or more than is left (REF-1).
 */
export function planRefund(
	refundable: RefundableSale,
	wanted: WantedRefund,
): Result<ReturnedPart, RefundRefusal> {
	if (isAllReturned(refundable)) return refuse({ code: 'refund/all-returned' });
	if (wanted.lines.length === 0) return refuse({ code: 'refund/nothing-chosen' });
	const checked = checkLines(refundable, wanted.lines);
	if (checked !== undefined) return refuse(checked);
	const lines = wanted.lines.map(({ n: of, quantityMilli, disposition }, index) => {
		const { line, returnedMilli } = lineOf(refundable, of);
		const beforeMilli = returnedMilli;
		return returnLine(line, { n: index + 1, beforeMilli, quantityMilli, disposition });
	});
	const total = sumOf(lines, (line) => line.net_fen);
	const paid = payBack(refundable.tenders, {
		totalFen: total,
		creditFen: wanted.creditFen ?? 0,
		drawer: wanted.drawer,
		...(wanted.other === undefined ? {} : { other: wanted.other }),
		...(wanted.slip === undefined ? {} : { slip: wanted.slip }),
	});
	const whole = withPointParts(withParts(paid, refundable.tenders), refundable.tenders);
	const rows = keepBack(whole, wanted.deductFen ?? 0);
	return ok({
		of: wanted.of,
		lines,
		total_fen: total,
		tax_fen: sumOf(lines, (line) => line.tax_fen),
		rounding_fen: sumOf(rows, settledBy) - total,
		paid_back: rows,
		reason: wanted.reason,
	});
}

/** Everything that is left, as a void (作废) and the key "all" take it. */
export function wholeSale({ lines }: RefundableSale, disposition: Disposition): WantedLine[] {
	return lines.flatMap(({ line, returnedMilli }) => {
		const left = line.quantity_milli - returnedMilli;
		return left > 0 ? [{ n: line.n, quantityMilli: left, disposition }] : [];
	});
}

function checkLines(
	refundable: RefundableSale,
	wanted: readonly WantedLine[],
): RefundRefusal | undefined {
	const seen = new Set<number>();
	for (const { n, quantityMilli } of wanted) {
		const found = refundable.lines.find(({ line }) => line.n === n);
		if (found === undefined) return { code: 'refund/line-unknown', line: n };
		if (seen.has(n)) return { code: 'refund/line-twice', line: n };
		seen.add(n);
		const inPieces = found.line.weighed !== 1 && found.line.quantity_milli % 1000 === 0;
		const isWhole = Number.isSafeInteger(quantityMilli) && quantityMilli > 0;
		if (!isWhole || (inPieces && quantityMilli % 1000 !== 0)) {
			return { code: 'refund/quantity-invalid', line: n };
		}
		const left = found.line.quantity_milli - found.returnedMilli;
		if (quantityMilli > left) return { code: 'refund/exceeds', line: n, leftMilli: left };
	}
	return undefined;
}

function lineOf({ lines }: RefundableSale, n: number) {
	const found = lines.find(({ line }) => line.n === n);
	if (found === undefined) throw new Error(`line ${n} was checked before`);
	return found;
}

function sumOf<T>(rows: readonly T[], amount: (row: T) => number): number {
	return rows.reduce((sum, row) => sum + amount(row), 0);
}
