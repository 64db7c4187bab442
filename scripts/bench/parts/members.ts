/** (m) Members found, greeted and made among ten thousand and a million. Goal 2; MEM-4, 5, 10. */
import { buildMembers } from '../build/build-members.ts';
import { decryptCopy } from '../build/decrypt-copy.ts';
import { forkVariant, WITHOUT_CIPHER } from '../harness/fork-variant.ts';
import { runOnce } from '../harness/run-once.ts';
import { runPaired, type Paired } from '../harness/run-paired.ts';
import { holding, type Bench, type Part } from '../part.ts';
import { inWorkFolder } from '../places.ts';
import { ratioRow, type Goal, type Row } from '../report.ts';
import { shortCount } from '../sizes.ts';
import { timesOf } from './durable-commit.ts';
import { microsOf } from './growth.ts';

const SMALL = 10_000;
const IMPORTED = 10_000;
const EXACT = { card: 'by card', phone: 'by phone', code: 'by rotating code' } as const;
const TYPED = {
	tail: 'last four of a phone',
	'initials-1': 'one initial',
	'initials-2': 'two initials',
	'initials-3': 'three initials',
	pinyin: 'whole pinyin',
	'name-1': 'one character of a name',
	'name-2': 'two characters',
	'name-3': 'three characters',
	'inside-2': 'the end of a name',
} as const;

/** How the ledgers lie on disk, and how much slower the big one may be (goal 2). */
type Kept = { readonly how: string; readonly p50: number; readonly p99: number };
const ENCRYPTED: Kept = { how: 'encrypted', p50: 2.5, p99: 3.5 };
const PLAIN: Kept = { how: 'not encrypted', p50: 1.5, p99: 2.5 };

type Ledgers = { readonly small: string; readonly big: string; readonly large: number };

export const members: Part = {
	letter: 'm',
	title: 'members: found, greeted, made, imported',
	run: async (bench) => {
		const large = bench.quick ? 200_000 : 1_000_000;
		const small = await buildMembers(SMALL, bench.say);
		const big = await buildMembers(large, bench.say);
		const ledgers = { small, big, large };
		bench.say('looking members up');
		const looking = {
			subject: 'members.ts',
			rounds: bench.quick ? 12 : 30,
			ops: bench.quick ? 200 : 400,
		};
		const found = await pairOf(ledgers, looking);
		bench.say('looking members up without encryption');
		const open = await pairOf(decrypted(ledgers), { ...looking, preload: [WITHOUT_CIPHER] });
		bench.say('greeting and making members');
		const greeted = await pairOf(ledgers, {
			subject: 'member-counter.ts',
			rounds: bench.quick ? 8 : 20,
			ops: 10,
		});
		return [
			...exactRows(found, large, ENCRYPTED),
			...exactRows(open, large, PLAIN),
			...typedRows(found, large, ENCRYPTED),
			...typedRows(open, large, PLAIN),
			...counterRows(greeted, large),
			await importRow(bench),
		];
	},
};

function decrypted({ small, big, large }: Ledgers): Ledgers {
	return { small: decryptCopy(small), big: decryptCopy(big), large };
}

type Plan = {
	readonly subject: string;
	readonly rounds: number;
	readonly ops: number;
	readonly preload?: readonly string[];
};

function pairOf(ledgers: Ledgers, { subject, rounds, ops, preload = [] }: Plan): Promise<Paired> {
	const { small, big, large } = ledgers;
	return holding(async (hold) => {
		const open = (name: string, dataDir: string, size: number) =>
			forkVariant({ name, subject, task: { dataDir, size }, preload });
		const variants = [
			await hold(open('small', small, SMALL)),
			await hold(open('large', big, large)),
		];
		return runPaired({ variants, rounds, ops });
	});
}

function sizesOf(large: number): string {
	return `${shortCount(large)} ÷ ${shortCount(SMALL)} members`;
}

