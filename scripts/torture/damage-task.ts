/** What a judge of the damage part is told, and what it says. */
import type { Flaw } from './flaw.ts';

export type SpoiledTill = { readonly name: string; readonly dataDir: string };

/** A bit of a file to turn, or the length to cut it to. */
export type Spot = {
	/** Which of the tills. */
	readonly till: number;
	readonly file: string;
	readonly at: number;
	readonly bit: number | 'cut';
};

export type DamageTask = {
	readonly tills: readonly SpoiledTill[];
	/** File with all spots. */
	readonly spots: string;
	readonly judge: number;
	readonly judges: number;
	readonly scratch: string;
	readonly evidence: string;
};

export type DamageSaid =
	| { readonly flaw: Flaw; readonly kept: string }
	| { readonly counts: Readonly<Record<string, number>> };
