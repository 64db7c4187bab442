/**
 * How a member's name is found: its pinyin initials and whole pinyin with the sound a surname has
 * (曾 is zeng and 单 is shan), the short beginnings that have a table of their own, and its
 * ends for the middle of a name.
 */
import { pinyin } from 'pinyin-pro';
import { searchKey } from '#shared/catalog/search-words.ts';
import { surnameSounds } from '#shared/member/surname-sounds.ts';

export type NameKeys = { readonly ini: string; readonly full: string };

const LONGEST = 40;

/** Lower-case letters and digits, at most 40 long; '' where there is none. */
export function nameKeys(name: string): NameKeys {
	const plain = name.normalize('NFKC').trim();
	return keysOf(plain, surnameSounds(plain)[0]);
}

/** The same for every other sound that the surname has. */
function otherKeys(name: string): NameKeys[] {
	const plain = name.normalize('NFKC').trim();
	return surnameSounds(plain)
		.slice(1)
		.map((sounds) => keysOf(plain, sounds));
}

function keysOf(plain: string, surname: readonly string[] = []): NameKeys {
	if (plain === '') return { ini: '', full: '' };
	const sounds = pinyin(plain, { toneType: 'none', type: 'all', v: true, surname: 'head' });
	let ini = '';
	let full = '';
	let fresh = true;
	for (const [at, { origin, pinyin: sound, isZh }] of sounds.entries()) {
		const key = searchKey(isZh ? (surname[at] ?? sound) : origin);
		// Of a Latin name every word begins anew: Anna Li is al.
		if (isZh || fresh) ini += key.charAt(0);
		fresh = isZh || key === '';
		full += key;
	}
	return { ini: ini.slice(0, LONGEST), full: full.slice(0, LONGEST) };
}

/** The one- and two-letter beginnings that have thousands of hits. */
export function prefixesOf({
	name,
	ini,
}: {
	readonly name: string;
	readonly ini: string;
}): string[] {
	const characters = [...name];
	const initials = [ini, ...otherKeys(name).map((other) => other.ini)];
	const starts = [
		...initials.flatMap((one) => [one.slice(0, 1), one.slice(0, 2)]),
		characters[0],
		characters.slice(0, 2).join(''),
	];
	return [
		...new Set(starts.flatMap((start) => (start === undefined || start === '' ? [] : [start]))),
	];
}

/** Longer parts are cut, and so is what is looked for among them. */
const LONGEST_PART = 12;

/** Letters and digits of a name in one form: no spaces, points, accents or capitals. */
export function partOf(text: string): string {
	const plain = text.normalize('NFKD').replace(/[^\p{L}\p{N}]/gu, '');
	return [...plain.normalize('NFKC').toLowerCase()].slice(0, LONGEST_PART).join('');
}

/** No part of a name has it: what stands behind it is another sound of a whole name. */
const SOUND = '~';

/** What is looked for among the parts to find a name by another sound of its surname. */
export function soundPart(key: string): string {
	return SOUND + key.slice(0, LONGEST_PART);
}

/**
 * Every end of a name of two characters or more but the whole: `欧阳明` → `阳明`; and the whole by the
 * other sounds of its surname.
 */
export function partsOf(name: string): string[] {
	const characters = [...name].slice(0, LONGEST);
	const parts = characters.map((_, from) => partOf(characters.slice(from).join('')));
	// A name with a point or a space in it does not begin as its letters do: 阿·依古丽.
	const inside = parts[0] === name ? parts.slice(1) : parts;
	const sounds = otherKeys(name).flatMap(({ ini, full }) => [soundPart(ini), soundPart(full)]);
	return [...new Set([...inside, ...sounds])].filter((part) => [...part].length >= 2);
}
