/** The rows of `setting`: one per key, versioned, so it can be seen who changed what (CFG-6). */
import type { Settings } from '#shared/contract/settings-view.ts';
import type { ReadableLedger, WritableLedger } from '../ledger/access.ts';

type Row = { key: string; value_json: string; version: number };

/** The settings that were set; the rest keep their default. */
export function loadSettings({ db }: ReadableLedger): Partial<Settings> {
	const rows = db.prepare('SELECT key, value_json, version FROM setting').all() as Row[];
	return Object.fromEntries(rows.flatMap(readRow));
}

/** Nothing for a row that is no JSON: the default stands in for it. */
function readRow({ key, value_json: json }: Row): [string, unknown][] {
	try {
		return [[key, JSON.parse(json) as unknown]];
	} catch {
		return [];
	}
}

export type SettingChange = {
	readonly change: Partial<Settings>;
	readonly atMs: number;
	readonly by: string;
};

/** Writes the changed keys, each one version up. */
export function saveSettings(pen: WritableLedger, { change, atMs, by }: SettingChange): void {
	const put = pen.db.prepare(
		`INSERT INTO setting (key, value_json, version, changed_ms, changed_by) VALUES (?, ?, 1, ?, ?)
		 ON CONFLICT (key) DO UPDATE SET value_json = excluded.value_json, version = version + 1,
		   changed_ms = excluded.changed_ms, changed_by = excluded.changed_by`,
	);
	for (const [key, value] of Object.entries(change)) put.run(key, JSON.stringify(value), atMs, by);
}
