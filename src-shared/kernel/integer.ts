/**
 * Exact integer arithmetic. Products are made in BigInt and come back as safe integers; a result
 * that does not fit is a bug of the caller's limits and throws. Source: domain rules E1–E26.
 */
import { invariant } from './invariant.ts';

/** Throws unless `value` is an integer that a double holds exactly (|value| ≤ 2^53 − 1). */
export function assertSafe(value: number, what: string): void {
	invariant(Number.isSafeInteger(value), `${what} must be a safe integer, got ${value}`);
}

const HALF_OF_SAFE = 2 ** 52 - 1;

function toSafe(value: bigint): number {
	const number = Number(value);
	assertSafe(number, 'result');
	return number;
}

/** round(a × b ÷ d), half away from zero (四舍五入); `rha` of the rounding rules. d must be > 0. */
export function multiplyDivide(a: number, b: number, d: number): number {
	assertSafe(a, 'factor');
	assertSafe(b, 'factor');
	invariant(Number.isSafeInteger(d) && d > 0, `divisor must be a positive integer, got ${d}`);
	const twice = 2 * Math.abs(a * b) + d;
	// Nearly always: all of it exact in a double, and several times as fast.
	if (twice <= Number.MAX_SAFE_INTEGER && d <= HALF_OF_SAFE) {
		const rounded = (twice - (twice % (2 * d))) / (2 * d);
		return rounded !== 0 && a < 0 !== b < 0 ? -rounded : rounded;
	}
	const product = BigInt(a) * BigInt(b);
	const divisor = BigInt(d);
	const magnitude = product < 0n ? -product : product;
	const rounded = (2n * magnitude + divisor) / (2n * divisor);
	return toSafe(product < 0n ? -rounded : rounded);
}

/** round(n ÷ d), half away from zero. */
export function divideRounded(n: number, d: number): number {
	return multiplyDivide(n, 1, d);
}

/** ⌊a × b ÷ d⌋ for a, b ≥ 0 and d > 0, with what is left over as BigInt for comparing. */
export function multiplyFloor(a: number, b: number, d: number): { floor: number; rest: bigint } {
	const product = BigInt(a) * BigInt(b);
	const divisor = BigInt(d);
	return { floor: toSafe(product / divisor), rest: product % divisor };
}
