/**
 * Reading coupon codes that people hand over or look up, slowed down for whoever guesses: after so
 * many codes that are none of ours the till waits a minute, whichever request they came by. Kept
 * in memory: codes are drawn from ten thousand million, and a restart saves nobody much.
 */
import type { AnyRefusal } from '#shared/contract/request.ts';
import type { Coupon } from '#shared/coupon/coupon.ts';
import { refuse, type Result } from '#shared/kernel/result.ts';
import type { Terminal } from '../terminal.ts';
import { readCoupon } from './read-coupon.ts';

const WRONG_CODES = 8;
const WITHIN_MS = 60_000;
const GUESSES: readonly AnyRefusal['code'][] = [
	'coupon/unreadable',
	'coupon/unknown',
	'coupon/not-ours',
];

/** Instants of wrong codes, ms. */
const wrongCodes = new WeakMap<Terminal, readonly number[]>();

export function readSlowly(terminal: Terminal, text: string): Result<Coupon, AnyRefusal> {
	const now = terminal.clock.now();
	const recent = (wrongCodes.get(terminal) ?? []).filter((at) => at > now - WITHIN_MS);
	if (recent.length >= WRONG_CODES) return refuse({ code: 'coupon/too-many-tries' });
	const read = readCoupon(terminal, text);
	const isGuess = !read.ok && GUESSES.includes(read.refusal.code);
	wrongCodes.set(terminal, isGuess ? [...recent, now] : recent);
	return read;
}
