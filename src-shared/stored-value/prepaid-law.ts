/**
 * The rules of single-purpose prepaid cards (单用途卡) as data with defaults: 商务部令2012年第9号 (cap on
 * what one card holds, KYC, no cash above an amount) and what follows from it at the counter. Which
 * of it binds a store is to be confirmed by counsel; a store may be stricter and never looser.
 */
export type PrepaidRules = {
	/** On the balance after the top-up, both pockets, fen: Art. 18. */
	readonly registeredCapFen: number;
	readonly unregisteredCapFen: number;
	/** In one go; from here on an unregistered buyer is asked who they are. */
	readonly kycFromFen: number;
	/** From here on a person pays by transfer, not in cash; and a company from the second. */
	readonly personNoCashFromFen: number;
	readonly companyNoCashFromFen: number;
	/** A refund up to this may be given in cash; above it goes to an account of the same name. */
	readonly cashRefundUpToFen: number;
	/** An unregistered card is good for at least so many years. */
	readonly unregisteredYears: number;
};

export const PREPAID_RULES: PrepaidRules = {
	registeredCapFen: 500_000,
	unregisteredCapFen: 100_000,
	kycFromFen: 1_000_000,
	personNoCashFromFen: 5_000_000,
	companyNoCashFromFen: 500_000,
	cashRefundUpToFen: 10_000,
	unregisteredYears: 3,
};

/** Documents somebody may show; a number is kept nowhere here. */
export const IDENTITY_KINDS = [
	'id-card',
	'passport',
	'residence-permit',
	'home-return-permit',
	'business-licence',
	'other',
] as const;
export type IdentityKind = (typeof IDENTITY_KINDS)[number];

export type WantedPrepaid = {
	/** Paid in one go, fen. */
	readonly amountFen: number;
	/** What the card holds after it, fen: of stored value both pockets, with the bonus. */
	readonly balanceAfterFen: number;
	/** 记名: the store knows whose it is. */
	readonly registered: boolean;
	readonly company: boolean;
	/** Any of it in cash. */
	readonly cash: boolean;
};

export type WantedTopUp = WantedPrepaid & {
	/** Somebody looked at a document. */
	readonly identified: boolean;
};

export type CardRefusal =
	| { readonly code: 'stored-value/above-cap'; readonly cap: number }
	| { readonly code: 'stored-value/no-cash'; readonly from: number };
export type PrepaidRefusal =
	| CardRefusal
	| { readonly code: 'stored-value/needs-identity'; readonly from: number };

/** What holds for anything that is prepaid: stored value, a pass, the fee of a level. */
export function checkPrepaid(rules: PrepaidRules, wanted: WantedPrepaid): CardRefusal | undefined {
	const noCash = wanted.company ? rules.companyNoCashFromFen : rules.personNoCashFromFen;
	if (wanted.cash && wanted.amountFen >= noCash) {
		return { code: 'stored-value/no-cash', from: noCash };
	}
	const cap = capOf(rules, wanted);
	return wanted.balanceAfterFen > cap ? { code: 'stored-value/above-cap', cap } : undefined;
}

/** The most a card may hold, fen. */
export function capOf(
	{ registeredCapFen, unregisteredCapFen }: PrepaidRules,
	{ registered }: Pick<WantedPrepaid, 'registered'>,
): number {
	return registered ? registeredCapFen : unregisteredCapFen;
}

/** Refuses what the rules do not allow; the first that is met. */
export function checkTopUp(rules: PrepaidRules, wanted: WantedTopUp): PrepaidRefusal | undefined {
	if (!wanted.registered && wanted.amountFen >= rules.kycFromFen && !wanted.identified) {
		return { code: 'stored-value/needs-identity', from: rules.kycFromFen };
	}
	return checkPrepaid(rules, wanted);
}

/**
 * Whether somebody is asked to look at a document: of a registered buyer until one was seen, of
 * nobody known from an amount on; the second is refused without it. Whether a top-up of a
 * registered card must be refused too is to be confirmed by counsel.
 */
export function asksIdentity(
	{ kycFromFen }: PrepaidRules,
	{
		registered,
		amountFen,
		isKnown,
	}: Pick<WantedTopUp, 'registered' | 'amountFen'> & {
		/** A document of theirs was seen before. */
		readonly isKnown: boolean;
	},
): boolean {
	return registered ? !isKnown : amountFen >= kycFromFen;
}
