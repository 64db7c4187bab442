// Goal: a cashier never waits for HQ longer than the deadline, and a yes that comes after it is not
// lost: HQ has set the money aside.
import { describe, expect, it } from 'vitest';
import { fixedClock } from '#kit/fixed-clock.ts';
import { NO_HQ, openHqLink, type Authorization, type HqPort } from '#main/allowance/hq-link.ts';

const wanted = { uid: 'auth_1', memberId: 'mem_a', purse: 'points', amount: 1 } as const;

function slowHq() {
	const { promise, resolve } = Promise.withResolvers<Authorization>();
	const port: HqPort = { state: () => 'online', authorize: () => promise };
	return { port, answer: resolve };
}

describe('the line to HQ', () => {
	it('is none where nobody brings one', async () => {
		const link = openHqLink(NO_HQ, { clock: fixedClock() });
		expect(link.state()).toBe('none');
		expect(await link.authorize(wanted, () => undefined)).toEqual({ answer: 'unreachable' });
	});

	it('gives up at the deadline, counts as away for a while, and takes the late answer', async () => {
		const clock = fixedClock();
		const { port, answer } = slowHq();
		const link = openHqLink(port, { clock, deadlineMs: 1 });
		const late = new Promise<unknown>((resolve) => {
			void link.authorize(wanted, resolve).then((heard) => {
				expect(heard).toEqual({ answer: 'unreachable' });
				expect(link.state()).toBe('away');
				clock.advance(15_000);
				expect(link.state()).toBe('online');
				answer({ answer: 'granted', message: 'signed' });
			});
		});
		expect(await late).toBe('signed');
	});

	it('takes a broken line for silence, and a no for an answer', async () => {
		const clock = fixedClock();
		const broken = openHqLink(
			{ state: () => 'online', authorize: () => Promise.reject(new Error('reset')) },
			{ clock },
		);
		expect(await broken.authorize(wanted, () => undefined)).toEqual({ answer: 'unreachable' });
		const { port, answer } = slowHq();
		answer({ answer: 'refused', free: 3 });
		const link = openHqLink(port, { clock });
		expect(await link.authorize(wanted, () => undefined)).toEqual({ answer: 'refused', free: 3 });
		expect(link.state()).toBe('online');
	});
});
