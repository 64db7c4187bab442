/**
 * How long a test waits, ms. Generous on purpose: no test asserts a duration, and machines that run
 * tests are shared: with eighteen programs on two cores all takes ten times as long.
 */
export const PATIENCE = {
	/** For one thing that is to come: a text on a page, an answer, a file. */
	thing: 60_000,
	/** For a whole test, which waits for several. */
	test: 300_000,
} as const;
