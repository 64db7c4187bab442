/**
 * Surnames (姓) that sound otherwise than the word they are written like, where the dictionary has
 * the word only or the traditional form is missing, and those that families say in two ways: then
 * the more common sound stands first and a cashier may type either.
 */
type Sounds = readonly [surnames: string, ...sounds: string[]];

const KNOWN: readonly Sounds[] = [
	['单于 單于', 'chan yu', 'shan yu'],
	['尉迟 尉遲', 'yu chi'],
	['万俟 萬俟', 'mo qi'],
	['长孙 長孫', 'zhang sun'],
	['澹台 澹臺', 'tan tai'],
	['单 單', 'shan'],
	['种 種', 'chong', 'zhong'],
	['召', 'shao', 'zhao'],
	['车 車', 'che'],
	['员 員', 'yun', 'yuan'],
	['缪 繆', 'miao', 'mou'],
	['区 區', 'ou', 'qu'],
	['盖 蓋', 'ge', 'gai'],
	['乐 樂', 'yue', 'le'],
	['贲 賁', 'ben', 'bi'],
	['覃', 'qin', 'tan'],
	['翟', 'zhai', 'di'],
	['折', 'she', 'zhe'],
	['繁', 'po', 'fan'],
	['秘', 'bi', 'mi'],
	['祭', 'zhai', 'ji'],
	['宓', 'mi', 'fu'],
	['谌 諶', 'chen', 'shen'],
	['郇', 'xun', 'huan'],
	['隗', 'wei', 'kui'],
	['佴', 'nai', 'er'],
	['洗', 'xian', 'xi'],
	['黑', 'hei', 'he'],
	['薄', 'bo', 'bao'],
	['柏', 'bai', 'bo'],
	['牟', 'mu', 'mou'],
	['郗', 'xi', 'chi'],
	['郄', 'qie', 'xi'],
	['句', 'gou', 'ju'],
	['适 適', 'kuo', 'shi'],
	['粘', 'nian', 'zhan'],
];

const BY_SURNAME: ReadonlyMap<string, readonly (readonly string[])[]> = new Map(
	KNOWN.flatMap(([surnames, ...sounds]) => {
		const syllables = sounds.map((sound) => sound.split(' '));
		return surnames.split(' ').map((surname) => [surname, syllables] as const);
	}),
);

/** The sounds of the surname a name begins with, syllable by syllable; [] for any other name. */
export function surnameSounds(name: string): readonly (readonly string[])[] {
	const [first = '', second = ''] = [...name];
	return BY_SURNAME.get(first + second) ?? BY_SURNAME.get(first) ?? [];
}
