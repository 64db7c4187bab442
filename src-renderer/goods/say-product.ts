/** Why a product was not taken, with the name of the field instead of its code. */
import type { Words } from '#shared/words/words-of.ts';
import { sayFilled, sayRefusal } from '../app/say.ts';
import type { ClientRefusal } from '../terminal-client/open-client.ts';

export function sayProductRefusal(
	words: Words,
	refusal: ClientRefusal,
): { readonly say: string; readonly next: string } {
	const { form, importing } = words.goods;
	const { problems } = form;
	const problem = 'problem' in refusal ? String(refusal['problem']) : '';
	if (refusal.code !== 'product/invalid' || !Object.hasOwn(problems, problem)) {
		return sayRefusal(words, refusal);
	}
	const named: Readonly<Record<string, string>> = { code: form.code, ...importing.fields };
	const field = named[String(refusal['field'])] ?? '';
	return {
		say: sayFilled(problems[problem as keyof typeof problems], { field }),
		next: form.mend,
	};
}
