/** What a judge of the power-cut part is told, and what it says. */
import type { Flaw } from './flaw.ts';
import type { Take } from './record-till.ts';

export type StatesTask = {
	readonly takes: readonly Take[];
	/** Which of how many judges this is, from 0. */
	readonly judge: number;
	readonly judges: number;
	readonly seed: number;
	/** How many states all judges together look at, about. */
	readonly states: number;
	/** Folder to show states in: memory, where there is some. */
	readonly scratch: string;
	/** Where bad states are kept. */
	readonly evidence: string;
	/** Only this one: to look at it again. */
	readonly only?: { readonly take: number; readonly index: number; readonly variant: number };
};

export type StateFlaw = Flaw & { readonly state: string; readonly kept: string };

export type StatesSaid =
	| { readonly flaw: StateFlaw }
	| { readonly counts: Readonly<Record<string, number>> };
