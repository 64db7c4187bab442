/**
 * The settings in force. Read often (every scan), changed seldom: kept in memory and written
 * through. Whoever needs to follow a change listens.
 */
import { settingsView, type Settings } from '#shared/contract/settings-view.ts';
import type { ReadableLedger, WritableLedger } from '../ledger/access.ts';
import { defaultSettings } from './default-settings.ts';
import { settingsProblem } from './settings-problem.ts';
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

/** One by one: a row of another version, or one that stopped fitting, costs nobody its neighbours. */
function readSettings(ledger: ReadableLedger): Settings {
	const saved: Readonly<Record<string, unknown>> = loadSettings(ledger);
	const fitting = Object.entries(settingsView.shape).flatMap(([key, schema]) => {
		const read = Object.hasOwn(saved, key) ? schema.safeParse(mended(key, saved[key])) : undefined;
		if (read?.success !== true || settingsProblem({ [key]: read.data }) !== undefined) return [];
		return [[key, read.data] as const];
	});
	return settingsView.parse({ ...defaultSettings, ...Object.fromEntries(fitting) });
}

/** Label formats once said what N counts; the product says it, and the rest of the format stands. */
function mended(key: string, value: unknown): unknown {
	if (key !== 'scaleLabels' || !Array.isArray(value)) return value;
	return value.map((label: unknown) => {
		if (typeof label !== 'object' || label === null) return label;
		const { numberIs: _gone, ...format } = label as Record<string, unknown>;
		return format;
	});
}
