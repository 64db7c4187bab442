/** What a part of the bench is given and what it gives. */
import type { Row } from './report.ts';

export type Bench = {
	/** Smaller sizes and fewer rounds: under five minutes for all parts. */
	readonly quick: boolean;
	/** Progress, for whoever waits. */
	say(line: string): void;
};

export type Part = {
	/** Letter of `--only`. */
	readonly letter: string;
	readonly title: string;
	run(bench: Bench): Promise<readonly Row[]>;
};

/** Opens things one after another and closes them all, whatever happens. */
export async function holding<T>(
	work: (hold: <H extends { close(): unknown }>(held: H | Promise<H>) => Promise<H>) => Promise<T>,
): Promise<T> {
	const held: { close(): unknown }[] = [];
	try {
		return await work(async (opening) => {
			const opened = await opening;
			held.push(opened);
			return opened;
		});
	} finally {
		for (const one of held.reverse()) await one.close();
	}
}
