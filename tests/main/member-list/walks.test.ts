// Goal: whoever waits for a list longer than a second is told how far it is, and nobody is told of
// one that is there at once.
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openTempLedger, type TempLedger } from '#kit/temp-ledger.ts';
import { stopWalk, walkFor } from '#main/member-list/walks.ts';
import type { Caller, Terminal } from '#main/terminal.ts';
import type { TerminalEvent } from '#shared/contract/events.ts';

let ledger: TempLedger;
let told: TerminalEvent[];
beforeEach(() => {
	ledger = openTempLedger();
	told = [];
});
afterEach(() => ledger.close());

const caller = { sessionId: 'till' } as Caller;
const terminal = () => {
	const announce = (event: TerminalEvent) => void told.push(event);
	return { pen: ledger.pen, clock: ledger.clock, announce } as unknown as Terminal;
};

it('tells the walk’s own id and how far it is, after a second', async () => {
	const found = await walkFor(terminal(), { caller, walkId: 'walk-0001' }, async (how) => {
		how.moved?.(100);
		ledger.clock.advance(1001);
		how.moved?.(500);
		return Promise.resolve('found');
	});
	expect(found).toEqual({ ok: true, value: 'found' });
	const detail = { walkId: 'walk-0001', progress: 500 };
	expect(told).toEqual([{ event: 'member-list/progress', detail }]);
});

it('tells nobody of a walk without an id, and stops none', async () => {
	const found = await walkFor(terminal(), { caller, walkId: undefined }, async (how) => {
		ledger.clock.advance(5000);
		how.moved?.(500);
		expect(how.stoppable).toBeUndefined();
		return Promise.resolve(1);
	});
	expect(found).toEqual({ ok: true, value: 1 });
	expect(told).toEqual([]);
});

it('hands the stop to whoever asked, while it lasts', async () => {
	const input = { walkId: 'walk-0001' };
	const found = await walkFor(terminal(), { caller, ...input }, (how) => {
		return new Promise<undefined>((resolve) => {
			how.stoppable?.(() => resolve(undefined));
			const other = { sessionId: 'second' } as Caller;
			expect(stopWalk(terminal(), other, input)).toMatchObject({ value: { stopped: false } });
			expect(stopWalk(terminal(), caller, input)).toMatchObject({ value: { stopped: true } });
		});
	});
	expect(found).toMatchObject({ ok: false, refusal: { code: 'member-list/stopped' } });
	expect(stopWalk(terminal(), caller, input)).toMatchObject({ value: { stopped: false } });
});
