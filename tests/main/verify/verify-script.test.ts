// Goal: the command a technician or a script runs: its exit codes, its two outputs, its three ways
// to the key, and one plain line instead of a stack trace when nothing could be checked.
import { spawnSync } from 'node:child_process';
import { closeSync, cpSync, mkdirSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Instant } from '#shared/kernel/time.ts';
import { fileKeyStore, KEY_FILE } from '#main/vault/file-key-store.ts';
import { copyWrapBeside, makeRecoveryKey } from '#main/vault/recovery-key.ts';
import type { VerifyReport } from '#main/verify/finding.ts';
import { connectReader, connectWriter } from '#main/ledger/connect.ts';
import { TEST_KEY } from '#kit/temp-ledger.ts';
import { aSoldTill, brokenIds, copyTill, removeTill, spoil } from './sold-till.ts';

const SCRIPT = path.resolve(import.meta.dirname, '../../../scripts/verify.ts');

let till: Awaited<ReturnType<typeof aSoldTill>>;
let paper = '';

function run(
	args: readonly string[],
	input = '',
): { code: number | null; out: string; err: string } {
	const { status, stdout, stderr } = spawnSync(process.execPath, [SCRIPT, ...args], {
		input,
		encoding: 'utf8',
	});
	expect(stderr).not.toMatch(/\n\s+at /);
	return { code: status, out: stdout, err: stderr };
}

const witness = () => ['--witness', till.witnessDir];

beforeAll(async () => {
	till = await aSoldTill(30);
	const keyStore = fileKeyStore(till.dataDir);
	await keyStore.write(TEST_KEY);
	const { dataDir, witnessDir, file: ledgerFile } = till;
	const random = (count: number) => new Uint8Array(randomBytes(count));
	const places = { dataDir, witnessDir, ledgerFile, keyStore };
	paper = makeRecoveryKey(places, { dataKey: TEST_KEY, random, now: 1 as Instant }).join(' ');
	mkdirSync(path.join(till.root, 'usb'));
	const backup = path.join(till.root, 'usb', 'monday.db');
	const db = connectWriter(till.file, TEST_KEY);
	db.prepare('VACUUM INTO ?').run(backup);
	db.close();
	copyWrapBeside(places, backup);
});
afterAll(() => removeTill(till));

describe('a whole ledger', () => {
	it('is 0, one line per promise', () => {
		const { code, out } = run([till.dataDir, ...witness()]);
		expect(code).toBe(0);
		const lines = out.trimEnd().split('\n');
		expect(lines).toHaveLength(19);
		expect(lines[0]).toMatch(/^V1 +ok +quick_check/);
		expect(lines.at(-1)).toBe('verify: every promise holds');
		expect(out).not.toMatch(/V(4|16|17) +ok/);
	});

	it('--deep says ten lines more; --json is one report and nothing else', () => {
		expect(
			run([till.dataDir, '--deep', ...witness()])
				.out.trimEnd()
				.split('\n'),
		).toHaveLength(29);
		const { code, out, err } = run([till.dataDir, '--deep', '--json', ...witness()]);
		const report = JSON.parse(out) as VerifyReport;
		expect({ code, err, ok: report.ok, checks: report.checks.length }).toEqual({
			code: 0,
			err: '',
			ok: true,
			checks: 28,
		});
		for (const check of report.checks) {
			expect(check).toMatchObject({ id: expect.any(String), what: expect.any(String) });
			expect(['ok', 'not-applicable']).toContain(check.state);
		}
	});
});

