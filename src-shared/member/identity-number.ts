/**
 * 身份证号 (GB 11643): 18 places, a birthday from 1900 to today, ISO 7064 MOD 11-2 in the last. Off by
 * default in the store's settings; where it is asked for, a mistyped one is found here.
 */
import { dateText, isRealDate } from '../kernel/calendar.ts';
import { ok, refuse, type Result } from '../kernel/result.ts';

export type IdentityNumber = {
	/** 18 places, the last a digit or a capital X. */
	readonly number: string;
	readonly birthday: string;
	readonly gender: 'female' | 'male';
};

export type IdentityFault =
	| 'identity-shape'
	/** No such day, before 1900 or after today. */
	| 'identity-date'
	| 'identity-check-digit';

/** Reads a number as typed, spaces and lower x allowed; today is `YYYY-MM-DD`. */
export function readIdentityNumber(
	text: string,
	today: string,
): Result<IdentityNumber, { readonly code: IdentityFault }> {
	const number = text.normalize('NFKC').replace(/\s/gu, '').toUpperCase();
	if (!/^[1-9]\d{16}[\dX]$/.test(number)) return refuse({ code: 'identity-shape' });
	const [year, month, day] = [part(number, 6, 10), part(number, 10, 12), part(number, 12, 14)];
	const birthday = dateText(year, month, day);
	if (!isRealDate(year, month, day) || year < 1900 || birthday > today) {
		return refuse({ code: 'identity-date' });
	}
	if (checkPlaceOf(number) !== number.at(-1)) return refuse({ code: 'identity-check-digit' });
	return ok({ number, birthday, gender: part(number, 16, 17) % 2 === 1 ? 'male' : 'female' });
}

function part(number: string, from: number, to: number): number {
	return Number(number.slice(from, to));
}

/** The last place that belongs behind the first 17: weights 2^17 … 2^1 modulo 11. */
function checkPlaceOf(number: string): string | undefined {
	let rest = 0;
	for (let place = 0; place < 17; place += 1) {
		rest = ((rest + number.charCodeAt(place) - 48) * 2) % 11;
	}
	return '10X98765432'[rest];
}