/** One clock at both sizes: p50 and p99, with their goals when the clock has them. */
function growthRows(
	paired: Paired,
	{
		what,
		clock,
		large,
		goals,
	}: {
		readonly what: string;
		readonly clock: string;
		readonly large: number;
		readonly goals?: Kept;
	},
): Row[] {
	const note = `${microsOf(paired, `large/${clock}`)} ÷ ${microsOf(paired, `small/${clock}`)}`;
	const row = (name: string, share: number, value: number | undefined): Row =>
		ratioRow(paired, {
			what: `${what} ${name}, ${sizesOf(large)}`,
			ratio: paired.ratio(`large/${clock}`, `small/${clock}`, share),
			note,
			...(value === undefined ? {} : { goal: { id: '2', sign: '≤', value } }),
		});
	return [row('p50', 0.5, goals?.p50), row('p99', 0.99, goals?.p99)];
}

function exactRows(paired: Paired, large: number, kept: Kept): Row[] {
	const growth = (what: string, clock: string, goals = {}) =>
		growthRows(paired, { what: `${what}, ${kept.how},`, clock, large, ...goals });
	return [
		...Object.entries(EXACT).flatMap(([clock, what]) => growth(what, clock, { goals: kept })),
		...growth('a phone nobody has', 'miss', { goals: kept }),
		...growth('a barcode beside them', 'barcode'),
	];
}

function typedRows(paired: Paired, large: number, { how }: Kept): Row[] {
	return Object.entries(TYPED).map(([clock, what]) => {
		const [there, here] = [`large/${clock}`, `small/${clock}`];
		return ratioRow(paired, {
			what: `top 20 by ${what} ÷ a barcode hit, ${how}, ${shortCount(large)} members`,
			ratio: paired.ratio(there, 'large/barcode'),
			goal: { id: '2', sign: '≤', value: 12 },
			note: `${microsOf(paired, there)}; at ${shortCount(SMALL)} ${microsOf(paired, here)}`,
		});
	});
}

function counterRows(paired: Paired, large: number): Row[] {
	const limit = (what: string, clock: string, goal: Goal): Row => ({
		what: `${what}, p95, ${shortCount(large)} members`,
		measured: paired.percentile(`large/${clock}`, 0.95) / 1000,
		unit: 'ms',
		goal,
		note: timesOf(paired, `large/${clock}`),
	});
	const growth = (what: string, clock: string): Row =>
		ratioRow(paired, {
			what: `${what}, ${sizesOf(large)}`,
			ratio: paired.ratio(`large/${clock}`, `small/${clock}`),
			note: `${timesOf(paired, `large/${clock}`)} ÷ ${timesOf(paired, `small/${clock}`)}`,
		});
	return [
		limit('card to panel with 20 sales behind it', 'panel', {
			id: 'MEM-4',
			sign: '≤',
			value: 50,
		}),
		limit('card scanned onto an open basket, priced anew', 'scan', {
			id: 'MEM-5',
			sign: '≤',
			value: 100,
		}),
		growth('card to panel', 'panel'),
		growth('list for four digits', 'list'),
		growth('their last 20 sales and what they usually buy', 'visits'),
		growth('a member made', 'add'),
		ratioRow(paired, {
			what: `a member’s sale ÷ nobody’s, whole request, ${shortCount(large)} members`,
			ratio: paired.ratio('large/theirs', 'large/plain'),
			note: `${timesOf(paired, 'large/theirs')} ÷ ${timesOf(paired, 'large/plain')}`,
		}),
	];
}

function importRow(bench: Bench): Promise<Row> {
	return inWorkFolder(async (folder) => {
		bench.say(`importing ${IMPORTED} members`);
		const { said } = await runOnce('member-import.ts', [`${folder}/till`, String(IMPORTED)]);
		const seconds = (ms = Number.NaN) => `${(ms / 1000).toFixed(1)} s`;
		return {
			what: `import of ${shortCount(IMPORTED)} members, read, planned and carried out`,
			measured: said['ms'] ?? Number.NaN,
			unit: 'ms',
			goal: { id: 'MEM-10', sign: '≤', value: 60_000 },
			note: `${seconds(said['planMs'])} of it to the dry run`,
		};
	});
}
