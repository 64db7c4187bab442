/**
 * Runs dependency-cruiser over the rooms and answers what broke. A cruise that read fewer modules
 * than there are source files has judged nothing (it reads TypeScript through @swc/core, and says
 * "no violations" when that is missing), so it counts as a failure.
 * As a program: `node scripts/never-arrows.ts`, exit code 1 when an arrow points the wrong way.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';

export const ROOMS = [
	'src-shared',
	'src-main',
	'src-renderer',
	'src-hq',
	'drivers',
	'scripts',
	'tests',
] as const;

export type WrongArrow = { readonly rule: string; readonly from: string; readonly to: string };
export type ArrowReport = { readonly read: number; readonly wrong: readonly WrongArrow[] };

type CruiseSummary = {
	readonly violations: readonly {
		readonly from: string;
		readonly to: string;
		readonly rule: { readonly name: string };
	}[];
};

const house = path.resolve(import.meta.dirname, '..');

/** `root` is a tree laid out like the house, with its package.json; throws when nothing is read. */
export function judgeArrows(root: string = house): ArrowReport {
	const rooms = ROOMS.filter((room) => existsSync(path.join(root, room)));
	const program = path.join(house, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');
	const config = path.join(house, '.dependency-cruiser.cjs');
	const { stdout, stderr, status } = spawnSync(
		process.execPath,
		[program, '--config', config, '--output-type', 'json', ...rooms],
		{ cwd: root, encoding: 'utf8', maxBuffer: 256 * 1024 * 1024 },
	);
	if (!stdout.startsWith('{')) {
		throw new Error(`dependency-cruiser ended with ${status}: ${stderr.trim()}`);
	}
	const { modules, summary } = JSON.parse(stdout) as {
		readonly modules: readonly { readonly source: string }[];
		readonly summary: CruiseSummary;
	};
	const seen = new Set(modules.map(({ source }) => source));
	const unread = rooms.flatMap((room) => sourcesOf(root, room)).filter((file) => !seen.has(file));
	if (unread.length > 0) {
		throw new Error(
			`dependency-cruiser did not read ${unread.length} files (${unread.slice(0, 3).join(', ')}, ` +
				'…): is @swc/core installed?',
		);
	}
	const wrong = summary.violations.map(({ from, to, rule }) => ({ rule: rule.name, from, to }));
	return { read: seen.size, wrong };
}

function sourcesOf(root: string, room: string): string[] {
	return readdirSync(path.join(root, room), { recursive: true, encoding: 'utf8' })
		.filter((file) => /\.(ts|tsx|mjs)$/.test(file) && !file.endsWith('.d.ts'))
		.map((file) => path.posix.join(room, ...file.split(path.sep)));
}

if (process.argv[1] === import.meta.filename) {
	const { read, wrong } = judgeArrows();
	for (const { rule, from, to } of wrong) process.stderr.write(`${rule}: ${from} -> ${to}\n`);
	process.stderr.write(`${read} modules read, ${wrong.length} wrong arrows\n`);
	process.exitCode = wrong.length === 0 ? 0 : 1;
}
