/**
 * Light or dark. The store has a theme; a person may switch this one screen, which then stays so
 * until the store's theme is changed. Both are remembered here, so that the sign-in screen, which
 * knows no settings yet, already looks right.
 */
import type { Settings } from '#shared/contract/settings-view.ts';
import { createStore, type ReadableStore } from '../terminal-client/store.ts';

export type Theme = Settings['theme'];

export type ScreenTheme = {
	/** What is shown: `system` is decided already. */
	readonly shown: ReadableStore<'light' | 'dark'>;
	/** Switches this screen. */
	readonly choose: (theme: Theme) => void;
	/** Takes the store's theme over. */
	readonly follow: (theme: Theme) => void;
};

const OF_STORE = 'guitai.theme.store';
const OF_SCREEN = 'guitai.theme.screen';

export function openScreenTheme(page: Window): ScreenTheme {
	const { localStorage: memory } = page;
	const dark = page.matchMedia('(prefers-color-scheme: dark)');
	const shown = createStore<'light' | 'dark'>('light');

	function show(): void {
		const chosen = memory.getItem(OF_SCREEN) ?? memory.getItem(OF_STORE) ?? 'light';
		const isDark = chosen === 'dark' || (chosen === 'system' && dark.matches);
		const next = isDark ? 'dark' : 'light';
		page.document.documentElement.dataset['theme'] = next;
		shown.set(next);
	}

	dark.addEventListener('change', show);
	// Another window of this till was switched: the customer's side goes with it.
	page.addEventListener('storage', show);
	show();
	return {
		shown,
		choose: (theme) => {
			memory.setItem(OF_SCREEN, theme);
			show();
		},
		follow: (theme) => {
			if (memory.getItem(OF_STORE) === theme) return;
			memory.setItem(OF_STORE, theme);
			memory.removeItem(OF_SCREEN);
			show();
		},
	};
}
