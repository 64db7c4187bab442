/**
 * Phone numbers as they are typed, dictated or exported (+86 138-1234-5678, full-width digits) as
 * the one text that is stored and looked up. A mobile is `^1[3-9]\d{9}$`; Hong Kong mobiles and
 * landlines are taken where the store allows them.
 */

export type PhoneRules = {
	/** 0571-87654321 is stored as 057187654321. */
	readonly landlines: boolean;
	/** +852 9123 4567 is stored as 85291234567. */
	readonly hongKong: boolean;
};

export const ONLY_MOBILES: PhoneRules = { landlines: false, hongKong: false };
export const ANY_PHONE: PhoneRules = { landlines: true, hongKong: true };

const MOBILE = /^1[3-9]\d{9}$/;
const LANDLINE = /^0(?:10|2\d|[3-9]\d{2})[2-9]\d{6,7}$/;
const HONG_KONG = /^852[4-79]\d{7}$/;

/** True for a mobile of the mainland in its stored form. */
export function isMobile(phone: string): boolean {
	return MOBILE.test(phone);
}

/** The stored form: digits only, without +86; undefined when it is no phone by the rules. */
export function phoneOf(text: string, rules: PhoneRules = ONLY_MOBILES): string | undefined {
	const bare = text
		.normalize('NFKC')
		.replace(/[\p{Cf}\p{Pd}\s().'\u2212]/gu, '')
		.replace(/^00(?=86|852)/, '+');
	if (!/^\+?\d+$/.test(bare)) return undefined;
	const digits = bare.replace(/^\+/, '');
	const home = /^86(?=1[3-9]\d{9}$|0\d{9,11}$)/.test(digits) ? digits.slice(2) : digits;
	if (bare.startsWith('+') && home === digits && !HONG_KONG.test(digits)) return undefined;
	if (isMobile(home)) return home;
	if (rules.landlines && LANDLINE.test(home)) return home;
	return rules.hongKong && HONG_KONG.test(home) ? home : undefined;
}

/** The last four digits, by which a cashier asks for it. */
export function phoneTail(phone: string): string {
	return phone.slice(-4);
}
