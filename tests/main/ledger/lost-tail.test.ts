// Goal: sales that the disk lost are never lost in silence, and their numbers are never given
// again.
import { cpSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { connectWriter, ledgerFile } from '#main/ledger/connect.ts';
import { openLedger, type OpenedLedger } from '#main/ledger/open-ledger.ts';
import { readWitness, WITNESS_FILE, type WitnessedHead } from '#main/ledger/witness-file.ts';
import { openTempLedger, tempOptions, type TempLedger } from '#kit/temp-ledger.ts';
import { soldSale } from '#kit/sold-sale.ts';

const cleanup: (() => void | Promise<void>)[] = [];
afterEach(async () => {
	for (const undo of cleanup.splice(0).reverse()) await undo();
});

type Options = ReturnType<typeof tempOptions>;

function lookInto({ dataDir, key }: Options) {
	return connectWriter(ledgerFile(dataDir), key);
}

function open(options: Options): OpenedLedger {
	const opened = openLedger(options);
	if (!opened.ok) throw new Error(opened.refusal.code);
	cleanup.push(() => opened.value.close());
	return opened.value;
}

function sell({ pen }: Pick<TempLedger, 'pen'>, count: number): number {
	for (let sale = 0; sale < count; sale += 1) pen.transaction(() => pen.append(soldSale(2)));
	return pen.head().n;
}

/** Live files as a power cut leaves them: the WAL not yet moved into the file. */
async function cutOff(soldBefore: number, soldAfter: number) {
	const ledger = openTempLedger();
	cleanup.push(() => ledger.close());
	sell(ledger, soldBefore);
	const wal = `${ledgerFile(ledger.dataDir)}-wal`;
	const walBytes = statSync(wal).size;
	const keptN = ledger.pen.head().n;
	await ledger.ledger.witnessed(sell(ledger, soldAfter));
	const options = tempOptions({ clock: ledger.clock });
	cleanup.push(() => rmSync(options.root, { recursive: true, force: true }));
	cpSync(ledger.dataDir, options.dataDir, { recursive: true });
	cpSync(ledger.witnessDir, options.witnessDir, { recursive: true });
	rmSync(`${ledgerFile(options.dataDir)}-shm`);
	return {
		options,
		walFile: `${ledgerFile(options.dataDir)}-wal`,
		walBytes,
		keptN,
		inc: ledger.ledger.inc,
		head: ledger.pen.head(),
	};
}

function gaps({ pen }: OpenedLedger): Record<string, unknown>[] {
	return pen.db
		.prepare<[], { body: Buffer }>(`SELECT body FROM journal WHERE kind = 'gap/declared'`)
		.all()
		.map(({ body }) => JSON.parse(body.toString()) as Record<string, unknown>);
}

describe('a WAL that lost its end', () => {
	it('is said, written down, and its fiscal numbers are jumped over', async () => {
		const { options, walFile, walBytes, keptN, inc, head } = await cutOff(3, 2);
		truncateSync(walFile, walBytes);
		const ledger = open(options);
		const lost = {
			lost_inc: inc,
			lost_from_n: keptN + 1,
			lost_to_n: head.n,
			lost_hash: Buffer.from(head.hash).toString('hex'),
			fiscal_from: 4,
			fiscal_to: 5,
		};
		expect(ledger.notices).toEqual([{ kind: 'tail/lost', lost }]);
		expect(gaps(ledger)).toEqual([expect.objectContaining(lost)]);
		expect(sell(ledger, 1)).toBeGreaterThan(0);
		expect(ledger.pen.head()).toMatchObject({ fiscalNo: 6, gtCount: 4 });
	});

	it('is said when a single bit of it turned, and SQLite says nothing', async () => {
		const { options, walFile, walBytes } = await cutOff(3, 2);
		const bytes = readFileSync(walFile);
		bytes.writeUInt8(bytes.readUInt8(walBytes + 500) ^ 4, walBytes + 500);
		writeFileSync(walFile, bytes);
		expect(open(options).notices).toMatchObject([{ kind: 'tail/lost' }]);
	});

	it('takes with it what the stock had folded of it', async () => {
		const { options, walFile, walBytes } = await cutOff(3, 2);
		truncateSync(walFile, walBytes);
		// As when a checkpoint had moved the page of the fold into the file before the rest was lost.
		const before = lookInto(options);
		before.exec('UPDATE stock_fold SET upto_pos = 99 WHERE id = 1');
		before.close();
		const { db } = open(options).pen;
		expect(db.prepare('SELECT upto_pos FROM stock_fold').get()).toEqual({ upto_pos: 0 });
	});

	it('is said once: the next opening has nothing to add', async () => {
		const { options, walFile, walBytes } = await cutOff(3, 2);
		truncateSync(walFile, walBytes);
		await open(options).close();
		const again = open(options);
		expect(again.notices).toEqual([]);
		expect(gaps(again)).toHaveLength(1);
	});

	it('is written down once, even when the opening that did it died before the witness knew', async () => {
		const { options, walFile, walBytes } = await cutOff(3, 2);
		const witnessFile = path.join(options.witnessDir, WITNESS_FILE);
		const old = readFileSync(witnessFile);
		truncateSync(walFile, walBytes);
		await open(options).close();
		writeFileSync(witnessFile, old);
		const again = open(options);
		expect(again.notices).toMatchObject([{ kind: 'tail/lost' }]);
		expect(gaps(again)).toHaveLength(1);
	});

	it('is not cried over when all of it survived', async () => {
		const { options } = await cutOff(3, 2);
		const ledger = open(options);
		expect(ledger.notices).toEqual([]);
		expect(ledger.pen.head().fiscalNo).toBe(5);
	});
});

describe('a ledger that is behind its witness for another reason', () => {
	it('is said when the whole ledger is gone: a new one does not start at number 1', async () => {
		const { options, head } = await cutOff(3, 2);
		rmSync(options.dataDir, { recursive: true });
		const ledger = open(options);
		expect(ledger.notices).toMatchObject([
			{ kind: 'tail/lost', lost: { lost_from_n: 1, lost_to_n: head.n, fiscal_to: 5 } },
		]);
		sell(ledger, 1);
		expect(ledger.pen.head().fiscalNo).toBe(6);
	});

	it('is said when another event stands where ours stood', async () => {
		const { options } = await cutOff(3, 2);
		const seen = readWitness(options.witnessDir);
		if (seen.state !== 'read') throw new Error(seen.state);
		const forged: WitnessedHead = { ...seen.head, hash: 'ab'.repeat(32) };
		writeFileSync(path.join(options.witnessDir, WITNESS_FILE), JSON.stringify(forged));
		expect(open(options).notices).toMatchObject([
			{ kind: 'tail/lost', lost: { lost_from_n: forged.n, lost_to_n: forged.n } },
		]);
	});
});

describe('a witness that cannot testify', () => {
	it('is said when its file is gone', async () => {
		const { options } = await cutOff(1, 1);
		rmSync(options.witnessDir, { recursive: true });
		expect(open(options).notices).toEqual([{ kind: 'witness/missing' }]);
	});

	it.each(['', '{', '{"inc":1,"n":2}', '[]', 'null', '{"inc":-1,"n":1,"hash":"00","fiscal_no":0}'])(
		'is said when its file holds %j',
		async (text) => {
			const { options } = await cutOff(1, 1);
			writeFileSync(path.join(options.witnessDir, WITNESS_FILE), text);
			expect(open(options).notices).toEqual([{ kind: 'witness/unreadable' }]);
		},
	);
});
