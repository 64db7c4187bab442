/** The "no"s of a refund; their sentences are in src-shared/words, by the same code. */
export type RefundRefusal =
	| { readonly code: 'refund/nothing-chosen' }
	| { readonly code: 'refund/line-unknown'; readonly line: number }
	| { readonly code: 'refund/line-twice'; readonly line: number }
	| { readonly code: 'refund/quantity-invalid'; readonly line: number }
	/** REFUND_EXCEEDS: more than is left of the line. */
	| { readonly code: 'refund/exceeds'; readonly line: number; readonly leftMilli: number }
	/** Without a receipt: above the store's cap. */
	| { readonly code: 'refund/above-cap'; readonly cap: number; readonly total: number }
	| { readonly code: 'refund/all-returned' }
	| { readonly code: 'refund/void-too-late' }
	| { readonly code: 'refund/void-after-refund' };
