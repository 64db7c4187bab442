// Goal: two programs never have one data folder open, and a program that was killed never keeps it.
import { mkdirSync, rmSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { openLedger } from '#main/ledger/open-ledger.ts';
import { systemClock } from '#main/system/clock.ts';
import { openTempLedger, tempOptions } from '#kit/temp-ledger.ts';
import { childCommand, startChild, type Child } from './children/start-child.ts';

const cleanup: (() => void | Promise<void>)[] = [];
afterEach(async () => {
	for (const undo of cleanup.splice(0).reverse()) await undo();
});

function child(...given: Parameters<typeof childCommand>): Child {
	const started = startChild(childCommand(...given));
	cleanup.push(() => started.kill());
	return started;
}

describe('a data folder in use by another process', () => {
	it('is refused to a second program', async () => {
		const ledger = openTempLedger();
		cleanup.push(() => ledger.close());
		expect(await child(ledger).next()).toEqual({ refused: 'ledger/busy' });
	});

	it('is free at once when the first is killed with -9, and nothing has to be cleaned up', async () => {
		const options = tempOptions();
		cleanup.push(() => rmSync(options.root, { recursive: true, force: true }));
		mkdirSync(options.dataDir);
		const first = child(options);
		expect(await first.next()).toMatchObject({ opened: 1, notices: [] });
		expect(openLedger(options)).toEqual({ ok: false, refusal: { code: 'ledger/busy' } });
		await first.kill();
		const opened = openLedger({ ...options, clock: systemClock() });
		if (!opened.ok) throw new Error(opened.refusal.code);
		cleanup.push(() => opened.value.close());
		expect(opened.value.pen.head().pos).toBe(2);
	});
});
