/**
 * The settings in force. Read often (every scan), changed seldom: kept in memory and written
 * through. Whoever needs to follow a change listens.
 */
import { settingsView, type Settings } from '#shared/contract/views.ts';
import type { ReadableLedger, WritableLedger } from '../ledger/access.ts';
import { defaultSettings } from './default-settings.ts';
import { loadSettings, saveSettings, type SettingChange } from './settings-store.ts';

export type SettingsDesk = {
	current(): Settings;
	/** Writes inside the caller's transaction; `settled` must be called after the commit. */
	save(pen: WritableLedger, change: SettingChange): Settings;
	/** Takes what is in the ledger as the settings in force and tells the listeners. */
	reload(): void;
	onChange(listener: (settings: Settings) => void): void;
};

/** Opens the desk over a ledger. Rows that no longer fit the schema fall back to their default. */
export function openSettingsDesk(ledger: ReadableLedger): SettingsDesk {
	let settings = readSettings(ledger);
	const listeners: ((settings: Settings) => void)[] = [];
	return {
		current: () => settings,
		save: (writer, change) => {
			saveSettings(writer, change);
			return { ...settings, ...change.change };
		},
		reload: () => {
			settings = readSettings(ledger);
			for (const listener of listeners) listener(settings);
		},
		onChange: (listener) => void listeners.push(listener),
	};
}

function readSettings(ledger: ReadableLedger): Settings {
	const saved = loadSettings(ledger);
	const whole = settingsView.safeParse({ ...defaultSettings, ...saved });
	if (whole.success) return whole.data;
	const bad = new Set(whole.error.issues.map((issue) => String(issue.path[0])));
	const good = Object.entries(saved).filter(([key]) => !bad.has(key));
	return settingsView.parse({ ...defaultSettings, ...Object.fromEntries(good) });
}
