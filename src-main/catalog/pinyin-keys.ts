/**
 * How a name is found on a keyboard: the first letters of its pinyin (拼音首字母, 矿泉水 → kqs) and
 * the whole pinyin, made once when a product is saved. Letters and digits of a brand stay as they are.
 */
import { pinyin } from 'pinyin-pro';

export type PinyinKeys = { readonly initials: string; readonly pinyin: string };

const LONGEST = 64;

export function pinyinKeys(name: string): PinyinKeys {
	const options = { toneType: 'none', type: 'array', nonZh: 'consecutive', v: true } as const;
	const syllables = pinyin(name, options).map((part) => part.toLowerCase().replace(/[^a-z0-9]/g, ''));
	const words = syllables.filter((part) => part !== '');
	return {
		initials: words.map((part) => (/^\d/.test(part) ? part : part[0])).join('').slice(0, LONGEST),
		pinyin: words.join('').slice(0, LONGEST),
	};
}

/** Every Han character a word of its own, so that any two in a row can be found inside a name. */
export function searchWords(name: string): string {
	return name.replace(/\p{Script=Han}/gu, ' $& ').replace(/\s+/g, ' ').trim();
}
