/** Turning codes into sentences of the language in use. */
import { refusals } from '#shared/contract/refusals.ts';
import { formatRate } from '#shared/receipt/format.ts';
import { fill, type Details } from '#shared/words/fill.ts';
import type { Words } from '#shared/words/words-of.ts';
import type { ClientRefusal } from '../terminal-client/open-client.ts';
import { sayCount, sayQuantity, sayYuan } from './figures.ts';

export type Sentence = {
	readonly say: string;
	readonly next: string;
	/** Where the money is; '' when the sentence says it already. */
	readonly money: string;
};

const formats = { yuan: sayYuan, quantity: sayQuantity, count: sayCount, rate: formatRate };

/** Fills the figures of a sentence: yuan and counts grouped, quantities and rates without needless decimals. */
export function sayFilled(sentence: string, details: Details = {}): string {
	return fill(sentence, details, formats);
}

/** What a refusal says, what to do next, and where the money is. */
export function sayRefusal(words: Words, refusal: ClientRefusal): Sentence {
	const { app } = words;
	if (refusal.code === 'line/lost') {
		return { say: app.lost.say, next: app.lost.next, money: app.money.untouched };
	}
	const phrase = words.refusals[refusal.code];
	const say = sayFilled(phrase.say, refusal);
	const next = sayFilled(phrase.next, refusal);
	const money = app.money[refusals[refusal.code].money];
	const isSaid = `${say} ${next}`.toLowerCase().includes(money.toLowerCase());
	return { say, next, money: isSaid ? '' : money };
}

/** Why a device does not simply work; unknown causes fall back to the device's name. */
export function sayDevice(words: Words, reason: string): { say: string; next: string } | undefined {
	return Object.hasOwn(words.devices, reason)
		? words.devices[reason as keyof Words['devices']]
		: undefined;
}

/** A notice of the status bar; a code without words is said as it is rather than hidden. */
export function sayWarning(
	words: Words,
	{ code, detail }: { readonly code: string; readonly detail: string },
): { say: string; next: string } {
	const known = words.app.warnings;
	if (!Object.hasOwn(known, code)) return { say: code, next: detail };
	const phrase = known[code as keyof typeof known];
	return { say: sayFilled(phrase.say, { detail }), next: phrase.next };
}
