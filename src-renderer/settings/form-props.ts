/** What every part of the settings form is given; the wizard gives the same parts its draft. */
import type { Settings } from '#shared/contract/settings-view.ts';
import { sayFilled } from '../app/say.ts';
import type { Words } from '#shared/words/words-of.ts';

export type SettingName = keyof Settings;

export type FormProps = {
	readonly settings: Settings;
	readonly onChange: (change: Partial<Settings>) => void;
	/** The field that main, or the wizard, would not take. */
	readonly wrong?: SettingName | undefined;
};

/** The problem of one field as a prop, or nothing. */
export function problemOf(
	words: Words,
	{ wrong }: Pick<FormProps, 'wrong'>,
	name: keyof Words['settings']['fields'],
): { readonly problem?: string } {
	if (wrong !== name) return {};
	const { fields, notTaken } = words.settings;
	return { problem: sayFilled(notTaken, { field: fields[name] }) };
}

/**
 * The setting that a refusal means: `settings/invalid` names it, `request/invalid-input` gives a
 * path like `input.change.storeCode` or `input.settings.storeCode`.
 */
export function settingOf(refusal: { readonly [detail: string]: unknown }): string | undefined {
	const { field } = refusal;
	if (typeof field !== 'string') return undefined;
	const path = field.replace(/^input\.(?:(?:change|settings)\.)?/, '');
	return /^[A-Za-z]+/.exec(path)?.[0];
}

/** Capital letters and digits, as codes of stores and terminals are written. */
export function codeText(typed: string): string {
	return typed
		.normalize('NFKC')
		.toUpperCase()
		.replaceAll(/[^A-Z0-9]/g, '');
}

/** A list of values with the one in force among them, in order. */
export function withCurrent(values: readonly number[], current: number): readonly number[] {
	return values.includes(current) ? values : [...values, current].toSorted((a, b) => a - b);
}
