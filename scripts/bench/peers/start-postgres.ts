/** A PostgreSQL cluster of the bench's own: fresh, on loopback, as durable as it comes. */
import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import path from 'node:path';

export type Postgres = { readonly port: number; close(): Promise<void> };

const DEBIAN = '/usr/lib/postgresql';
const HINT = 'PostgreSQL is not installed (Debian: apt-get install postgresql)';

/** The cluster, or why there is none. `folder` is removed by the caller. */
export async function startPostgres(folder: string): Promise<Postgres | { missing: string }> {
	const bin = findBinaries();
	if (bin === undefined) return { missing: HINT };
	const asPostgres = otherUser();
	if (asPostgres === undefined) return { missing: 'PostgreSQL refuses root, and has no user here' };
	const cluster = path.join(folder, 'postgres');
	mkdirSync(cluster, { mode: 0o700 });
	if (asPostgres.owner !== undefined) {
		chmodSync(folder, 0o711);
		chownSync(cluster, asPostgres.owner.uid, asPostgres.owner.gid);
	}
	const command = (program: string, ...args: string[]) => {
		return [...asPostgres.before, path.join(bin, program), ...args] as [string, ...string[]];
	};
	const [init, ...initArgs] = command(
		'initdb',
		'-D',
		cluster,
		'-U',
		'postgres',
		'-A',
		'trust',
		'-E',
		'UTF8',
	);
	const made = spawnSync(init, initArgs, { encoding: 'utf8', cwd: '/' });
	if (made.status !== 0) return { missing: `initdb: ${(made.stderr ?? '').trim().slice(0, 200)}` };
	const port = await freePort();
	const set = ['listen_addresses=127.0.0.1', `port=${port}`, 'unix_socket_directories='];
	const [start, ...startArgs] = command(
		'postgres',
		'-D',
		cluster,
		...set.flatMap((one) => ['-c', one]),
	);
	const child = spawn(start, startArgs, { stdio: ['ignore', 'ignore', 'pipe'], cwd: '/' });
	const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
	const ready = new Promise<boolean>((resolve) => {
		child.stderr.on('data', (text) => {
			if (String(text).includes('ready to accept connections')) resolve(true);
		});
		void ended.then(() => resolve(false));
	});
	if (!(await ready)) return { missing: 'PostgreSQL did not start' };
	return {
		port,
		close: async () => {
			// setpriv becomes the server itself: this is its process.
			child.kill('SIGINT');
			await ended;
		},
	};
}

function findBinaries(): string | undefined {
	const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).map(Number).filter(Boolean) : [];
	const newest = versions.sort((a, b) => b - a).map((version) => `${DEBIAN}/${version}/bin`);
	const folders = [...newest, ...(process.env['PATH'] ?? '').split(path.delimiter)];
	return folders.find((folder) => existsSync(path.join(folder, 'initdb')));
}

type OtherUser = {
	readonly before: readonly string[];
	readonly owner?: { readonly uid: number; readonly gid: number };
};

/** How to run as somebody else than root; nothing to do for anybody else. */
function otherUser(): OtherUser | undefined {
	if (process.getuid?.() !== 0) return { before: [] };
	const id = (flag: string) =>
		Number(spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' }).stdout);
	const [uid, gid] = [id('-u'), id('-g')];
	if (!(uid > 0) || !(gid > 0)) return undefined;
	const before = ['setpriv', `--reuid=${uid}`, `--regid=${gid}`, '--clear-groups'];
	return { before, owner: { uid, gid } };
}

function freePort(): Promise<number> {
	return new Promise((resolve) => {
		const server = createServer().listen(0, '127.0.0.1', () => {
			const { port } = server.address() as AddressInfo;
			server.close(() => resolve(port));
		});
	});
}
