/**
 * `npm run torture -- [--kills N] [--states N] [--flips N] [--seed S] [--plant P] [--only PART] [--quick]`
 *
 * Tries to make a till lose a sale it has acknowledged: kills, power cuts, damaged bytes, a full
 * disk, a second program, a wrong key, a clock that is set. Ends with 1 when anything was lost,
 * silent, doubled or broken. `--plant` plants a fault that must be found. docs/torture.md says what
 * is tried and what is required.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { tortureByDamage } from './damage.ts';
import { tortureTheDoors } from './doors.ts';
import { countOf, type Failure, type PartReport } from './flaw.ts';
import { tortureByFullDisks } from './full-disk.ts';
import { tortureByKills } from './kills.ts';
import { lookAgain, tortureByPowerCuts } from './power-cuts.ts';
import { startSelling } from './selling-task.ts';
import { readArguments, USAGE, type Arguments } from './arguments.ts';

const say = (line: string) => process.stdout.write(`${line}\n`);
/** Failures are many when something is broken; so many kinds of them are shown. */
const SHOWN = 12;

const args = readArguments(process.argv.slice(2));
if (args === undefined) {
	process.stderr.write(`${USAGE}\n`);
	process.exitCode = 2;
} else process.exitCode = args.state === undefined ? await torture(args) : await again(args);

async function torture(args: Arguments): Promise<number> {
	const { seed, plant } = args;
	const folder = mkdtempSync(path.join(tmpdir(), 'guitai-torture-'));
	const evidence = path.join(folder, 'evidence');
	const work = path.join(folder, 'work');
	mkdirSync(evidence);
	mkdirSync(work);
	say(`seed ${seed}${plant === undefined ? '' : `, planted: ${plant}`}, ${folder}`);
	// Hundreds of children read the same code: compiled once, they start in half the time.
	process.env['NODE_COMPILE_CACHE'] = path.join(folder, 'code');
	await warmUp(path.join(work, 'warm-up', 'data'));
	const common = { seed, plant, work, evidence };
	const parts: Record<string, () => Promise<PartReport>> = {
		kills: () => tortureByKills({ ...common, kills: args.kills }),
		'power-cuts': () =>
			tortureByPowerCuts({ ...common, states: args.states, sales: args.quick ? 40 : 260 }),
		damage: () => tortureByDamage({ ...common, flips: args.flips, sales: args.quick ? 15 : 30 }),
		'full-disk': () => tortureByFullDisks({ ...common, rounds: args.quick ? 2 : 8 }),
		doors: () => tortureTheDoors({ ...common, rounds: args.quick ? 1 : 4 }),
	};
	const reports: PartReport[] = [];
	for (const [name, run] of Object.entries(parts)) {
		if (args.only !== undefined && args.only !== name) continue;
		const report = await run();
		reports.push(report);
		show(report);
	}
	const failures = reports.flatMap((report) => report.failures);
	sum(args, reports, failures);
	for (const gone of failures.length === 0 ? [folder] : [work, path.join(folder, 'code')]) {
		rmSync(gone, { recursive: true, force: true });
	}
	return failures.length === 0 ? 0 : 1;
}

/** A till that ends by itself leaves its compiled code behind; one that is killed does not. */
async function warmUp(dataDir: string): Promise<void> {
	mkdirSync(path.dirname(dataDir));
	const task = { dataDir, host: 'browser', seed: 0, sales: 1, end: 'close' } as const;
	const { code, stderr } = await startSelling(task, { hear: () => undefined }).ended;
	if (code !== 0) throw new Error(`the till does not even sell in peace: ${stderr}`);
}

function show({ part, counts, failures, seconds, skipped, notes = [] }: PartReport): void {
	if (skipped !== undefined) say(`${part}: skipped: ${skipped}`);
	const figures = Object.entries(counts).map(([name, n]) => `${name} ${n}`);
	if (figures.length > 0) say(`${part}: ${figures.join(', ')}; ${seconds.toFixed(1)} s`);
	for (const note of notes) say(`  ${note}`);
	const groups = Map.groupBy(failures, ({ kind, what }) => `${kind} ${withoutNumbers(what)}`);
	for (const alike of [...groups.values()].slice(0, SHOWN)) {
		const [first] = alike;
		if (first === undefined) continue;
		const times = alike.length > 1 ? ` (and ${alike.length - 1} more like it)` : '';
		say(`  ${first.kind.toUpperCase()}: ${first.what}${times}`);
		say(`    again: ${first.replay}`);
	}
	if (groups.size > SHOWN) say(`  and ${groups.size - SHOWN} other kinds`);
}

/** Flaws that differ in a number or an id are the same flaw. */
function withoutNumbers(what: string): string {
	return what.replaceAll(/\b(sale|line)_[0-9a-f]+/g, '$1').replaceAll(/\d+/g, '#');
}

function sum(
	{ seed, plant }: Arguments,
	reports: readonly PartReport[],
	failures: readonly Failure[],
): void {
	const seconds = reports.reduce((total, report) => total + report.seconds, 0);
	const kinds = (['lost', 'silent', 'doubled', 'broken'] as const).map(
		(kind) => `${countOf(failures, kind)} ${kind}`,
	);
	const what = plant === undefined ? '' : ` (planted: ${plant})`;
	say(`seed ${seed}${what}, ${seconds.toFixed(0)} s: ${kinds.join(', ')}`);
}

async function again({ again: evidence = '', state = '', seed }: Arguments): Promise<number> {
	const flaws = await lookAgain(evidence, state, seed);
	for (const { kind, what, kept } of flaws) say(`${kind.toUpperCase()}: ${what} (kept in ${kept})`);
	if (flaws.length === 0) say('nothing is wrong with this state');
	return flaws.length === 0 ? 0 : 1;
}
