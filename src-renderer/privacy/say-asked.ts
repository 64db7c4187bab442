/** How a request of a member is said in a row of a list. */
import type { AskedView } from '#shared/contract/asked-requests.ts';
import type { Words } from '#shared/words/words-of.ts';
import { sayFilled } from '../app/say.ts';

/** `欧**明 138****1234`. */
export function sayAsker({ name, phone }: Pick<AskedView, 'name' | 'phone'>): string {
	return [name, phone].filter((part) => part !== '').join(' ');
}

/** How long there is, in working days. */
export function sayLeft(
	{ privacy: say }: Words,
	{ daysLeft }: Pick<AskedView, 'daysLeft'>,
): string {
	if (daysLeft === 0) return say.today;
	return daysLeft < 0
		? sayFilled(say.late, { days: -daysLeft })
		: sayFilled(say.days, { days: daysLeft });
}
