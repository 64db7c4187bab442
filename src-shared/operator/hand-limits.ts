/** What each role may take off by hand before anybody set limits (P23); an owner has none. */

/** Limits of one role: of one action, and of all of its kind in a business day. */
export type HandLimits = {
	/** Discount on a line: basis points off, fen a day. */
	readonly lineBp: number;
	readonly lineDayFen: number;
	/** Discount on a whole basket: basis points off, fen a day. */
	readonly orderBp: number;
	readonly orderDayFen: number;
	/** 抹零 by hand: fen a sale, fen a day. */
	readonly smallChangeFen: number;
	readonly smallChangeDayFen: number;
};

export const STARTING_HAND_LIMITS: { readonly cashier: HandLimits; readonly manager: HandLimits } =
	{
		cashier: {
			lineBp: 1000,
			lineDayFen: 50_000,
			orderBp: 500,
			orderDayFen: 50_000,
			smallChangeFen: 99,
			smallChangeDayFen: 5000,
		},
		manager: {
			lineBp: 5000,
			lineDayFen: 500_000,
			orderBp: 3000,
			orderDayFen: 500_000,
			smallChangeFen: 99,
			smallChangeDayFen: 50_000,
		},
	};
