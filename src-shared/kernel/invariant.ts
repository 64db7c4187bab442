/**
 * An invariant is a promise of ours. When it does not hold there is a bug: it throws, the
 * transaction around it rolls back, and nothing half done is kept. A "no" that a cashier can
 * cause is a refusal (result.ts), never an invariant.
 */
export class InvariantBroken extends Error {
	override readonly name = 'InvariantBroken';
}

/** Throws InvariantBroken when `held` is false; narrows it to true otherwise. */
export function invariant(held: boolean, promise: string): asserts held {
	if (!held) throw new InvariantBroken(promise);
}

/** For the end of a switch over a union: compiles only when every case was handled. */
export function unreachable(value: never): never {
	throw new InvariantBroken(`unhandled case: ${String(value)}`);
}
