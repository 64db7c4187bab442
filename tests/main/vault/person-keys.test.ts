// Goal: what is sealed for one person opens for nobody else, and not for them once the key is gone.
import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { silentLog } from '#main/system/log.ts';
import { openPersonKeys, PERSON_KEYS_FILE } from '#main/vault/person-keys.ts';

const DATA_KEY = Uint8Array.from({ length: 32 }, (_, at) => at);
let dataDir: string;
beforeEach(() => {
	dataDir = mkdtempSync(path.join(tmpdir(), 'guitai-keys-'));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

const open = (dataKey = DATA_KEY) =>
	openPersonKeys({ dataDir, dataKey, random: randomBytes, log: silentLog() });
const file = () => path.join(dataDir, PERSON_KEYS_FILE);

describe('person keys', () => {
	it('open after a restart, for the same person and purpose only', () => {
		const sealed = open().seal('health', 'mem_1', '过敏');
		expect(open().open('health', 'mem_1', sealed)).toBe('过敏');
		expect(open().open('health', 'mem_2', sealed)).toBeUndefined();
		expect(open().open('buyer', 'mem_1', sealed)).toBeUndefined();
		expect(open(DATA_KEY.map((byte) => byte ^ 1)).open('health', 'mem_1', sealed)).toBeUndefined();
		expect(sealed.toString('utf8')).not.toContain('过敏');
	});

	it('open nothing when a byte was changed', () => {
		const keys = open();
		const sealed = keys.seal('health', 'mem_1', '过敏');
		for (let at = 0; at < sealed.length; at += 1) {
			const spoilt = Buffer.from(sealed);
			spoilt[at] = (spoilt[at] ?? 0) ^ 1;
			expect(keys.open('health', 'mem_1', spoilt)).toBeUndefined();
		}
		expect(keys.open('health', 'mem_1', Buffer.alloc(3))).toBeUndefined();
	});

	it('are gone for good when destroyed, and a new one opens nothing of before', () => {
		const keys = open();
		const sealed = keys.seal('health', 'mem_1', '过敏');
		const others = keys.seal('health', 'mem_2', '无');
		keys.destroy('health', 'mem_1');
		keys.destroy('health', 'mem_1');
		expect(keys.holders('health')).toEqual(['mem_2']);
		expect(open().open('health', 'mem_1', sealed)).toBeUndefined();
		open().seal('health', 'mem_1', '新');
		expect(open().open('health', 'mem_1', sealed)).toBeUndefined();
		expect(open().open('health', 'mem_2', others)).toBe('无');
	});

	it('lie in a file of their owner only, made when the first is needed', () => {
		const keys = open();
		expect(existsSync(file())).toBe(false);
		keys.seal('health', 'mem_1', '过敏');
		expect(statSync(file()).mode & 0o077).toBe(0);
		expect(readFileSync(file(), 'utf8')).not.toContain('过敏');
	});

	it('a damaged file is put aside and not written over', () => {
		open().seal('health', 'mem_1', '过敏');
		writeFileSync(file(), '{"v":1,"ke');
		expect(open().holders('health')).toEqual([]);
		expect(readFileSync(`${file()}.damaged`, 'utf8')).toBe('{"v":1,"ke');
	});

	it('a fingerprint says the same of the same, and differs by store', () => {
		expect(open().fingerprint('13800138000')).toBe(open().fingerprint('13800138000'));
		expect(open().fingerprint('13800138000')).not.toBe(open().fingerprint('13800138001'));
		const other = open(DATA_KEY.map((byte) => byte ^ 1));
		expect(other.fingerprint('13800138000')).not.toBe(open().fingerprint('13800138000'));
	});
});
