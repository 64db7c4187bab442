// Goal: a PIN cannot be guessed by guessing many at once, and a lock lasts as long as it says, no
// matter what else was under way when it fell or what the wall clock does.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { approvalOf, openTempTerminal, type TempTerminal } from '#kit/temp-terminal.ts';

let till: TempTerminal;
beforeEach(async () => {
	till = await openTempTerminal();
});
afterEach(() => till.close());

const wrong = { operatorNo: '1003', pin: '000001' };

async function guessAtOnce(count: number): Promise<string[]> {
	const replies = await Promise.all(
		Array.from({ length: count }, () => till.reply('operator/sign-in', wrong)),
	);
	return replies.map((reply) => (reply.ok ? 'ok' : reply.refusal.code));
}

describe('guessing a PIN', () => {
	it('stays locked out when more tries were under way than are allowed', async () => {
		await guessAtOnce(7);
		const right = await till.refused('operator/sign-in', approvalOf('cashier'));
		expect(right).toEqual({ code: 'operator/locked-out', minutes: 5 });
	});

	it('does not take the right one of many guesses made at once', async () => {
		const guesses = [wrong, wrong, wrong, wrong, wrong, approvalOf('cashier')];
		const replies = await Promise.all(
			guesses.map((guess) => till.reply('operator/sign-in', guess)),
		);
		// The right PIN may have been checked before the fifth wrong one; never after it.
		const codes = replies.map((reply) => (reply.ok ? 'ok' : reply.refusal.code));
		const lockedAt = codes.indexOf('operator/locked-out');
		if (codes[5] === 'ok') expect(lockedAt).toBe(-1);
		else expect(codes[5]).toBe('operator/locked-out');
	});

	it('locks no longer than five minutes when the wall clock goes back a year', async () => {
		await guessAtOnce(5);
		till.clock.setBy(-365 * 86_400_000);
		expect((await till.ask('operator/sign-in', approvalOf('cashier'))).operatorNo).toBe('1003');
	});
});
