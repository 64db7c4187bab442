/**
 * The text of a purpose as it is in force: in a language, with the store's name, and its SHA-256.
 */
import { createHash } from 'node:crypto';
import { CONSENT_VERSIONS, type Purpose } from '#shared/privacy/consent.ts';
import { consentTexts } from '#shared/words/consent-texts.ts';
import { fill } from '#shared/words/fill.ts';

export type ConsentText = {
	readonly purpose: Purpose;
	readonly version: string;
	readonly language: 'zh-CN' | 'en';
	readonly text: string;
	/** SHA-256 of the UTF-8 text, hex. */
	readonly hash: string;
};

export function consentTextOf(
	purpose: Purpose,
	{ language, store }: { readonly language: ConsentText['language']; readonly store: string },
): ConsentText {
	const text = fill(consentTexts[language][purpose], { store });
	const hash = createHash('sha256').update(text, 'utf8').digest('hex');
	return { purpose, version: CONSENT_VERSIONS[purpose], language, text, hash };
}
