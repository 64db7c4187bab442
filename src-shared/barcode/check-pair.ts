/**
 * The pair of check digits of codes that a customer may be asked to read aloud (ISO 7064 MOD
 * 97-10): every single wrong digit and every two swapped ones are known for what they are before
 * anything is looked up.
 */

/** The two digits that belong behind `body` (digits only): body × 100 + pair ≡ 1 (mod 97). */
export function checkPairOf(body: string): string {
	let rest = 0;
	for (const digit of `${body}00`) rest = (rest * 10 + Number(digit)) % 97;
	return String(98 - rest).padStart(2, '0');
}
