// Goal: a try to take money ends in one place, never goes on after its end, and no card number is
// kept.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ATTEMPT_STATES, isPaid, isUnsettled, mayBecome } from '#shared/payment/attempt.ts';
import { looksLikeCardNumber } from '#shared/payment/method.ts';

const ends = ATTEMPT_STATES.filter((from) => ATTEMPT_STATES.every((to) => !mayBecome(from, to)));

describe('the states of a payment attempt', () => {
	it('end as failed, reversed or refunded, and paid is the only other settled one', () => {
		expect(ends).toEqual(['failed', 'reversed', 'refunded']);
		const settled = ATTEMPT_STATES.filter((state) => !isUnsettled(state));
		expect(settled).toEqual(['paid', 'failed', 'reversed', 'refunded']);
	});

	it('from the first state reach an end whatever happens, and never go back to the first', () => {
		fc.assert(
			fc.property(fc.array(fc.nat(), { minLength: 40, maxLength: 40 }), (picks) => {
				let state: (typeof ATTEMPT_STATES)[number] = 'created';
				for (const pick of picks) {
					const next = ATTEMPT_STATES.filter((to) => mayBecome(state, to));
					if (next.length === 0) break;
					state = next[pick % next.length] ?? state;
					expect(state).not.toBe('created');
				}
				const reached = new Set<string>([state]);
				for (const from of reached) {
					for (const to of ATTEMPT_STATES) if (mayBecome(from as typeof state, to)) reached.add(to);
				}
				expect(ends.some((end) => reached.has(end))).toBe(true);
			}),
		);
	});

	it('never let money that failed count as paid', () => {
		expect(ATTEMPT_STATES.filter(isPaid)).toEqual(['paid']);
		expect(mayBecome('failed', 'paid')).toBe(false);
		expect(mayBecome('reversed', 'paid')).toBe(false);
	});
});

describe('a slip number', () => {
	it.each(['4111 1111 1111 1111', '6222021234567890128', '5500-0055-5555-5559'])(
		'is refused when it could be a card: %s',
		(text) => {
			expect(looksLikeCardNumber(text)).toBe(true);
		},
	);
	it.each(['004213', '', '20260302000123', 'A-17'])('is kept when it could not: %s', (text) => {
		expect(looksLikeCardNumber(text)).toBe(false);
	});
});
