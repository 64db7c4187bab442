// Goal: an answer is remembered with its work or not at all, over a restart too, and a command id
// stands for one request with one input.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTempLedger, type TempLedger } from '#kit/temp-ledger.ts';
import {
	findReply,
	forgetOldReplies,
	rememberReply,
	type Command,
} from '#main/bridge/command-store.ts';

let held: TempLedger;
beforeEach(() => {
	held = openTempLedger();
});
afterEach(() => held.close());

const command: Command = {
	commandId: 'command-0001',
	request: 'sale/complete',
	inputHash: new Uint8Array(32).fill(7),
};
const remember = (atMs = 1000) =>
	held.pen.transaction(() => rememberReply(held.pen, command, { value: { pos: 17 }, atMs }));

describe('the replies', () => {
	it('are found again under their id, also after a restart', async () => {
		expect(findReply(held.pen, command)).toBeUndefined();
		remember();
		expect(findReply(held.pen, command)).toEqual({ ok: true, value: { pos: 17 } });
		held = await held.reopen();
		expect(findReply(held.pen, command)).toEqual({ ok: true, value: { pos: 17 } });
	});

	it('go with the work that was rolled back', () => {
		expect(() =>
			held.pen.transaction(() => {
				rememberReply(held.pen, command, { value: {}, atMs: 1 });
				throw new Error('the work failed');
			}),
		).toThrow('the work failed');
		expect(findReply(held.pen, command)).toBeUndefined();
	});

	it('refuse another request or another input under the same id', () => {
		remember();
		const reused = {
			ok: false,
			refusal: { code: 'request/command-reused', request: 'sale/complete' },
		};
		expect(findReply(held.pen, { ...command, request: 'sale/void' })).toEqual(reused);
		const inputHash = new Uint8Array(32).fill(8);
		expect(findReply(held.pen, { ...command, inputHash })).toEqual(reused);
	});

	it('are written once: a second answer under one id is a bug and rolls back', () => {
		remember();
		expect(() => remember()).toThrow(/UNIQUE/);
		expect(findReply(held.pen, command)).toMatchObject({ ok: true });
	});

	it('are forgotten when they are old, and only then', () => {
		const forgetAt = (nowMs: number) =>
			held.pen.transaction(() => forgetOldReplies(held.pen, { nowMs, keptMs: 100 }));
		remember(1000);
		for (const nowMs of [900, 1000, 1100]) forgetAt(nowMs);
		expect(findReply(held.pen, command)).toBeDefined();
		forgetAt(1101);
		expect(findReply(held.pen, command)).toBeUndefined();
	});
});
