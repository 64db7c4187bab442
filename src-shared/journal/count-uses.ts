/**
 * What a completed sale adds to the counters that limits are held against: promotions by business
 * date, and what people took off by hand. A pure function of the event, so that the counters can be
 * made again from the journal and compared.
 */
import type { AdjustmentKind } from './event-head.ts';
import type { SaleCompleted } from './event.ts';

export type CountedUse = {
	readonly ruleId: string;
	readonly bizDate: string;
	/** '' without a member. */
	readonly memberId: string;
	readonly times: number;
	readonly amountFen: number;
};

export const HAND_ACTIONS = ['line', 'order', 'small_change'] as const;
export type HandAction = (typeof HAND_ACTIONS)[number];

export type HandUse = {
	/** Who answers for it: who released it, else who gave it. */
	readonly operator: string;
	readonly bizDate: string;
	readonly action: HandAction;
	/** Sales it was done in. */
	readonly n: number;
	readonly amountFen: number;
};

export function ruleUsesOf({ pricing, member, biz_date: bizDate }: SaleCompleted): CountedUse[] {
	const memberId = member?.member_id ?? '';
	return (pricing?.uses ?? []).map(({ rule_id, times, amount_fen }) => {
		return { ruleId: rule_id, bizDate, memberId, times, amountFen: amount_fen };
	});
}

export function handUsesOf({ lines, biz_date: bizDate }: SaleCompleted): HandUse[] {
	const uses = new Map<string, HandUse>();
	for (const { kind, by, amount_fen } of lines.flatMap((line) => line.adjustments)) {
		const action = actionOf(kind);
		if (by === undefined || action === undefined) continue;
		const key = JSON.stringify([by, action]);
		const amountFen = (uses.get(key)?.amountFen ?? 0) + amount_fen;
		uses.set(key, { operator: by, bizDate, action, n: 1, amountFen });
	}
	return [...uses.values()];
}

/** A price given by hand and a discount on a line are one action to a limit. */
function actionOf(kind: AdjustmentKind): HandAction | undefined {
	switch (kind) {
		case 'override':
		case 'line_discount':
			return 'line';
		case 'order_discount':
			return 'order';
		case 'small_change':
			return 'small_change';
		default:
			return undefined;
	}
}
