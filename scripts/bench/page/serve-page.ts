/**
 * Serves the bench's page on loopback: its TypeScript with the types taken out, and Dexie and RxDB
 * bundled once. Isolated from other origins, so that the page's clock is as fine as it gets.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { stripTypeScriptTypes } from 'node:module';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { build } from 'vite';
import { peersDir } from '../peers/install-peers.ts';

const ENTRY = `export { Dexie } from 'dexie';
export { createRxDatabase } from 'rxdb';
export { getRxStorageDexie } from 'rxdb/plugins/storage-dexie';
`;
const BENCH = path.resolve(import.meta.dirname, '..');
const HTML =
	'<!doctype html><title>bench</title><script type="module" src="/page/main.ts"></script>';

export type ServedPage = { readonly url: string; close(): Promise<void> };

export async function servePage(): Promise<ServedPage> {
	const peers = await bundlePeers();
	const server = createServer((request, response) => {
		const { pathname } = new URL(request.url ?? '/', 'http://bench');
		const answer = answerTo(pathname, peers);
		response.writeHead(answer === undefined ? 404 : 200, {
			'content-type': `${answer?.type ?? 'text/plain'}; charset=utf-8`,
			'cross-origin-opener-policy': 'same-origin',
			'cross-origin-embedder-policy': 'require-corp',
		});
		response.end(answer?.text);
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	return {
		url: `http://127.0.0.1:${port}/`,
		close: async () => {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}

function answerTo(pathname: string, peers: string): { type: string; text: string } | undefined {
	const type = 'text/javascript';
	if (pathname === '/') return { type: 'text/html', text: HTML };
	if (pathname === '/peers.js') return { type, text: readFileSync(peers, 'utf8') };
	const file = path.join(BENCH, path.normalize(pathname));
	if (!file.startsWith(`${BENCH}${path.sep}`) || !file.endsWith('.ts') || !existsSync(file)) {
		return undefined;
	}
	return { type, text: stripTypeScriptTypes(readFileSync(file, 'utf8')) };
}

/** The file of the bundle, in the peers' folder. */
async function bundlePeers(): Promise<string> {
	const root = peersDir();
	const bundle = path.join(root, 'page/peers.js');
	if (existsSync(bundle)) return bundle;
	const entry = path.join(root, 'entry.mjs');
	writeFileSync(entry, ENTRY);
	await build({
		configFile: false,
		root,
		logLevel: 'error',
		define: { 'process.env.NODE_ENV': '"production"' },
		build: {
			outDir: path.dirname(bundle),
			lib: { entry, formats: ['es'], fileName: () => 'peers.js' },
		},
	});
	return bundle;
}
