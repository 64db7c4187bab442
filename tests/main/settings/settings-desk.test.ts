// Goal: a till opens whatever rows of settings it finds: of another version, of a hand that edited
// them, or of a rule that has changed since; and every setting that still fits stays in force.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTempLedger, type TempLedger } from '#kit/temp-ledger.ts';
import { defaultSettings } from '#main/settings/default-settings.ts';
import { openSettingsDesk } from '#main/settings/settings-desk.ts';
import { settingsView } from '#shared/contract/settings-view.ts';

let held: TempLedger;
beforeEach(() => {
	held = openTempLedger();
});
afterEach(() => held.close());

function put(key: string, json: string): void {
	held.pen.transaction(() =>
		held.pen.db
			.prepare(
				`INSERT INTO setting (key, value_json, version, changed_ms, changed_by)
				 VALUES (?, ?, 1, 0, '-')`,
			)
			.run(key, json),
	);
}
const read = () => openSettingsDesk(held.pen).current();

describe('the settings in force', () => {
	it('are the defaults until somebody chose', () => {
		expect(read()).toEqual(defaultSettings);
		expect(settingsView.safeParse(defaultSettings).success).toBe(true);
	});

	it('pass over a setting of a newer version and keep the others', () => {
		put('holographicReceipts', 'true');
		put('storeName', '"清和茶铺"');
		expect(read()).toEqual({ ...defaultSettings, storeName: '清和茶铺' });
	});

	it('pass over what does not fit, what is no JSON and what cannot be', () => {
		put('taxBp', '"dear"');
		put('receiptFooter', '{not json');
		put('timeZone', '"Mars/Base"');
		put('printer', '{"kind":"tcp"}');
		put('cashStepFen', '100');
		expect(read()).toEqual({ ...defaultSettings, cashStepFen: 100 });
	});

	it('keep the label formats of a till that was set up before the product said what N counts', () => {
		const format = { pattern: 'FFWWWWWNNNNNC', flags: ['28'], check: 'ean' };
		put('scaleLabels', JSON.stringify([{ ...format, numberIs: 'pieces' }]));
		expect(read().scaleLabels).toEqual([format]);
	});

	it('are written through, one version up each time, and told to whoever listens', () => {
		const desk = openSettingsDesk(held.pen);
		const heard: number[] = [];
		desk.onChange(({ taxBp }) => heard.push(taxBp));
		for (const taxBp of [900, 600]) {
			held.pen.transaction(() => desk.save(held.pen, { change: { taxBp }, atMs: 5, by: '1001' }));
			// Not in force before the commit is known.
			expect(desk.current().taxBp).not.toBe(taxBp);
			desk.reload();
		}
		expect(heard).toEqual([900, 600]);
		const row = held.pen.db.prepare(`SELECT * FROM setting WHERE key = 'taxBp'`).get();
		expect(row).toEqual({
			key: 'taxBp',
			value_json: '600',
			version: 2,
			changed_ms: 5,
			changed_by: '1001',
		});
		expect(read().taxBp).toBe(600);
	});
});
