// Goal: the browser host as a process: one JSON line, a clean end, a hard end, one folder one
// terminal, and the command line that drives it.
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');
const HOST = path.join(root, 'src-main/browser/main.ts');
const ASK = path.join(root, 'scripts/ask.ts');
const started: ChildProcess[] = [];
const folders: string[] = [];

afterEach(async () => {
	for (const child of started.splice(0)) {
		if (child.exitCode !== null || child.signalCode !== null) continue;
		const gone = new Promise((resolve) => child.once('exit', resolve));
		child.kill('SIGKILL');
		await gone;
	}
	for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function newFolder(): string {
	const folder = mkdtempSync(path.join(tmpdir(), 'guitai-host-'));
	folders.push(folder);
	return path.join(folder, 'data');
}

type Started = {
	readonly child: ChildProcess;
	readonly line: Record<string, unknown>;
	readonly stdout: () => string;
};

const noScreen = { DISPLAY: '', WAYLAND_DISPLAY: '' };
const inOrder = (a: string, b: string) => (a < b ? -1 : 1);

/** Runs the host until it ends by itself. */
function run(args: readonly string[], env: Record<string, string> = {}) {
	const child = spawn(process.execPath, [HOST, ...args], { env: { ...process.env, ...env } });
	started.push(child);
	let stdout = '';
	let stderr = '';
	child.stdout.on('data', (part) => (stdout += String(part)));
	child.stderr.on('data', (part) => (stderr += String(part)));
	return new Promise<{ code: number | null; stdout: string; stderr: string }>((resolve) => {
		child.once('close', (code) => resolve({ code, stdout, stderr }));
	});
}

function start(dataDir: string, more: readonly string[] = ['--demo']): Promise<Started> {
	const args = [HOST, ...more, '--headless', '--port', '0', '--data', dataDir];
	const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
	started.push(child);
	let stdout = '';
	return new Promise((resolve, reject) => {
		child.stdout.on('data', (part) => {
			stdout += String(part);
			if (stdout.includes('\n')) {
				resolve({
					child,
					line: JSON.parse(stdout) as Record<string, unknown>,
					stdout: () => stdout,
				});
			}
		});
		child.once('exit', (code) => reject(new Error(`the host ended with ${code}`)));
	});
}

function ask(args: readonly string[], stdin = '', env: Record<string, string> = {}) {
	const child = spawn(process.execPath, [ASK, ...args], { env: { ...process.env, ...env } });
	let stdout = '';
	child.stdout.on('data', (part) => (stdout += String(part)));
	child.stdin.end(stdin);
	return new Promise<{ code: number | null; stdout: string; reply: unknown }>((resolve) => {
		child.once('close', (code) => {
			resolve({ code, stdout, reply: stdout.startsWith('{') ? JSON.parse(stdout) : undefined });
		});
	});
}

it.each(['SIGTERM', 'SIGINT'] as const)(
	'prints one JSON line, ends cleanly on %s',
	async (signal) => {
		const dataDir = newFolder();
		const { child, line, stdout } = await start(dataDir);
		expect(line).toMatchObject({
			url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/enter\//),
			data: dataDir,
		});
		expect(line['demo']).toMatchObject({ operators: [{ no: '1001', role: 'owner' }, {}, {}] });
		const note = path.join(dataDir, 'host.json');
		expect(statSync(note).mode & 0o777).toBe(0o600);
		const code = new Promise((resolve) => child.once('exit', resolve));
		child.kill(signal);
		expect(await code).toBe(0);
		expect(existsSync(note)).toBe(false);
		expect(stdout().trim().split('\n')).toHaveLength(1);
	},
);

it('has one terminal per folder: a second one says so and leaves the first alone', async () => {
	const dataDir = newFolder();
	const first = await start(dataDir);
	const second = await run(['--demo', '--headless', '--data', dataDir]);
	expect(second).toMatchObject({ code: 1, stdout: '' });
	expect(second.stderr).toContain('is open in another terminal program');
	const { reply } = await ask(['terminal/status', '--data', dataDir]);
	expect(reply).toMatchObject({ value: { phase: 'ready' } });
	expect(first.child.exitCode).toBeNull();
});

it('makes one key when two programs start at once in an empty folder', async () => {
	const dataDir = newFolder();
	const both = await Promise.allSettled([start(dataDir), start(dataDir)]);
	const up = both.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
	const down = both.flatMap((one) => (one.status === 'rejected' ? [String(one.reason)] : []));
	expect(down).toEqual(['Error: the host ended with 1']);
	const [winner] = up;
	const gone = new Promise((resolve) => winner?.child.once('exit', resolve));
	winner?.child.kill('SIGKILL');
	await gone;
	await start(dataDir);
	const { reply } = await ask(['terminal/status', '--data', dataDir]);
	expect(reply).toMatchObject({ value: { phase: 'ready' } });
});

it('shows the running terminal again when it is started twice with a screen', async () => {
	const dataDir = newFolder();
	await start(dataDir);
	// Without a display the link is printed instead of shown.
	const { code, stdout, stderr } = await run(['--demo', '--data', dataDir], noScreen);
	expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
	expect(stderr).toContain('already running');
	const link = /http:\/\/127\.0\.0\.1:\d+\/enter\/\S+/.exec(stderr)?.[0] ?? '';
	expect((await fetch(link, { redirect: 'manual' })).status).toBe(303);
});

it('opens at once after kill -9', async () => {
	const dataDir = newFolder();
	const { child } = await start(dataDir);
	const gone = new Promise((resolve) => child.once('exit', resolve));
	child.kill('SIGKILL');
	await gone;
	expect(existsSync(path.join(dataDir, 'host.json'))).toBe(true);
	await start(dataDir);
	const again = await ask(['terminal/status', '--data', dataDir]);
	expect(again.reply).toMatchObject({ value: { phase: 'ready' } });
});

it('names nobody’s PIN for a store that is no demo', async () => {
	const { line } = await start(newFolder(), []);
	expect(Object.keys(line).sort(inOrder)).toEqual(['data', 'port', 'token', 'url']);
});

it('says which argument, which port, which Node it cannot start with', async () => {
	const dataDir = newFolder();
	const { line } = await start(dataDir);
	const port = String(line['port']);
	const other = newFolder();
	for (const [args, words] of [
		[['--port', port, '--data', other], `port ${port} is taken`],
		[['--port', '99999', '--data', other], '--port must be 0…65535'],
		[['--data'], '--data'],
		[['--nonsense'], '--nonsense'],
		[['--printer', 'nowhere', '--data', other], 'host:port'],
	] as const) {
		const ended = await run(['--headless', ...args]);
		expect(ended).toMatchObject({ code: 1, stdout: '' });
		expect(ended.stderr).toContain(words);
	}
	expect(existsSync(path.join(other, 'host.json'))).toBe(false);
	const old = await run(['--headless', '--data', other], {
		NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(
			'Object.defineProperty(process, "versions", { value: { ...process.versions, napi: "9" } })',
		)}`,
	});
	expect(old).toMatchObject({ code: 1, stdout: '' });
	expect(old.stderr).toContain('Node.js 22.14');
});

it('is driven by ask: rights of who signed in, a release by a second person, exit codes', async () => {
	const dataDir = newFolder();
	await start(dataDir);
	const at = ['--data', dataDir];
	const open = await ask(['shift/open', '{"floatText":"500"}', '--as', '1003', ...at], '', {
		GUITAI_PIN: '639158',
	});
	expect(open).toMatchObject({ code: 0, reply: { value: { floatFen: 50_000 } } });
	const refused = await ask(['operator/list', '--as', '1003', ...at], '639158\n');
	expect(refused).toMatchObject({
		code: 1,
		reply: { refusal: { code: 'permission/needs-approval' } },
	});
	const released = await ask(
		['shift/x-report', '--as', '1003', '--approve', '1002', ...at],
		'639158\n582047\n',
	);
	expect(released).toMatchObject({ code: 0, reply: { value: { counts: { approvals: 1 } } } });
	expect((await ask(['sale/current', ...at])).code).toBe(1);
	expect((await ask(['sale/current', '{', ...at])).code).toBe(2);
	expect((await ask(['sale/current', '--nonsense', ...at])).code).toBe(2);
	expect((await ask(['sale/current', '--as', '1003', ...at])).code).toBe(2);
	const wrong = await ask(['sale/current', '--as', '1003', ...at], '000000\n');
	expect(wrong).toMatchObject({ code: 1, reply: { refusal: { code: 'operator/wrong-pin' } } });
	expect((await ask(['sale/current', '--data', newFolder()])).code).toBe(2);
	expect((await ask(['link', ...at])).stdout).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/enter\//);
	expect((await ask([])).stdout).toContain('sale/complete');
});