describe('a broken promise', () => {
	it('is 1, with the row in both outputs', () => {
		const copy = copyTill(till);
		spoil(
			copy,
			`DROP TRIGGER posting_is_final_u;
			 UPDATE posting SET amount = amount + 1 WHERE pos = 9 AND leg = 1`,
		);
		const args = [copy.dataDir, '--witness', copy.witnessDir];
		const plain = run(args);
		expect(plain.code).toBe(1);
		expect(plain.out).toMatch(/^V6 +BROKEN .*\[posting pos 9 \(inc \d+, n \d+\)\]$/m);
		expect(plain.out).toMatch(/verify: \d broken\n$/);
		const json = run([...args, '--json']);
		expect(json.code).toBe(1);
		const report = JSON.parse(json.out) as VerifyReport;
		expect(report.ok).toBe(false);
		expect(brokenIds(report)).toEqual(['V5', 'V6', 'V7', 'V10', 'V18']);
		removeTill(copy);
	});

	it('is 1 for a damaged page, by table and last readable row', () => {
		const copy = copyTill(till);
		const db = connectReader(copy.file, TEST_KEY);
		const pages = db
			.prepare<[], number>("SELECT pageno FROM dbstat WHERE name = 'journal' AND pagetype = 'leaf'")
			.pluck()
			.all();
		db.close();
		const handle = openSync(copy.file, 'r+');
		const page = pages[1] ?? 0;
		writeSync(handle, new Uint8Array(64), 0, 64, (page - 1) * 4096 + 200);
		closeSync(handle);
		const { code, out } = run([copy.dataDir, '--witness', copy.witnessDir]);
		expect(code).toBe(1);
		const v1 = new RegExp(
			`^V1 +BROKEN .*\\[page ${page} of journal last readable row pos \\d+\\]$`,
			'm',
		);
		expect(out).toMatch(v1);
		expect(out).toMatch(/^V3 +BROKEN +not finished: .*\[journal pos \d+ \(inc \d+, n \d+\)\]$/m);
		removeTill(copy);
	});
});

describe('the key', () => {
	it('from a file of hex digits', () => {
		const file = path.join(till.root, 'key.txt');
		writeFileSync(file, Buffer.from(TEST_KEY).toString('hex'));
		const copy = copyTill(till);
		rmSync(path.join(copy.dataDir, KEY_FILE));
		const args = [copy.dataDir, '--witness', copy.witnessDir];
		expect(run([...args, '--key-file', file]).code).toBe(0);
		writeFileSync(file, 'not a key');
		expect(run([...args, '--key-file', file])).toMatchObject({ code: 2, out: '' });
		removeTill(copy);
	});

	it('from the paper, on a machine that never had the key', () => {
		const copy = copyTill(till);
		rmSync(path.join(copy.dataDir, KEY_FILE));
		const args = [copy.dataDir, '--witness', copy.witnessDir, '--recovery-key'];
		expect(run(args, `${paper}\n`).code).toBe(0);
		const inTwoLines =
			paper.split(' ').slice(0, 12).join(' ') + '\n' + paper.split(' ').slice(12).join(' ');
		expect(run(args, inTwoLines).code).toBe(0);
		const groups = paper.split(' ');
		[groups[2], groups[6]] = [groups[6] ?? '', groups[2] ?? ''];
		expect(run(args, groups.join(' '))).toMatchObject({
			code: 2,
			err: expect.stringContaining('look at group 3 7'),
		});
		expect(run(args, '')).toMatchObject({
			code: 2,
			err: expect.stringContaining('look at group 1'),
		});
		removeTill(copy);
	});

	it('missing: says the two other ways', () => {
		const copy = copyTill(till);
		rmSync(path.join(copy.dataDir, KEY_FILE));
		const { code, err } = run([copy.dataDir]);
		expect(code).toBe(2);
		expect(err).toMatch(/--recovery-key.*--key-file/);
		removeTill(copy);
	});
});

describe('a backup', () => {
	it('is checked by its file, with the paper, without a witness of its own', () => {
		const backup = path.join(till.root, 'usb', 'monday.db');
		const { code, out } = run([backup, '--deep', '--recovery-key'], paper);
		expect(code).toBe(0);
		expect(out).toMatch(/^V15 +n\/a +a copy/m);
	});

	it('is checked in a copies folder with the key above it', () => {
		const copies = path.join(till.dataDir, 'copies');
		mkdirSync(copies, { recursive: true });
		cpSync(path.join(till.root, 'usb', 'monday.db'), path.join(copies, 'before-0009-1.db'));
		expect(run([path.join(copies, 'before-0009-1.db')]).code).toBe(0);
	});
});

describe('nothing to check', () => {
	it.each([
		['no folder said', []],
		['two folders', ['/tmp/a', '/tmp/b']],
		['an unknown option', ['/tmp/a', '--quick']],
		['a folder without a ledger', ['/tmp']],
		['a folder that is not there', ['/tmp/guitai-not-there']],
	])('%s is 2 and one line', (_, args) => {
		const { code, out, err } = run(args);
		expect({ code, out }).toEqual({ code: 2, out: '' });
		expect(err).toMatch(/^verify: .+/);
	});
});
