// Goal: two programs that start at once in a new folder make one key and one ledger; the other says
// that the folder is in use, and the ledger opens with the key that is kept.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { composeTerminal } from '#main/compose-terminal.ts';
import type { RunningTerminal } from '#main/running-terminal.ts';
import { fileKeyStore } from '#main/vault/file-key-store.ts';
import type { KeyStore } from '#main/vault/key-store.ts';
import { scriptedDevices } from '#kit/scripted-devices.ts';

const cleanup: (() => void | Promise<void>)[] = [];
afterEach(async () => {
	for (const undo of cleanup.splice(0).reverse()) await undo();
});

/** A key store that takes as long to write as the test likes. */
function slowStore(dataDir: string, written: Promise<void>): KeyStore & { writes: number } {
	const store = fileKeyStore(dataDir);
	const slow = {
		...store,
		writes: 0,
		write: async (key: Uint8Array) => {
			slow.writes += 1;
			await written;
			await store.write(key);
		},
	};
	return slow;
}

async function phaseOf(terminal: RunningTerminal): Promise<unknown> {
	const reply = await terminal.answer('test', { request: 'terminal/status', input: {} });
	return reply.ok ? (reply.value as { phase: unknown }).phase : reply.refusal;
}

describe('two first starts at once', () => {
	it('make one key, and the other program is told that the folder is in use', async () => {
		const root = mkdtempSync(path.join(tmpdir(), 'guitai-first-'));
		cleanup.push(() => rmSync(root, { recursive: true, force: true }));
		const dataDir = path.join(root, 'data');
		const { promise, resolve } = Promise.withResolvers<void>();
		const stores = [slowStore(dataDir, promise), slowStore(dataDir, promise)] as const;
		const compose = (keyStore: KeyStore) =>
			composeTerminal({
				dataDir,
				host: 'browser',
				keyStore,
				appVersion: '0.0.0-test',
				openDevices: scriptedDevices,
				ballastBytes: 0,
			});
		const starts = stores.map(compose);
		resolve();
		const terminals = await Promise.all(starts);
		const phases = (await Promise.all(terminals.map(phaseOf))).map(String).sort();
		expect(phases).toEqual(['broken', 'first-run']);
		expect(stores[0].writes + stores[1].writes).toBe(1);
		for (const terminal of terminals) await terminal.close();
		const again = await compose(fileKeyStore(dataDir));
		cleanup.push(() => again.close());
		expect(await phaseOf(again)).toBe('first-run');
	});
});
