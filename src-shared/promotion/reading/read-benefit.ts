/** The benefit of a row: one shape for each kind, amounts in fen and rates in basis points. */
import { fen } from '../../kernel/money.ts';
import { basisPoint, type BasisPoint } from '../../kernel/rate.ts';
import type { Benefit, BenefitKind, BundlePart, SaveStep } from '../promotion.ts';
import { needed, type RowReader } from './open-row.ts';
import { readScope } from './read-scope.ts';

export const BENEFIT_KINDS = [
	'percent',
	'amount-off',
	'fixed-price',
	'nth-item',
	'n-for-price',
	'buy-n-get-m',
	'bundle',
	'gift',
	'add-on',
	'spend-and-save',
	'bonus-points',
	'points-multiplier',
] as const satisfies readonly BenefitKind[];

const NOTHING: Benefit = { kind: 'amount-off', off: fen(0) };
/** Pieces of a group; more is a barcode typed into the field. */
const GROUP = { from: 1, to: 99 };

export function readBenefit(parent: RowReader): Benefit {
	const row = parent.row('benefit');
	const kind = row?.word('kind', BENEFIT_KINDS);
	if (row === undefined || kind === undefined) {
		parent.tell(row === undefined ? 'benefit' : 'benefit.kind', 'missing');
		return NOTHING;
	}
	const benefit = readKind(kind, row);
	row.end();
	return benefit;
}

function readKind(kind: BenefitKind, row: RowReader): Benefit {
	switch (kind) {
		case 'percent':
			return { kind, charge: charge(row) };
		case 'amount-off':
			return { kind, off: amount(row, 'off_fen', 1) };
		case 'fixed-price':
			return { kind, price: amount(row, 'price_fen') };
		case 'nth-item':
			return { kind, n: pieces(row, 'n', { ...GROUP, from: 2 }), charge: charge(row) };
		case 'n-for-price':
			return { kind, n: pieces(row, 'n', { ...GROUP, from: 2 }), price: amount(row, 'price_fen') };
		case 'buy-n-get-m':
			return { kind, buy: pieces(row, 'buy'), free: pieces(row, 'free') };
		case 'bundle':
			return { kind, parts: readParts(row), price: amount(row, 'price_fen') };
		case 'gift':
		case 'add-on':
			return readGift(kind, row);
		case 'spend-and-save':
			return readSave(row);
		case 'bonus-points':
			return { kind, points: pieces(row, 'points', { from: 1, to: 1_000_000 }), every: every(row) };
		case 'points-multiplier':
			return { kind, rate: basisPoint(pieces(row, 'rate_bp', { from: 10_000, to: 1_000_000 })) };
	}
}

function readGift(kind: 'gift' | 'add-on', row: RowReader): Benefit {
	const price = kind === 'gift' ? fen(0) : amount(row, 'price_fen');
	const goods = readScope(row, 'gifts');
	if (goods.products === undefined && goods.categories === undefined) row.tell('gifts', 'missing');
	return { kind, gifts: goods, pieces: row.whole('pieces', GROUP) ?? 1, price, every: every(row) };
}

function readParts(row: RowReader): BundlePart[] {
	const parts = (row.rows('parts') ?? []).map((part): BundlePart => {
		const read = { goods: readScope(part, 'goods'), pieces: part.whole('pieces', GROUP) ?? 1 };
		part.end();
		return read;
	});
	if (parts.length < 2) row.tell('parts', 'missing');
	return parts;
}

function readSave(row: RowReader): Benefit {
	const steps = (row.rows('steps') ?? []).map(readStep);
	const repeats = every(row);
	if (steps.length === 0) row.tell('steps', 'missing');
	if (repeats && (steps.length > 1 || steps[0]?.off === undefined)) {
		row.tell('every', 'contradicts');
	}
	return { kind: 'spend-and-save', steps, every: repeats };
}

function readStep(row: RowReader): SaveStep {
	const reach = amount(row, 'reach_fen', 1);
	const off = row.whole('off_fen', { from: 1 });
	const share = row.whole('charge_bp', { to: 9999 });
	if ((off === undefined) === (share === undefined)) row.tell('off_fen', 'contradicts');
	if (off !== undefined && off > reach) row.tell('off_fen', 'more-than-all');
	row.end();
	return share === undefined ? { reach, off: fen(off ?? 0) } : { reach, charge: basisPoint(share) };
}

/** What is charged, 0…99.99 %: 85 折 is 8500. */
function charge(row: RowReader): BasisPoint {
	const found = row.whole('charge_bp', { from: -LARGE, to: LARGE });
	if (found !== undefined && (found < 0 || found >= 10_000)) row.tell('charge_bp', 'more-than-all');
	const read = needed(row, 'charge_bp', found) ?? 0;
	return basisPoint(Math.min(10_000, Math.max(0, read)));
}

const LARGE = 1_000_000_000;

function amount(row: RowReader, field: string, from = 0) {
	return fen(needed(row, field, row.whole(field, { from })) ?? from);
}

function pieces(row: RowReader, field: string, range = GROUP): number {
	return needed(row, field, row.whole(field, range)) ?? range.from;
}

function every(row: RowReader): boolean {
	return row.yes('every') ?? false;
}
