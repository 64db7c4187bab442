/**
 * A brand makes two integers of different meaning two different types: fen never meets points,
 * milli-quantities never meet basis points. It exists for the compiler only; at run time a
 * branded number is a plain number.
 */
declare const brand: unique symbol;

export type Brand<T, Name extends string> = T & { readonly [brand]: Name };
