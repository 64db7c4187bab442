/**
 * Makes a checkout ready to run: installs when node_modules does not match the lockfile, builds
 * when out/ does not match the sources. Plain Node 20 or newer and no dependency, because on a
 * fresh clone there is nothing else. Everything it says goes to stderr: stdout belongs to the
 * script that called it.
 */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
	existsSync,
	linkSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	rmSync,
	statSync,
	writeFileSync,
} from 'node:fs';
import { constants } from 'node:os';
import path from 'node:path';

export const root = path.resolve(import.meta.dirname, '..');

/** The Node of the project (decisions: Node 24 from npm), where the platform has one. */
const ownNode = path.join(root, 'node_modules/.bin/node');
const lockFile = path.join(root, '.cache/prepare.lock');
const builtStamp = path.join(root, 'out/.built-from');
/** What decides the content of out/. */
const builtFrom = [
	'src-shared',
	'src-main',
	'src-renderer',
	'drivers',
	'vite.config.ts',
	'package-lock.json',
];

/** @param {string} line */
export function say(line) {
	process.stderr.write(`guitai: ${line}\n`);
}

/**
 * Installs if needed, then returns only on a Node that can run the project: on an older one the
 * same script is started again on the project's own Node and this process ends with its exit code.
 * @param {string} script the file to start again: `import.meta.filename` of the caller
 * @param {{ beforeHandover?: () => void }} [hooks] called when the other process takes over
 */
export async function prepare(script, { beforeHandover } = {}) {
	await alone(async () => {
		const stale = staleInstall();
		if (stale !== undefined) install(stale);
	});
	if (runsTypeScript()) return;
	if (existsSync(ownNode)) beforeHandover?.();
	await startAgain(script);
}

/** Builds the renderer, the main side and the preload into out/ when they are missing or old. */
export async function prepareBuild() {
	await alone(async () => {
		const wanted = fingerprint();
		if (existsSync(builtStamp) && readFileSync(builtStamp, 'utf8') === wanted) return;
		say('building out/');
		const vite = path.join(root, 'node_modules/vite/bin/vite.js');
		run(process.execPath, [vite, 'build', '--app', '--logLevel', 'warn']);
		writeFileSync(builtStamp, wanted);
	});
}

/**
 * Why node_modules is not what the lockfile says, or undefined when it is. npm writes what it
 * installed to node_modules/.package-lock.json as its last act, so an interrupted install shows.
 * @returns {string | undefined}
 */
function staleInstall() {
	const wanted = packagesOf(path.join(root, 'package-lock.json'));
	const installed = packagesOf(path.join(root, 'node_modules/.package-lock.json'));
	if (wanted === undefined) throw new Error('no package-lock.json: this is not a whole checkout');
	if (installed === undefined) return 'nothing is installed yet';
	for (const [name, { version, optional, devOptional }] of Object.entries(wanted)) {
		const found = installed[name]?.version;
		// Optional packages are for other platforms, except that an installed one must match.
		const foreign = found === undefined && (optional || devOptional);
		if (name === '' || found === version || foreign) continue;
		return `${name} is ${found ?? 'missing'}, wanted ${version}`;
	}
	const extra = Object.keys(installed).find((name) => wanted[name] === undefined);
	return extra === undefined ? undefined : `${extra} is no longer wanted`;
}

/**
 * @typedef {{ version?: string, optional?: boolean, devOptional?: boolean }} LockedPackage
 * @param {string} file
 * @returns {Record<string, LockedPackage> | undefined}
 */
function packagesOf(file) {
	return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : undefined;
}

/** @param {string} reason */
function install(reason) {
	say(`npm ci (${reason}); about half a minute`);
	const npm = process.env['npm_execpath'];
	const quiet = ['ci', '--no-audit', '--no-fund', '--prefer-offline', '--loglevel=error'];
	if (npm?.endsWith('npm-cli.js')) run(process.execPath, [npm, ...quiet]);
	else run(process.platform === 'win32' ? 'npm.cmd' : 'npm', quiet);
}

/**
 * Node 22.18 strips types, 22.14 carries Node-API 10, without which better-sqlite3 ends the
 * process without a word.
 */
function runsTypeScript() {
	const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
	return major > 22 || (major === 22 && minor >= 18);
}

/**
 * @param {string} script
 * @returns {Promise<never>}
 */
async function startAgain(script) {
	if (!existsSync(ownNode)) {
		say(`Node ${process.versions.node} is too old: install Node 24 (22.18 at least) and try again`);
		process.exit(1);
	}
	const PATH = [path.dirname(ownNode), process.env['PATH']].join(path.delimiter);
	const env = { ...process.env, PATH };
	const child = spawn(ownNode, [script, ...process.argv.slice(2)], { stdio: 'inherit', env });
	for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
		process.on(signal, () => child.kill(signal));
	}
	process.exit(await ending(child));
}

/**
 * The exit code of a child: 128 + n for one ended by a signal, as a shell says it.
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<number>}
 */
export function ending(child) {
	return new Promise((resolve) => {
		child.once('error', (error) => {
			say(error.message);
			resolve(127);
		});
		child.once('exit', (code, signal) => {
			resolve(code ?? 128 + constants.signals[signal ?? 'SIGTERM']);
		});
	});
}

/** @param {string} command @param {string[]} args */
function run(command, args) {
	const { status, error } = spawnSync(command, args, { cwd: root, stdio: ['ignore', 2, 2] });
	if (status === 0) return;
	const why = error?.message ?? `exit code ${status}`;
	say(`${path.basename(command)} ${args.join(' ')} failed: ${why}`);
	process.exit(status ?? 1);
}

/** One hash over the names and bytes of everything that out/ is made from. */
function fingerprint() {
	const hash = createHash('sha256');
	for (const file of builtFrom.flatMap(filesUnder).sort()) {
		const bytes = readFileSync(path.join(root, file));
		hash.update(`${file} ${bytes.length}\n`).update(bytes);
	}
	return hash.digest('hex');
}

/** @param {string} relative @returns {string[]} */
function filesUnder(relative) {
	const absolute = path.join(root, relative);
	if (!existsSync(absolute)) return [];
	if (statSync(absolute).isFile()) return [relative];
	return readdirSync(absolute, { withFileTypes: true, recursive: true })
		.filter((entry) => entry.isFile())
		.map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)));
}

/**
 * Two scripts started at once must not install or build into each other's feet: the second waits.
 * @param {() => Promise<void>} work
 */
async function alone(work) {
	mkdirSync(path.dirname(lockFile), { recursive: true });
	while (!takeLock()) await new Promise((resolve) => setTimeout(resolve, 200));
	const release = () => rmSync(lockFile, { force: true });
	process.once('exit', release);
	await work();
	release();
	process.off('exit', release);
}

/** The lock appears with the holder's number already in it: written aside, then linked. */
function takeLock() {
	const mine = `${lockFile}.${process.pid}`;
	try {
		writeFileSync(mine, String(process.pid));
		linkSync(mine, lockFile);
		return true;
	} catch {
		if (!isAlive(readHolder())) rmSync(lockFile, { force: true });
		return false;
	} finally {
		rmSync(mine, { force: true });
	}
}

/** @returns {number} 0 when nobody can be read from the lock */
function readHolder() {
	try {
		return Number(readFileSync(lockFile, 'utf8'));
	} catch {
		return 0;
	}
}

/** @param {number} pid */
function isAlive(pid) {
	if (!Number.isSafeInteger(pid) || pid <= 0) return false;
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
	}
}
