// Goal: whoever holds a printed statement can show which journal it stands on: the row is found and
// its hash is the printed one, and a journal that was changed afterwards, however well, is not it.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTempTerminal, type TempTerminal } from '#kit/temp-terminal.ts';
import { connectWriter, ledgerFile } from '#main/ledger/connect.ts';
import { verifyWithPaper } from '#kit/verify-with-paper.ts';
import { fileKeyStore } from '#main/vault/file-key-store.ts';
import { readMark } from '#shared/journal/paper-mark.ts';
import { rewriteFrom } from '../main/verify/rewrite-journal.ts';

let till: TempTerminal;
let memberId: string;
beforeEach(async () => {
	till = await openTempTerminal();
	await till.openShop();
	({ memberId } = await till.ask('member/add', { phone: '13800138000' }));
	const topped = { memberId, amountText: '500', way: 'wechat', expectedBonusFen: 5000 } as const;
	await till.ask('stored-value/top-up', topped);
});
afterEach(() => till.close());

/** Row and code as they stand on the paper. */
async function printedMark(): Promise<string> {
	const month = new Date(till.clock.now()).toISOString().slice(0, 7);
	await till.ask('member-list/statement', { memberId, month });
	const printed = () => {
		const blocks = till.devices.printed.flatMap(({ document }) => document?.blocks ?? []);
		const right = (left: string) =>
			blocks.flatMap((one) => (one.kind === 'pair' && one.left === left ? [one.right] : []))[0];
		const [row, code] = [right('流水'), right('校验码')];
		return row === undefined || code === undefined ? undefined : `${row} ${code}`;
	};
	await expect.poll(printed).toBeDefined();
	return printed() ?? '';
}

const check = (mark: string) => till.ask('member-list/check-statement', { mark });

/** What verify says of the chain, with the paper in hand. */
async function chainOf(mark: string): Promise<string | undefined> {
	const paper = readMark(mark);
	if (paper === undefined) throw new Error(`no mark: ${mark}`);
	const report = await verifyWithPaper(till.dataDir, paper);
	return report.checks.find(({ id }) => id === 'V3')?.state;
}

/** Somebody with the key makes the top-up smaller and the whole chain fit again. */
async function rewriteTopUp(): Promise<void> {
	await till.running.close();
	const held = await fileKeyStore(till.dataDir).read();
	if (held.state !== 'held') throw new Error(`the key is ${held.state}`);
	const db = connectWriter(ledgerFile(till.dataDir), held.key);
	try {
		db.exec('DROP TRIGGER journal_is_final_u');
		const row = db
			.prepare<[], { pos: number }>(`SELECT pos FROM journal WHERE kind = 'stored-value/topped-up'`)
			.get();
		rewriteFrom(db, row?.pos ?? 0, (body) => ({ ...body, offer_name: '别的' }));
	} finally {
		db.close();
	}
}

describe('the mark on a printed statement', () => {
	it('I10, MEM-18: is found in the journal it was printed from, today and later', async () => {
		const mark = await printedMark();
		expect(await check(mark)).toMatchObject({ state: 'same' });
		await till.ask('member/add', { phone: '13900139000' });
		expect(await check(mark)).toMatchObject({ state: 'same' });
		expect(await chainOf(mark)).toBe('ok');
	});

	it('I10, MEM-18: is not that of a journal that was written anew', async () => {
		const mark = await printedMark();
		await rewriteTopUp();
		expect(await chainOf(mark)).toBe('broken');
	});

	it('another code, another row, and what is no mark are told apart', async () => {
		const mark = await printedMark();
		const other = mark.endsWith('0') ? `${mark.slice(0, -1)}1` : `${mark.slice(0, -1)}0`;
		expect(await check(other)).toMatchObject({ state: 'other' });
		expect(await check('zz-9 ab12 cd34 ef56 7890')).toEqual({ state: 'no-such-row', atMs: 0 });
		expect(await check('不是')).toEqual({ state: 'unreadable', atMs: 0 });
	});
});
