/**
 * Writes down what was decided: what is held back of the lines' savings, and the share of every
 * line in what comes off the basket as a whole.
 */
import { fen } from '../kernel/money.ts';
import { invariant } from '../kernel/invariant.ts';
import { sumIn, type Mask } from './basis.ts';
import type { Raised } from './raise-scopes.ts';
import { netOf, type LineRow, type LineStage, type StagedLine } from './staged-line.ts';
import type { Adjustment } from './priced-sale.ts';
import { classesOf, spread } from './spread.ts';
import type { Taken } from './weigh-claims.ts';

export type BookedLine = {
	readonly staged: StagedLine;
	readonly adjustments: Adjustment[];
	/** Held back of its own savings, ≥ 0. */
	readonly held: number;
	net: number;
};

/** The lines with their own rows, as moved and held back for what was chosen. */
export function bookLines({ lines, joint }: LineStage, raised: Raised | undefined): BookedLine[] {
	for (const [number, { places, shares, earned }] of joint.entries()) {
		for (const [place, at] of places.entries()) {
			const more = (raised?.shares[number]?.[place] ?? 0) - (shares[place] ?? 0);
			const line = lines[at];
			if (raised !== undefined && line !== undefined) moveRow(line, earned.promotion.id, more);
		}
	}
	for (const [at, staged] of lines.entries()) giveUp(staged, raised?.held[at] ?? 0);
	return lines.map((staged, at) => {
		const rows = staged.rows.filter(({ amount }) => amount > 0);
		const adjustments = rows.map(adjustmentOf);
		return { staged, adjustments, held: raised?.held[at] ?? 0, net: netOf(staged) };
	});
}

/** More or less of a joint promotion lies on the line than at first. */
function moveRow({ rows }: StagedLine, ruleId: string, more: number): void {
	if (more === 0) return;
	const row = rows.find((one) => one.ruleId === ruleId && one.pieces === undefined);
	if (row !== undefined) {
		row.amount += more;
		return;
	}
	const coupon = rows.findIndex(({ kind }) => kind === 'item_coupon');
	const at = coupon === -1 ? rows.length : coupon;
	rows.splice(at, 0, { kind: 'promotion', ruleId, amount: more });
}

function adjustmentOf({ kind, ruleId, name, reason, amount }: LineRow): Adjustment {
	return {
		kind,
		...(ruleId === undefined ? {} : { ruleId }),
		...(name === undefined ? {} : { name }),
		...(reason === undefined ? {} : { reason }),
		amount: fen(amount),
	};
}

/** From the last of the line's own savings backwards. */
function giveUp({ rows }: StagedLine, amount: number): void {
	let left = amount;
	for (const row of rows.toReversed()) {
		if (row.kind !== 'promotion' && row.kind !== 'level') continue;
		const taken = Math.min(left, row.amount);
		row.amount -= taken;
		left -= taken;
	}
	invariant(left === 0, 'no more is held back than was saved');
}

/** Shares the claims over their goods, in turn, each by what the lines cost by then. */
export function bookClaims(lines: readonly BookedLine[], taken: readonly Taken[]): void {
	const masks = taken.map(({ claim }) => claim.mask);
	const classes = classesOf(masks, lines.length);
	for (const { claim, worth } of taken) {
		const { promotion, coupon, mask } = claim;
		const row: Omit<Adjustment, 'amount'> =
			promotion === undefined
				? { kind: 'order_coupon', ...named(coupon?.code, coupon?.kind.name) }
				: { kind: 'threshold', ...named(promotion.id, promotion.name) };
		shareOver(lines, worth, { row, mask, classes });
	}
}

function named(ruleId = '', name = ''): { readonly ruleId: string; readonly name: string } {
	return { ruleId, name };
}

export function roomIn(lines: readonly BookedLine[], mask: Mask): number {
	return sumIn(
		mask,
		lines.map(({ net }) => net),
	);
}

/** Takes `amount` off the lines of the mask by their nets; the caller saw that it fits. */
export function shareOver(
	lines: readonly BookedLine[],
	amount: number,
	how: {
		readonly row: Omit<Adjustment, 'amount'>;
		readonly mask: Mask;
		/** Absent: the goods of the mask are one. */
		readonly classes?: readonly number[];
	},
): void {
	if (amount === 0) return;
	const { row, mask, classes = lines.map(() => 0) } = how;
	const nets = lines.map(({ net }) => net);
	for (const [at, part] of spread(amount, nets, { mask, classes }).entries()) {
		const line = lines[at];
		if (part === 0 || line === undefined) continue;
		line.adjustments.push({ ...row, amount: fen(part) });
		line.net -= part;
	}
}
