/**
 * (a) What a durable sale costs against what one durable write of as many bytes costs, bare and
 * with a flush that takes 1 ms longer. Goals 1a and 1b.
 */
import { forkVariant, WITHOUT_CIPHER } from '../harness/fork-variant.ts';
import { openLimit } from '../harness/open-limit.ts';
import { runPaired, type Paired } from '../harness/run-paired.ts';
import { buildNative } from '../native/build-native.ts';
import { holding, type Bench, type Part } from '../part.ts';
import { installPeers } from '../peers/install-peers.ts';
import { inWorkFolder } from '../places.ts';
import { ratioRow, type Goal, type Row } from '../report.ts';

const SLOW_US = 1000;

type Setting = {
	readonly label: string;
	readonly env: Readonly<Record<string, string>>;
	readonly rounds: number;
	readonly ops: number;
};

type Run = { readonly paired: Paired; readonly bytes: number; readonly untuned: boolean };

export const durableCommit: Part = {
	letter: 'a',
	title: 'durable sale commit against the fdatasync limit',
	run: async (bench) => {
		const { quick } = bench;
		const bare = { label: 'bare', env: {}, rounds: quick ? 15 : 40, ops: quick ? 30 : 60 };
		const rows = [...bareRows(await measure(bench, bare))];
		const shim = buildNative('slowsync');
		if ('missing' in shim) {
			rows.push({ what: 'limit ÷ sale, every flush 1 ms longer', skipped: shim.missing });
			return rows;
		}
		const env = { LD_PRELOAD: shim.file, SLOWSYNC_US: String(SLOW_US) };
		const slow = { label: '+1 ms', env, rounds: quick ? 6 : 30, ops: quick ? 15 : 30 };
		rows.push(...slowRows(await measure(bench, slow)));
		return rows;
	},
};

function measure(bench: Bench, { label, env, rounds, ops }: Setting): Promise<Run> {
	return inWorkFolder((folder) =>
		holding(async (hold) => {
			bench.say(`durable commit, ${label}`);
			const till = { lines: 8, calibrate: true };
			const subject = 'till.ts';
			const ours = await hold(
				forkVariant({ name: 'ours', subject, env, task: { dataDir: `${folder}/ours`, ...till } }),
			);
			const open = await hold(
				forkVariant({
					name: 'unencrypted',
					subject,
					env,
					preload: [WITHOUT_CIPHER],
					task: { dataDir: `${folder}/unencrypted`, ...till },
				}),
			);
			const bytes = ours.facts['bytes'] ?? Number.NaN;
			const limit = await hold(openLimit({ name: 'limit', bytes, folder, env }));
			const variants = [limit, ours, open];
			const untuned = label === 'bare' && installPeers(bench.say) === undefined;
			if (untuned) {
				const plain = { name: 'plain', subject: 'plain-sqlite.ts', env, task: { folder } };
				variants.push(await hold(forkVariant(plain)));
			}
			const tries = bench.quick ? 2 : 3;
			const plan = { variants, rounds, ops, limit: 'limit', tries, say: bench.say };
			return { paired: await runPaired(plan), bytes, untuned };
		}),
	);
}

function bareRows({ paired, bytes, untuned }: Run): Row[] {
	const share = (what: string, clock: string, goal?: Goal): Row =>
		ratioRow(paired, {
			what,
			ratio: paired.ratio('limit', clock),
			limit: 'limit',
			note: timesOf(paired, clock),
			...(goal === undefined ? {} : { goal }),
		});
	const rows: Row[] = [
		share('limit ÷ sale’s transaction, encrypted', 'ours/commit', {
			id: '1a',
			sign: '≥',
			value: 0.4,
			aim: 0.6,
		}),
		share('limit ÷ sale’s transaction, not encrypted', 'unencrypted/commit', {
			id: '1a',
			sign: '≥',
			value: 0.45,
		}),
		share('limit ÷ whole request, encrypted', 'ours/request'),
		ratioRow(paired, {
			what: 'encryption: sale’s transaction ÷ not encrypted, p50',
			ratio: paired.ratio('ours/commit', 'unencrypted/commit'),
			goal: { id: '1b', sign: '≤', value: 1.1 },
		}),
		{
			what: 'bytes written by the sale’s transaction',
			measured: bytes / 1000,
			unit: 'KB',
			goal: { id: '1b', sign: '≤', value: 70 },
		},
		ratioRow(paired, {
			what: 'p99 ÷ p50 of the sale’s transaction',
			ratio: paired.percentile('ours/commit', 0.99) / paired.percentile('ours/commit', 0.5),
			note: 'the aim is 3',
		}),
	];
	const tail = { id: '1b', sign: '≤', value: 0.75 } as const;
	const what = 'p99: sale’s transaction ÷ untuned better-sqlite3';
	if (!untuned) return [...rows, { what, goal: tail, skipped: 'the peers are not installed' }];
	const ratio = paired.percentile('ours/commit', 0.99) / paired.percentile('plain', 0.99);
	return [...rows, ratioRow(paired, { what, ratio, goal: tail, note: timesOf(paired, 'plain') })];
}

function slowRows({ paired }: Run): Row[] {
	return [
		ratioRow(paired, {
			what: 'limit ÷ sale’s transaction, encrypted, every flush 1 ms longer',
			ratio: paired.ratio('limit', 'ours/commit'),
			limit: 'limit',
			goal: { id: '1a', sign: '≥', value: 0.85, aim: 0.93 },
			note: timesOf(paired, 'ours/commit'),
		}),
		ratioRow(paired, {
			what: 'limit ÷ sale’s transaction, not encrypted, every flush 1 ms longer',
			ratio: paired.ratio('limit', 'unencrypted/commit'),
			limit: 'limit',
			goal: { id: '1a', sign: '≥', value: 0.85 },
			note: timesOf(paired, 'unencrypted/commit'),
		}),
		ratioRow(paired, {
			what: 'limit ÷ whole request, encrypted, every flush 1 ms longer',
			ratio: paired.ratio('limit', 'ours/request'),
			limit: 'limit',
			note: timesOf(paired, 'ours/request'),
		}),
	];
}

/** `p50 0.335 ms, p99 1.2 ms`: of this machine and this hour. */
export function timesOf(paired: Paired, clock: string): string {
	const ms = (share: number) => (paired.percentile(clock, share) / 1000).toPrecision(3);
	return `p50 ${ms(0.5)} ms, p99 ${ms(0.99)} ms`;
}
