// Goal: whichever page of the ledger is damaged, the terminal comes up and works or says in words
// why it does not; it never ends with an exception at its start.
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { composeTerminal } from '#main/compose-terminal.ts';
import { connectReader, ledgerFile, PAGE_BYTES } from '#main/ledger/connect.ts';
import { fileKeyStore } from '#main/vault/file-key-store.ts';
import type { TerminalStatusView } from '#shared/contract/views.ts';
import { scriptedDevices } from '#kit/scripted-devices.ts';
import { openTempTerminal, type TempTerminal } from '#kit/temp-terminal.ts';

let till: TempTerminal;
beforeEach(async () => {
	till = await openTempTerminal();
	await till.openShop();
	await till.ask('scan/submit', { text: '2000000000015', source: 'wedge' });
	await till.running.close();
});
afterEach(() => till.close());

/** The first page of every table and index, by name. */
async function firstPages(): Promise<{ name: string; rootpage: number }[]> {
	const held = await fileKeyStore(till.dataDir).read();
	if (held.state !== 'held') throw new Error('no key');
	const db = connectReader(ledgerFile(till.dataDir), held.key);
	try {
		const sql = 'SELECT name, rootpage FROM sqlite_schema WHERE rootpage > 0 ORDER BY rootpage';
		return db.prepare<[], { name: string; rootpage: number }>(sql).all();
	} finally {
		db.close();
	}
}

async function openWithDamage(page: number): Promise<TerminalStatusView> {
	const dataDir = path.join(path.dirname(till.dataDir), `page-${page}`, 'data');
	cpSync(till.dataDir, dataDir, { recursive: true });
	cpSync(`${till.dataDir}-witness`, `${dataDir}-witness`, { recursive: true });
	const bytes = readFileSync(ledgerFile(dataDir));
	const at = (page - 1) * PAGE_BYTES + 1000;
	bytes[at] = (bytes[at] ?? 0) ^ 4;
	writeFileSync(ledgerFile(dataDir), bytes);
	const terminal = await composeTerminal({
		dataDir,
		host: 'browser',
		keyStore: fileKeyStore(dataDir),
		appVersion: '0.0.0-test',
		openDevices: scriptedDevices,
		ballastBytes: 0,
	});
	const reply = await terminal.answer('till', { request: 'terminal/status', input: {} });
	await terminal.close();
	rmSync(path.dirname(dataDir), { recursive: true });
	if (!reply.ok) throw new Error(reply.refusal.code);
	return reply.value as TerminalStatusView;
}

describe('a damaged page', () => {
	it('of any table or index lets the terminal start, or say that the ledger is damaged', async () => {
		const outcomes = new Set<string>();
		for (const { name, rootpage } of await firstPages()) {
			const { phase, problem } = await openWithDamage(rootpage);
			outcomes.add(phase);
			if (phase !== 'ready') expect(problem, name).toMatchObject({ code: 'ledger/corrupt' });
		}
		expect([...outcomes].toSorted()).toEqual(['broken', 'ready']);
	});
});
