/** Yes and no as options of a choice, in the language in use. */
import type { Words } from '#shared/words/words-of.ts';
import type { Option } from './select-field.tsx';

export function yesNo({ settings }: Words): readonly Option<boolean>[] {
	return [
		{ value: true, label: settings.yes },
		{ value: false, label: settings.no },
	];
}
