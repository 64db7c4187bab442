/**
 * The paired run: variants take turns in small chunks, in another order every round, so that a busy
 * neighbour, a warm cache or a slow disk hits all of them alike. A ratio is taken within each round
 * and the median of the rounds is what counts. The limit runs in the same rounds; when its own
 * median wanders, the machine was not the same machine and the run is repeated.
 */
import { driftOf, median, percentile } from './stats.ts';
import type { Chunk, Variant } from './variant.ts';

export type Paired = {
	/** Median over rounds of (a's percentile ÷ b's percentile in that round). */
	ratio(a: Clock, b: Clock, share?: number): number;
	/** Of all rounds together, in µs. */
	percentile(clock: Clock, share: number): number;
	/** How far the limit's median wandered: largest ÷ smallest fifth of the run. */
	readonly limitDrift: number;
	/** Set when the run was not steady in any of its tries. */
	readonly invalid?: string;
};

/** A clock of a variant: `ours` or `ours/request`; `op` when not said. */
export type Clock = string;

export type PairedPlan = {
	readonly variants: readonly Variant[];
	readonly rounds: number;
	/** Operations per chunk, for all or by variant. */
	readonly ops: number | Readonly<Record<string, number>>;
	/** The variant whose steadiness says whether the run is valid. */
	readonly limit?: string;
	readonly tries?: number;
	readonly say?: (line: string) => void;
};

type Round = Readonly<Record<string, Chunk>>;

const MOST_DRIFT = 3;

/** Runs the plan; at most `tries` (3) times when the limit wanders. */
export async function runPaired(plan: PairedPlan): Promise<Paired> {
	const tries = plan.tries ?? 3;
	for (let attempt = 1; ; attempt += 1) {
		const rounds = await runRounds(plan);
		const limitDrift = plan.limit === undefined ? 1 : driftOfLimit(rounds, plan.limit);
		const paired = { ...figuresOf(rounds), limitDrift };
		if (limitDrift <= MOST_DRIFT) return paired;
		const invalid = `the limit's p50 moved ${limitDrift.toFixed(1)}× within the run`;
		plan.say?.(`${invalid}, try ${attempt} of ${tries}`);
		if (attempt === tries) return { ...paired, invalid };
	}
}

async function runRounds({ variants, rounds, ops }: PairedPlan): Promise<Round[]> {
	const opsOf = (name: string) => (typeof ops === 'number' ? ops : (ops[name] ?? 1));
	// One round to warm up, thrown away.
	for (const variant of variants) await variant.chunk(opsOf(variant.name));
	const done: Round[] = [];
	for (let round = 0; round < rounds; round += 1) {
		const chunks: Record<string, Chunk> = {};
		for (const index of variants.keys()) {
			const variant = variants[(index + round) % variants.length];
			if (variant !== undefined) chunks[variant.name] = await variant.chunk(opsOf(variant.name));
		}
		done.push(chunks);
	}
	return done;
}

function figuresOf(rounds: readonly Round[]): Pick<Paired, 'ratio' | 'percentile'> {
	return {
		ratio: (a, b, share = 0.5) =>
			median(
				rounds.map((round) => {
					return percentile(samplesOf(round, a), share) / percentile(samplesOf(round, b), share);
				}),
			),
		percentile: (clock, share) =>
			percentile(
				rounds.flatMap((round) => samplesOf(round, clock)),
				share,
			),
	};
}

function driftOfLimit(rounds: readonly Round[], limit: string): number {
	return driftOf(rounds.map((round) => median(samplesOf(round, limit))));
}

function samplesOf(round: Round, clock: Clock): readonly number[] {
	const [name = '', metric = 'op'] = clock.split('/');
	const samples = round[name]?.[metric];
	if (samples === undefined) throw new Error(`nothing was timed as ${clock}`);
	return samples;
}
