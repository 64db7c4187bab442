// Goal: the folder's lock lasts until it is released, however little anybody remembers of it.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { takeInstanceLock } from '#main/ledger/instance-lock.ts';

const LOCK = path.resolve(import.meta.dirname, '../../../src-main/ledger/instance-lock.ts');
let folder: string;
beforeEach(() => {
	folder = mkdtempSync(path.join(tmpdir(), 'guitai-lock-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('the lock of a data folder', () => {
	it('is still held after a collection of garbage, when only the kernel remembers it', () => {
		const script = `
			import { takeInstanceLock } from ${JSON.stringify(LOCK)};
			const folder = ${JSON.stringify(folder)};
			const first = (() => takeInstanceLock(folder) !== undefined)();
			for (let round = 0; round < 5; round += 1) {
				globalThis.gc();
				await new Promise((resolve) => setImmediate(resolve));
			}
			console.log(first, takeInstanceLock(folder) === undefined);`;
		const told = execFileSync(
			process.execPath,
			['--expose-gc', '--input-type=module', '-e', script],
			{
				encoding: 'utf8',
			},
		);
		expect(told.trim()).toBe('true true');
	});

	it('goes to one of two programs that try for it in the same moment, never to neither', () => {
		// Whoever tries looks first; this one stands just there while the other takes it.
		const trying = new Database(path.join(folder, 'lock.db'), { timeout: 0 });
		onTestFinished(() => void trying.close());
		trying.exec('BEGIN; SELECT * FROM sqlite_schema');
		const lock = takeInstanceLock(folder);
		expect(lock).toBeDefined();
		trying.exec('ROLLBACK');
		expect(takeInstanceLock(folder)).toBeUndefined();
		expect(() => trying.exec('BEGIN IMMEDIATE')).toThrow('locked');
		lock?.release();
		const next = takeInstanceLock(folder);
		expect(next).toBeDefined();
		next?.release();
	});
});
