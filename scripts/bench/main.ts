/**
 * `npm run bench -- [--quick] [--only a,b,…] [--json]`
 *
 * Measures what docs/performance.md promises, as ratios within one run (harness/run-paired.ts), and
 * prints each beside its goal. A missed goal is a finding, not a failure: the exit code is 1 only
 * when the bench itself could not run. Progress goes to stderr, the report to stdout.
 */
import { parseArgs } from 'node:util';
import { machineLine } from './machine.ts';
import type { Bench, Part } from './part.ts';
import { coldStart } from './parts/cold-start.ts';
import { durableCommit } from './parts/durable-commit.ts';
import { growth } from './parts/growth.ts';
import { loopBlock } from './parts/loop-block.ts';
import { lookup } from './parts/lookup.ts';
import { members } from './parts/members.ts';
import { paintedLine } from './parts/painted-line.ts';
import { peers } from './parts/peers.ts';
import { pricing } from './parts/pricing.ts';
import { receiptPath } from './parts/receipt-path.ts';
import { smallTills } from './parts/small-tills.ts';
import { verifySpeed } from './parts/verify-speed.ts';
import { tableOf, verdictOf, type PartReport } from './report.ts';

const PARTS: readonly Part[] = [
	durableCommit,
	smallTills,
	lookup,
	members,
	paintedLine,
	receiptPath,
	peers,
	coldStart,
	growth,
	verifySpeed,
	loopBlock,
	pricing,
];

process.exitCode = await main();

async function main(): Promise<number> {
	const { values } = parseArgs({
		options: {
			quick: { type: 'boolean', default: false },
			only: { type: 'string' },
			json: { type: 'boolean', default: false },
		},
	});
	const wanted = values.only?.split(',').map((letter) => letter.trim());
	const unknown = wanted?.filter((letter) => !PARTS.some((part) => part.letter === letter));
	if (unknown !== undefined && unknown.length > 0) {
		const known = PARTS.map(({ letter, title }) => `  ${letter}  ${title}`).join('\n');
		process.stderr.write(`bench: no part ${unknown.join(', ')}; there are:\n${known}\n`);
		return 1;
	}
	const bench: Bench = {
		quick: values.quick,
		say: (line) => process.stderr.write(`bench: ${line}\n`),
	};
	const machine = machineLine();
	const parts = PARTS.filter(({ letter }) => wanted === undefined || wanted.includes(letter));
	const reports: PartReport[] = [];
	const print = (text: string) => void (values.json || process.stdout.write(`${text}\n`));
	print(`${values.quick ? 'quick run' : 'full run'}: ${machine}\n`);
	for (const part of parts) {
		const report = await runPart(part, bench);
		if (report === undefined) continue;
		reports.push(report);
		print(tableOf(report));
	}
	print(summaryOf(reports));
	if (values.json) {
		const report = { machine, quick: values.quick, parts: reports };
		process.stdout.write(`${JSON.stringify(report, undefined, '\t')}\n`);
	}
	return reports.length === parts.length ? 0 : 1;
}

/** Undefined when the part itself broke; the others still have their say. */
async function runPart(
	{ letter, title, run }: Part,
	bench: Bench,
): Promise<PartReport | undefined> {
	bench.say(`${letter}: ${title}`);
	const from = performance.now();
	try {
		const rows = await run(bench);
		return { part: letter, title, seconds: (performance.now() - from) / 1000, rows };
	} catch (failure) {
		bench.say(`${letter} FAILED: ${failure instanceof Error ? failure.stack : String(failure)}`);
		return undefined;
	}
}

function summaryOf(reports: readonly PartReport[]): string {
	const rows = reports.flatMap(({ rows: some }) => some);
	const count = (verdict: string) => rows.filter((row) => verdictOf(row) === verdict).length;
	const seconds = reports.reduce((sum, report) => sum + report.seconds, 0);
	const missed = rows.filter((row) => verdictOf(row) === 'MISSED').map(({ what }) => what);
	return [
		`goals met ${count('met')}, missed ${count('MISSED')}, invalid ${count('invalid')}, ` +
			`skipped ${count('skipped')}; ${seconds.toFixed(0)} s`,
		...missed.map((what) => `missed: ${what}`),
	].join('\n');
}
