/**
 * One way of doing the thing that is measured. A variant lives in a process of its own, so that no
 * two share a heap, a page cache or a compiler's mood; it is asked for small chunks of work.
 */

/** µs per operation, by what was timed (`op`, or several clocks of the same operation). */
export type Chunk = Readonly<Record<string, readonly number[]>>;

export type Variant = {
	readonly name: string;
	/** What it says of itself when it is ready: bytes per operation, memory, rows. */
	readonly facts: Readonly<Record<string, number>>;
	/** Does `ops` operations and answers how long each took. */
	chunk(ops: number): Promise<Chunk>;
	/** Asks for figures that are not times: memory, sizes. */
	figures(): Promise<Readonly<Record<string, number>>>;
	close(): Promise<void>;
};

/** The other side of a variant: what its process answers with. */
export type Subject = {
	readonly facts?: Readonly<Record<string, number>>;
	chunk(ops: number): Chunk | Promise<Chunk>;
	figures?(): Readonly<Record<string, number>>;
	close?(): void | Promise<void>;
};
