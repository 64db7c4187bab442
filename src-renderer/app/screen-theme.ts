/**
 * Light or dark, as the store set it or this terminal switched it. The choice is remembered here so
 * that the sign-in screen, which knows no settings yet, already has it.
 */
import type { Settings } from '#shared/contract/views.ts';
import { createStore, type ReadableStore } from '../terminal-client/store.ts';

export type Theme = Settings['theme'];

export type ScreenTheme = {
	/** What is shown: `system` is decided already. */
	readonly shown: ReadableStore<'light' | 'dark'>;
	readonly choose: (theme: Theme) => void;
};

const REMEMBERED = 'guitai.theme';

export function openScreenTheme(page: Window): ScreenTheme {
	const dark = page.matchMedia('(prefers-color-scheme: dark)');
	const remembered = page.localStorage.getItem(REMEMBERED);
	let chosen: Theme = remembered === 'dark' || remembered === 'system' ? remembered : 'light';
	const shown = createStore<'light' | 'dark'>('light');

	function show(): void {
		const next = chosen === 'system' ? (dark.matches ? 'dark' : 'light') : chosen;
		page.document.documentElement.dataset['theme'] = next;
		shown.set(next);
	}

	dark.addEventListener('change', show);
	show();
	return {
		shown,
		choose: (theme) => {
			chosen = theme;
			page.localStorage.setItem(REMEMBERED, theme);
			show();
		},
	};
}
