// Goal: who is forgotten is not to be read again from anything on the disk, also by somebody who
// has the key and knows how the files are made.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { rowsOf } from '#kit/rows-of.ts';
import { openTempTerminal, type TempTerminal } from '#kit/temp-terminal.ts';
import { commandOf } from '#main/bridge/answer-request.ts';
import { connectReader, connectWriter, ledgerFile } from '#main/ledger/connect.ts';
import { copiesDir, copyBefore } from '#main/ledger/copy-ledger.ts';
import { fileKeyStore } from '#main/vault/file-key-store.ts';

const PHONE = '13977665544';
const NAME = '欧阳明远';

let till: TempTerminal;
beforeEach(async () => {
	till = await openTempTerminal();
	await till.openShop();
	await till.signIn('manager');
});
afterEach(() => till.close());

async function erase(memberId: string): Promise<void> {
	const { requestId } = await till.ask('privacy/ask', { memberId, kind: 'erase', proof: 'card' });
	await till.ask('privacy/erase', { requestId });
}

async function keyOf({ dataDir }: TempTerminal): Promise<Uint8Array> {
	const held = await fileKeyStore(dataDir).read();
	if (held.state !== 'held') throw new Error(`the key is ${held.state}`);
	return held.key;
}

const walBytes = () => statSync(`${ledgerFile(till.dataDir)}-wal`).size;

/** Members as the ledger shows them whose WAL is cut to so many bytes: as of an earlier commit. */
async function membersBefore(bytes: number): Promise<string> {
	const file = ledgerFile(till.dataDir);
	const earlier = path.join(path.dirname(till.dataDir), 'earlier.db');
	// By other processes: no descriptor of the ledger may be closed in this one.
	execFileSync('cp', [file, earlier]);
	execFileSync('cp', [`${file}-wal`, `${earlier}-wal`]);
	execFileSync('truncate', ['-s', `<${bytes}`, `${earlier}-wal`]);
	const db = connectWriter(earlier, await keyOf(till));
	try {
		return JSON.stringify(db.prepare('SELECT phone, name FROM member').all());
	} finally {
		db.close();
	}
}

describe('PIPL 47: the write-ahead log', () => {
	it('shows nobody who was forgotten, however it is cut', async () => {
		const { memberId } = await till.ask('member/add', { phone: PHONE, name: NAME });
		const before = walBytes();
		expect(await membersBefore(before)).toContain(PHONE);
		await erase(memberId);
		await expect.poll(walBytes).toBeLessThan(before);
		const members = await membersBefore(before);
		expect(members).toContain('"name":""');
		expect(members).not.toContain(PHONE);
		expect(members).not.toContain(NAME);
	});

	it('is emptied after a merge, and when the consent to health notes is withdrawn', async () => {
		const { memberId } = await till.ask('member/add', { phone: PHONE });
		const other = await till.ask('member/add', { phone: '13500000001' });
		await till.ask('member/merge', { keepId: memberId, dropId: other.memberId });
		await expect.poll(walBytes).toBe(0);
		await till.signIn('owner');
		await till.ask('settings/change', { change: { healthNotes: 'cashier' } });
		const { consents } = await till.ask('consent/list', { memberId });
		const textHash = consents.find(({ purpose }) => purpose === 'health')?.textHash ?? '';
		const consent = { memberId, purpose: 'health', textHash } as const;
		await till.ask('consent/record', { ...consent, given: true });
		await till.ask('health-note/write', { memberId, healthNote: '青霉素过敏' });
		expect(walBytes()).toBeGreaterThan(0);
		await till.ask('consent/record', { ...consent, given: false });
		await expect.poll(walBytes).toBe(0);
	});
});

const DAY_MS = 86_400_000;

/** What an update does before its migrations; then the updated program starts. */
async function update(): Promise<string> {
	await till.running.close();
	const { dataDir, clock } = till;
	const db = connectWriter(ledgerFile(dataDir), await keyOf(till));
	const file = copyBefore(db, { dataDir, migrationNo: 99, nowMs: clock.now() });
	db.close();
	await till.restart();
	await till.signIn('manager');
	return file;
}

/** A shift begins, so many days later; the full close is another work. */
async function beginShiftAfter(days: number): Promise<void> {
	await till.running.close();
	const db = connectWriter(ledgerFile(till.dataDir), await keyOf(till));
	db.exec(`UPDATE shift SET state = 'closed'`);
	db.close();
	till.clock.advance(days * DAY_MS);
	await till.restart();
	await till.openShop();
	await till.signIn('manager');
}

const copies = () => readdirSync(copiesDir(till.dataDir)).sort();

describe('PIPL 19, 47: copies of the ledger from before updates', () => {
	it('stay as a way back for a week, then none shows who was forgotten since', async () => {
		const { memberId } = await till.ask('member/add', { phone: PHONE, name: NAME });
		const copy = await update();
		const old = connectReader(copy, await keyOf(till));
		expect(JSON.stringify(old.prepare('SELECT phone FROM member').all())).toContain(PHONE);
		old.close();
		await erase(memberId);
		await beginShiftAfter(6);
		expect(copies()).toEqual(['before-0099-1.db']);
		await beginShiftAfter(2);
		await expect.poll(copies).toEqual([]);
		await till.running.close();
		const log = readFileSync(path.join(till.dataDir, 'log', 'terminal.log'), 'utf8');
		expect(log).toContain('"event":"ledger/copy-dropped","copy":"before-0099-1.db"');
		await till.restart();
	});

	it('go at once when somebody is forgotten after that week, but for later ones', async () => {
		const { memberId } = await till.ask('member/add', { phone: PHONE, name: NAME });
		await update();
		await beginShiftAfter(8);
		await update();
		// A kill in the middle of a copy leaves this.
		const draft = path.join(copiesDir(till.dataDir), 'copy.part');
		writeFileSync(draft, 'half');
		expect(copies()).toHaveLength(3);
		await erase(memberId);
		await expect.poll(copies).toEqual(['before-0099-2.db']);
		await beginShiftAfter(8);
		await expect.poll(copies).toEqual([]);
	});

	it('go after a month in any case, also one dated by a clock that ran ahead', async () => {
		till.clock.advance(100 * DAY_MS);
		await update();
		till.clock.setBy(-100 * DAY_MS);
		await update();
		await beginShiftAfter(27);
		expect(copies()).toHaveLength(2);
		await beginShiftAfter(5);
		// The other is of when it was first looked at by a clock that was right.
		await expect.poll(copies).not.toContain('before-0099-2.db');
		await beginShiftAfter(32);
		await expect.poll(copies).toEqual([]);
		expect(existsSync(ledgerFile(till.dataDir))).toBe(true);
	});
});

