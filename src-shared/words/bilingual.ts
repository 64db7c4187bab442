/**
 * Words come in pairs: every area says each thing in Chinese first and in English too. The compiler
 * holds the two against each other, so a key that one language lacks does not build.
 */

/** The shape of an area, whatever its sentences are. */
export type Spoken<Words> = {
	readonly [Key in keyof Words]: Words[Key] extends string ? string : Spoken<Words[Key]>;
};

export type Bilingual<Words> = { readonly 'zh-CN': Spoken<Words>; readonly en: Spoken<Words> };

/** Pairs the Chinese words of an area with the English ones; both must have the same keys. */
export function bilingual<const Words extends object>(
	zhCN: Words,
	en: Spoken<Words>,
): Bilingual<Words> {
	return { 'zh-CN': zhCN as Spoken<Words>, en };
}
