/**
 * The two endings of a request: it was done, or it was refused. A refusal is expected, typed and
 * said to the cashier in words (src-shared/words); a bug is an exception (invariant.ts).
 */
export type Ok<T> = { readonly ok: true; readonly value: T };
export type Refused<R> = { readonly ok: false; readonly refusal: R };
export type Result<T, R> = Ok<T> | Refused<R>;

/** A refusal names its code; the rest are the figures its sentence needs. */
export type RefusalOf<Code extends string> = {
	readonly code: Code;
	readonly [detail: string]: string | number;
};

export function ok<T>(value: T): Ok<T> {
	return { ok: true, value };
}

export function refuse<const R extends RefusalOf<string>>(refusal: R): Refused<R> {
	return { ok: false, refusal };
}