const SECRETS = [PHONE, NAME, '霞飞路七十七弄', '左撇子爱喝龙井', 'GTPRIV7788', '欧**远', '阳明'];
const SEALED = '青霉素过敏';
const TEA = '2000000000015';

/** All a member leaves behind in weeks at one counter. */
async function comeAndGo(): Promise<string> {
	const person = { phone: PHONE, name: NAME, address: '霞飞路七十七弄', note: '左撇子爱喝龙井' };
	const { memberId } = await till.ask('member/add', { ...person, cardNo: 'GTPRIV7788' });
	const twin = await till.ask('member/add', { phone: '13500000001', name: NAME });
	await till.ask('member/change', { memberId, field: 'note', value: '' });
	await till.ask('member/change', { memberId, field: 'address', value: '淮海路' });
	await till.ask('member/merge', { keepId: memberId, dropId: twin.memberId });
	await writeHealth(memberId);
	await till.ask('member-list/export', { format: 'csv', reason: 'move', whole: true });
	await till.ask('member-list/statement', { memberId, month: '2026-03' });
	await till.ask('scan/submit', { text: TEA });
	await till.ask('sale/attach-member', { memberId, foundBy: 'phone' });
	await till.ask('sale/set-note', { note: `${NAME}要无糖` });
	const { saleId } = await till.ask('sale/current', {});
	await till.ask('sale/park', { saleId, label: NAME });
	await till.ask('sale/recall', { saleId });
	const sale = await till.ask('sale/current', {});
	const { pos } = await till.ask('sale/complete', { saleId, revision: sale.revision });
	await till.ask('receipt/reprint', { pos });
	await takeAndCancel();
	return memberId;
}

async function writeHealth(memberId: string): Promise<void> {
	await till.signIn('owner');
	await till.ask('settings/change', { change: { healthNotes: 'cashier' } });
	const { consents } = await till.ask('consent/list', { memberId });
	const textHash = consents.find(({ purpose }) => purpose === 'health')?.textHash ?? '';
	await till.ask('consent/record', { memberId, purpose: 'health', given: true, textHash });
	await till.ask('health-note/write', { memberId, healthNote: SEALED });
}

async function takeAndCancel(): Promise<void> {
	await till.ask('scan/submit', { text: TEA });
	const { saleId, revision } = await till.ask('sale/current', {});
	const whose = { label: NAME, phone: PHONE };
	const taking = { saleId, revision, amountText: '2', ...whose };
	const { orderNo } = await till.ask('deposit/take', taking);
	await till.ask('deposit/cancel', { orderNo, expectedPaidFen: 200 });
}

/** Every byte under the folder, with what the ledger's key opens, free pages too. */
async function allBytes(): Promise<Map<string, Buffer>> {
	const key = await keyOf(till);
	const pages = (file: string) => {
		const db = connectReader(file, key);
		const bytes = db.serialize();
		db.close();
		return bytes;
	};
	const root = path.dirname(till.dataDir);
	const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
		.map((name) => path.join(root, name))
		.filter((file) => statSync(file).isFile());
	return new Map(
		files.map((file) => [
			path.relative(root, file),
			file.endsWith('.db') && !file.endsWith('lock.db') ? pages(file) : readFileSync(file),
		]),
	);
}

const holding = (all: ReadonlyMap<string, Buffer>, texts: readonly string[]) =>
	[...all].flatMap(([file, bytes]) =>
		texts.filter((text) => bytes.includes(text)).map((text) => `${file}: ${text}`),
	);

describe('PIPL 47: everything under the data folder', () => {
	it('has nothing of who was forgotten, in no page that is used or free and in no file', async () => {
		const memberId = await comeAndGo();
		await till.running.close();
		const before = await allBytes();
		expect(before.get('data/ledger.db')?.includes('SQLite format 3')).toBe(true);
		expect(holding(before, [PHONE])).toEqual([`data/ledger.db: ${PHONE}`]);
		await till.restart();
		await till.signIn('manager');
		await erase(memberId);
		await till.running.close();
		expect(holding(await allBytes(), [...SECRETS, SEALED])).toEqual([]);
		await till.restart();
	});

	it('remembers no command by what was said of the customer of an order that is over', async () => {
		await takeAndCancel();
		const kept = await rowsOf<{ request: string }>(till, 'SELECT request FROM command_reply');
		const requests = kept.map(({ request }) => request);
		expect(requests).toContain('deposit/cancel');
		expect(requests).not.toContain('deposit/take');
		// Nor what a parked sale was called: the hash is the same without it.
		const named = commandOf('sale/park', { commandId: 'c' }, { saleId: 's', label: NAME });
		expect(named).toEqual(commandOf('sale/park', { commandId: 'c' }, { saleId: 's' }));
	});
});
