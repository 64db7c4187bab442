// Goal: a ledger opens only for its key, its program and one user at a time, and whoever is refused
// leaves every byte as it was.
import { createHash } from 'node:crypto';
import { cpSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { connectWriter, ledgerFile } from '#main/ledger/connect.ts';
import { openLedger, type OpenedLedger } from '#main/ledger/open-ledger.ts';
import { openReader } from '#main/ledger/open-reader.ts';
import { openTempLedger, tempOptions, type TempLedger } from '#kit/temp-ledger.ts';
import { soldSale } from '#kit/sold-sale.ts';

const cleanup: (() => void | Promise<void>)[] = [];
afterEach(async () => {
	for (const undo of cleanup.splice(0).reverse()) await undo();
});

function temp(changes?: Parameters<typeof openTempLedger>[0]): TempLedger {
	const ledger = openTempLedger(changes);
	cleanup.push(() => ledger.close());
	return ledger;
}

/** Opens files that belong to another temporary ledger; they are closed again after the test. */
function openAgain(options: Parameters<typeof openLedger>[0]): OpenedLedger {
	const opened = openLedger(options);
	if (!opened.ok) throw new Error(opened.refusal.code);
	cleanup.push(() => opened.value.close());
	return opened.value;
}

/** Everything of a folder that must not change: all files but SQLite's shared-memory index. */
function picture(folder: string): Record<string, string> {
	const files = readdirSync(folder).filter((name) => {
		// An empty WAL is what looking leaves behind: it holds nothing.
		const emptyWal = name.endsWith('-wal') && statSync(path.join(folder, name)).size === 0;
		return !emptyWal && !/-shm$|^lock\.db/.test(name);
	});
	return Object.fromEntries(
		files.map((name) => {
			const file = path.join(folder, name);
			const isFile = statSync(file).isFile();
			return [name, isFile ? createHash('sha256').update(readFileSync(file)).digest('hex') : ''];
		}),
	);
}

function flip(bytes: Buffer, at: number): void {
	bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
}

/** A copy of the live files, WAL and all, as a killed program leaves them. */
function killedCopy(ledger: TempLedger): ReturnType<typeof tempOptions> {
	const options = tempOptions({ clock: ledger.clock });
	cleanup.push(() => rmSync(options.root, { recursive: true, force: true }));
	cpSync(ledger.dataDir, options.dataDir, { recursive: true });
	cpSync(ledger.witnessDir, options.witnessDir, { recursive: true });
	return options;
}

describe('a new ledger', () => {
	it('lies in folders that only its owner can enter', () => {
		const { dataDir, witnessDir } = temp();
		expect(statSync(dataDir).mode & 0o777).toBe(0o700);
		expect(statSync(witnessDir).mode & 0o777).toBe(0o700);
		expect(statSync(ledgerFile(dataDir)).mode & 0o777).toBe(0o600);
	});

	it('begins with an event that has no parent, and says nothing alarming', () => {
		const { pen, ledger } = temp();
		const [row] = pen.db.prepare('SELECT * FROM journal').all() as Record<string, unknown>[];
		expect(row).toMatchObject({ pos: 1, n: 1, kind: 'terminal/booted', inc: ledger.inc });
		const body = JSON.parse(String(row?.['body'])) as Record<string, unknown>;
		expect(body).not.toHaveProperty('parent_inc');
		expect(body).toMatchObject({ app_ver: '0.0.0-test', host: 'test' });
		expect(ledger.notices).toEqual([]);
	});
});

describe('a ledger opened again', () => {
	it('keeps its identity, takes a new incarnation, and names the event it continues', async () => {
		const first = openTempLedger();
		const { identity, inc } = first.ledger;
		const before = first.pen.head();
		const again = await first.reopen();
		cleanup.push(() => again.close());
		expect(Buffer.from(again.ledger.identity.tenant)).toEqual(Buffer.from(identity.tenant));
		expect(Buffer.from(again.ledger.identity.terminal)).toEqual(Buffer.from(identity.terminal));
		expect(again.ledger.inc).not.toBe(inc);
		const row = again.pen.db.prepare('SELECT * FROM journal WHERE pos = 2').get() as {
			body: Buffer;
			prev: Buffer;
			n: number;
		};
		expect(row.n).toBe(1);
		expect(row.prev).toEqual(Buffer.from(before.hash));
		expect(JSON.parse(row.body.toString())).toMatchObject({
			parent_inc: inc,
			parent_n: before.n,
			parent_hash: Buffer.from(before.hash).toString('hex'),
		});
		expect(again.ledger.notices).toEqual([]);
	});

	it('empties and removes its WAL when it is closed', async () => {
		const ledger = openTempLedger();
		ledger.pen.transaction(() => ledger.pen.append(soldSale(3)));
		await ledger.ledger.close();
		cleanup.push(() => rmSync(path.dirname(ledger.dataDir), { recursive: true }));
		expect(readdirSync(ledger.dataDir).filter((name) => name.includes('wal'))).toEqual([]);
	});
});

describe('a refused opening', () => {
	it('is ledger/busy while somebody has the folder, and free again afterwards', async () => {
		const ledger = temp();
		const second = openLedger(ledger.options);
		expect(second).toEqual({ ok: false, refusal: { code: 'ledger/busy' } });
		await ledger.ledger.close();
		expect(openAgain(ledger.options).pen.head().pos).toBe(2);
	});

	it('is ledger/wrong-key for another key, also with a WAL left by a kill, and touches nothing', () => {
		const ledger = temp();
		for (let sale = 1; sale <= 5; sale += 1) {
			ledger.pen.transaction(() => ledger.pen.append(soldSale(2, sale)));
		}
		const options = killedCopy(ledger);
		const before = picture(options.dataDir);
		expect(before['ledger.db-wal']).toBeDefined();
		const refused = openLedger({ ...options, key: new Uint8Array(32).fill(9) });
		expect(refused).toEqual({ ok: false, refusal: { code: 'ledger/wrong-key' } });
		expect(picture(options.dataDir)).toEqual(before);
		// And the right key still finds every sale.
		expect(openAgain(options).pen.head().fiscalNo).toBe(5);
	});

	it('is ledger/newer for a ledger of a later program, and touches nothing', async () => {
		const ledger = temp();
		await ledger.ledger.close();
		const db = connectWriter(ledgerFile(ledger.dataDir), ledger.key);
		const version = db.pragma('user_version', { simple: true }) as number;
		db.pragma(`user_version = ${version + 1}`);
		db.close();
		const before = picture(ledger.dataDir);
		const refused = openLedger(ledger.options);
		expect(refused).toEqual({
			ok: false,
			refusal: { code: 'ledger/newer', ledger: version + 1, program: version },
		});
		expect(picture(ledger.dataDir)).toEqual(before);
	});

	it.each([
		[
			'the body of an event',
			`UPDATE journal SET body = CAST(body || ' ' AS BLOB) WHERE pos = 3`,
			3,
			'hash',
		],
		['the place of an event', 'UPDATE journal SET n = 9 WHERE pos = 3', 3, 'hash'],
		['a removed event', 'DELETE FROM journal WHERE pos = 3', 4, 'gap'],
		['a removed last event', 'DELETE FROM journal WHERE pos = 5', 4, 'head'],
		['the head row', 'UPDATE head SET n = n + 1', 5, 'head'],
	])('is ledger/corrupt naming the row when %s was changed', async (_, sql, pos, detail) => {
		const ledger = temp();
		for (let sale = 1; sale <= 4; sale += 1) {
			ledger.pen.transaction(() => ledger.pen.append(soldSale(1, sale)));
		}
		await ledger.ledger.close();
		const db = connectWriter(ledgerFile(ledger.dataDir), ledger.key);
		db.exec('DROP TRIGGER journal_is_final_u; DROP TRIGGER journal_is_final_d;');
		db.pragma('foreign_keys = OFF');
		db.exec(sql);
		db.close();
		const before = picture(ledger.dataDir);
		expect(openLedger(ledger.options)).toEqual({
			ok: false,
			refusal: { code: 'ledger/corrupt', table: 'journal', pos, detail },
		});
		expect(picture(ledger.dataDir)).toEqual(before);
	});

	it('is ledger/corrupt or ledger/wrong-key when a page was damaged, and frees the folder', async () => {
		const ledger = temp();
		await ledger.ledger.close();
		const file = ledgerFile(ledger.dataDir);
		const whole = readFileSync(file);
		const pages = whole.length / 4096;
		expect(pages).toBeGreaterThan(10);
		const damaged = Buffer.from(whole);
		for (let page = 2; page <= pages; page += 1) flip(damaged, (page - 1) * 4096 + 100);
		writeFileSync(file, damaged);
		expect(openLedger(ledger.options)).toMatchObject({
			ok: false,
			refusal: { code: 'ledger/corrupt' },
		});
		damaged.set(whole);
		flip(damaged, 200);
		writeFileSync(file, damaged);
		expect(openLedger(ledger.options)).toEqual({
			ok: false,
			refusal: { code: 'ledger/wrong-key' },
		});
		writeFileSync(file, whole);
		expect(openAgain(ledger.options).pen.head().pos).toBe(2);
	});
});

describe('openReader', () => {
	it('reads beside the pen and cannot write', () => {
		const ledger = temp();
		const reader = openReader({ dataDir: ledger.dataDir, key: ledger.key });
		if (reader?.ok !== true) throw new Error('the reader was refused');
		const { db, close } = reader.value;
		cleanup.push(close);
		ledger.pen.transaction(() => ledger.pen.append(soldSale(1)));
		expect(db.prepare('SELECT count(*) AS n FROM journal').get()).toEqual({ n: 2 });
		expect(() => db.exec('DELETE FROM tally')).toThrow(/readonly|read-only/i);
	});

	it('refuses another key and finds no ledger in an empty folder', () => {
		const ledger = temp();
		const wrong = openReader({ dataDir: ledger.dataDir, key: new Uint8Array(32) });
		expect(wrong).toEqual({ ok: false, refusal: { code: 'ledger/wrong-key' } });
		expect(openReader({ dataDir: ledger.witnessDir, key: ledger.key })).toBeUndefined();
	});
});
