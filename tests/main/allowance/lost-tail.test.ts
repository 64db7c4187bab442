// Goal: a ledger that lost its tail freezes what may be spent offline in the very transaction that
// says so, and stays frozen however often it is opened.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { soldSale } from '#kit/sold-sale.ts';
import { openTempLedger } from '#kit/temp-ledger.ts';
import { findFreeze } from '#main/allowance/allowance-store.ts';
import { writeWitness } from '#main/ledger/witness-file.ts';

it('a lost tail freezes allowances until HQ’s handshake', async () => {
	const first = openTempLedger();
	first.pen.transaction(() => first.pen.append(soldSale(2)));
	expect(findFreeze(first.pen)).toBeUndefined();
	const { inc, n, fiscalNo, maxAtMs } = first.pen.head();
	// What the witness of a later state remembers.
	const witnessDir = mkdtempSync(path.join(tmpdir(), 'guitai-witness-'));
	const later = { inc, n: n + 3, hash: 'ab'.repeat(32), fiscal_no: fiscalNo + 3, at_ms: maxAtMs };
	writeWitness(witnessDir, later);
	const second = await first.reopen({ witnessDir });
	const gap = second.pen.db
		.prepare(`SELECT lower(hex(uid)) AS uid FROM journal WHERE kind = 'gap/declared'`)
		.get();
	expect(findFreeze(second.pen)).toEqual({ why: 'tail-lost', ...(gap as object) });
	const third = await second.reopen();
	expect(findFreeze(third.pen)?.why).toBe('tail-lost');
	await third.close();
	rmSync(witnessDir, { recursive: true, force: true });
});
