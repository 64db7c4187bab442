/**
 * How a name is found on a keyboard: the first letters of its pinyin (拼音首字母, 矿泉水 → kqs) and the
 * whole pinyin, made once when a product is saved. Letters and digits in a name stay as they are; a
 * measure in front of it (11.2g益达) is passed over, because nobody begins with it.
 */
import { pinyin } from 'pinyin-pro';
import { searchKey } from '#shared/catalog/search-words.ts';

export type PinyinKeys = { readonly initials: string; readonly pinyin: string };

const LONGEST = 64;
const MEASURE = /^[\d.]+ ?[a-zA-Z]{1,3} ?(?=\p{Script=Han})/u;

/** Both keys of a name, lower case letters and digits, at most 64 long; '' where there is none. */
export function pinyinKeys(name: string): PinyinKeys {
	const plain = name.normalize('NFKC').replace(MEASURE, '');
	const initials: string[] = [];
	const whole: string[] = [];
	for (const { origin, pinyin: sound, isZh } of pinyin(plain, {
		toneType: 'none',
		type: 'all',
		v: true,
	})) {
		const key = searchKey(isZh ? sound : origin);
		whole.push(key);
		initials.push(isZh ? key.charAt(0) : key);
	}
	return {
		initials: initials.join('').slice(0, LONGEST),
		pinyin: whole.join('').slice(0, LONGEST),
	};
}
