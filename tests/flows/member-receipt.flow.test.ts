// Goal: the paper of a member's sale says whose it was, masked, and nothing whole of a person; and
// verify counts what the members' rows say again.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { connectWriter, ledgerFile } from '#main/ledger/connect.ts';
import { fileKeyStore } from '#main/vault/file-key-store.ts';
import { openTempTerminal, type TempTerminal } from '#kit/temp-terminal.ts';
import { verifyTill } from '#kit/verify-till.ts';

/** ¥4.50 a bottle. */
const TEA = '2000000000015';

let till: TempTerminal;
beforeEach(async () => {
	till = await openTempTerminal();
	await till.openShop();
	await till.ask('member/add', { phone: '13800138000', name: '欧阳明' });
});
afterEach(() => till.close());

async function sellToMember() {
	await till.ask('scan/submit', { text: '13800138000' });
	await till.ask('scan/submit', { text: TEA });
	const { saleId, revision, totals } = await till.ask('sale/current', {});
	return till.ask('sale/complete', { saleId, revision, totalFen: totals.totalFen });
}

/** Runs a statement on the closed ledger, as damage would. */
async function spoil(sql: string): Promise<void> {
	const held = await fileKeyStore(till.dataDir).read();
	if (held.state !== 'held') throw new Error('no key');
	const db = connectWriter(ledgerFile(till.dataDir), held.key);
	db.exec(sql);
	db.close();
}

describe('a member’s sale', () => {
	it('SAL-4: prints the member masked, and nothing whole', async () => {
		await sellToMember();
		await expect.poll(() => till.devices.printed.length).toBe(1);
		const paper = JSON.stringify(till.devices.printed);
		expect(paper).toContain('会员 欧**明 138****8000');
		expect(paper).toContain('青铜');
		expect(paper).not.toContain('13800138000');
	});

	it('is counted in the member’s row as the journal says, and verify sees it when not', async () => {
		await sellToMember();
		expect(await verifyTill(till)).toEqual([]);
		await till.running.close();
		await spoil('UPDATE member SET visits = 2');
		expect(await verifyTill(till)).toMatchObject([{ id: 'members' }]);
		await spoil('UPDATE member SET visits = 1; UPDATE sale SET member = NULL');
		expect(await verifyTill(till)).toMatchObject([{ id: 'members' }]);
	});
});

describe('the customer’s side', () => {
	it('greets the member, masked, while their basket is shown', async () => {
		await till.ask('scan/submit', { text: TEA });
		expect((await till.ask('customer/basket', {})).member).toBeUndefined();
		await till.ask('scan/submit', { text: '13800138000' });
		const { member } = await till.ask('customer/basket', {});
		expect(member).toEqual({ name: '欧**明', tierName: '青铜' });
	});
});
