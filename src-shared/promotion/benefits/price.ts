/** What goods cost under a benefit that prices each piece by itself. */
import { fen, type Fen } from '../../kernel/money.ts';
import type { Goods } from '../goods.ts';
import type { Benefit, PriceBenefit } from '../promotion.ts';
import { lessPerPiece } from './amount-off.ts';
import { fixedForPiece } from './fixed-price.ts';
import { percentOfLine, percentOfPiece } from './percent.ts';

export function isPriceBenefit(benefit: Benefit): benefit is PriceBenefit {
	const { kind } = benefit;
	return kind === 'percent' || kind === 'amount-off' || kind === 'fixed-price';
}

/** One piece, or the lump; undefined when the benefit does not speak of such goods. */
export function pieceAt(benefit: PriceBenefit, goods: Goods): Fen | undefined {
	switch (benefit.kind) {
		case 'percent':
			return percentOfPiece(benefit.charge, goods);
		case 'amount-off':
			return lessPerPiece(benefit.off, goods);
		case 'fixed-price':
			return fixedForPiece(benefit.price, goods);
	}
}

/** The whole line. */
export function lineAt(benefit: PriceBenefit, goods: Goods): Fen | undefined {
	if (benefit.kind === 'percent') return percentOfLine(benefit.charge, goods);
	const piece = pieceAt(benefit, goods);
	return piece === undefined ? undefined : fen(piece * Math.max(1, goods.pieces));
}
