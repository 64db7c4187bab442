/**
 * `npm run dev`: the terminal for the person who changes it. Three processes that end together:
 * virtual devices, the browser host straight from TypeScript with the demo shop (started again
 * when main, shared or drivers change), and the renderer rebuilt into out/ at every save (reload
 * the page to see it). Arguments go to the browser host; --data keeps a shop across runs.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const node = process.execPath;
const inRoot = (file: string) => path.join(root, file);
const watched = ['src-main', 'src-shared', 'drivers'].map((room) => `--watch-path=${inRoot(room)}`);
const vite = inRoot('node_modules/vite/bin/vite.js');
const asked = process.argv.slice(2);
const data = asked.includes('--data') ? [] : ['--data', inRoot('.cache/dev-data')];

const running = [
	start('devices', [inRoot('scripts/devices.ts')]),
	start('host', [
		...watched,
		'--watch-preserve-output',
		inRoot('src-main/browser/main.ts'),
		'--demo',
		...data,
		...asked,
	]),
	start('renderer', [vite, 'build', '--watch', '--logLevel', 'warn']),
].filter((child) => child !== undefined);

let ending = false;
for (const child of running) child.once('exit', (code) => endAll(code ?? 1));
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => endAll(0));

function start(name: string, args: readonly string[]): ChildProcess | undefined {
	const file = args.find((arg) => arg.endsWith('.ts') || arg.endsWith('.js'));
	if (file === undefined || !existsSync(file)) {
		process.stderr.write(`dev: ${name} is not written yet: left out\n`);
		return undefined;
	}
	return spawn(node, args, { cwd: root, stdio: 'inherit' });
}

function endAll(code: number): void {
	if (ending) return;
	ending = true;
	process.exitCode = code;
	for (const child of running) child.kill('SIGTERM');
}
