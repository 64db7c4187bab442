/**
 * What of a person is shown when the whole is not needed: conventions, no official standard. A mask
 * gives the cashier enough to ask "尾号 1234?" and nobody enough to call.
 */

/** `138****1234`; of shorter numbers less, the last four always. */
export function maskPhone(phone: string): string {
	const places = [...phone];
	if (places.length < 8) return places.length === 0 ? '' : '****';
	const shown = Math.min(3, places.length - 8);
	return `${places.slice(0, shown).join('')}****${places.slice(-4).join('')}`;
}

/** `110***********002X`. */
export function maskIdentityNumber(number: string): string {
	return endsOnly(number, 3, 4);
}

/** `张*`, from three characters on `欧**明`: how long a name is says something too. */
export function maskName(name: string): string {
	const characters = [...name];
	const [first = ''] = characters;
	if (characters.length < 2) return characters.length === 0 ? '' : '*';
	return characters.length === 2 ? `${first}*` : `${first}**${characters.at(-1) ?? ''}`;
}

/**
 * `张**`, however long the name is, for a screen that a whole room reads. One character could be all
 * of a name, and a mask hides that already: then nothing.
 */
export function maskSurname(name: string): string {
	const [first = '', ...rest] = name;
	return rest.length === 0 ? '' : `${first}**`;
}

/**
 * `622202******1234`; a card of fewer than sixteen places shows its last four: with the first six
 * too, a hundred tries would find what is left of the store's own twelve.
 */
export function maskCard(cardNo: string): string {
	return [...cardNo].length >= 16 ? endsOnly(cardNo, 6, 4) : endsOnly(cardNo, 0, 4);
}

/** A long number in what somebody wrote: a phone in the wrong column is one too. */
export function maskNumbers(text: string): string {
	return text.replaceAll(/\p{Nd}(?:[\s.()（）·—-]?\p{Nd}){8,}/gu, (number) => maskPhone(number));
}

/** `a***@x.com`. */
export function maskEmail(address: string): string {
	const at = address.lastIndexOf('@');
	return at < 1 ? '***' : `${[...address][0] ?? ''}***${address.slice(at)}`;
}

/** Too short a text shows nothing of itself. */
function endsOnly(text: string, first: number, last: number): string {
	const places = [...text];
	const hidden = places.length - first - last;
	if (hidden <= 0) return '*'.repeat(places.length);
	return places.slice(0, first).join('') + '*'.repeat(hidden) + places.slice(-last).join('');
}
