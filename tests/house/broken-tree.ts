/**
 * A small tree laid out like the house, with the house's own configuration and whatever files a
 * test plants in it. It lies in the system's temporary folder: nothing is ever broken in place.
 */
import { spawnSync } from 'node:child_process';
import {
	copyFileSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	realpathSync,
	rmSync,
	symlinkSync,
	writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

export const HOUSE = path.resolve(import.meta.dirname, '../..');

const ROOMS = ['src-shared', 'src-main', 'src-renderer', 'drivers', 'scripts', 'tests'];
const CONFIGURATION = [
	'package.json',
	'tsconfig.json',
	'tsconfig.base.json',
	'.oxlintrc.json',
	...ROOMS.map((room) => `${room}/tsconfig.json`),
];

export type BrokenTree = {
	readonly root: string;
	readonly remove: () => void;
};

/** `files`: path → text. The caller removes the tree. */
export function plantTree(files: Readonly<Record<string, string>>): BrokenTree {
	const root = realpathSync(mkdtempSync(path.join(tmpdir(), 'guitai-house-')));
	for (const room of ROOMS) mkdirSync(path.join(root, room));
	for (const file of CONFIGURATION) {
		const ours = path.join(HOUSE, file);
		if (existsSync(ours)) copyFileSync(ours, path.join(root, file));
	}
	symlinkSync(path.join(HOUSE, 'node_modules'), path.join(root, 'node_modules'));
	for (const [file, text] of Object.entries(files)) {
		mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
		writeFileSync(path.join(root, file), text);
	}
	return { root, remove: () => rmSync(root, { recursive: true, force: true }) };
}

export type ToolAnswer = { readonly status: number | null; readonly output: string };

/** Runs a tool of the house's node_modules inside a tree. */
export function runTool(root: string, program: string, args: readonly string[]): ToolAnswer {
	const command = [path.join(HOUSE, 'node_modules', program), ...args];
	const { status, stdout, stderr } = spawnSync(process.execPath, command, {
		cwd: root,
		encoding: 'utf8',
		maxBuffer: 64 * 1024 * 1024,
	});
	return { status, output: `${stdout}${stderr}` };
}
