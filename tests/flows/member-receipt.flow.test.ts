// Goal: the paper of a member's sale says whose it was, masked, and nothing whole of a person; and
// verify counts what the members' rows say again.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { connectWriter, ledgerFile } from '#main/ledger/connect.ts';
import { fileKeyStore } from '#main/vault/file-key-store.ts';
import { showCard } from '#kit/show-card.ts';
import { approvalOf, openTempTerminal, type TempTerminal } from '#kit/temp-terminal.ts';
import { verifyTill } from '#kit/verify-till.ts';
import type { RequestInput } from '#shared/contract/terminal-contract.ts';

/** ¥4.50 a bottle. */
const TEA = '2000000000015';

let till: TempTerminal;
let memberId: string;
beforeEach(async () => {
	till = await openTempTerminal();
	await till.openShop();
	const person = { phone: '13800138000', name: '欧阳明' };
	({ memberId } = await till.ask('member/add', person));
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
		await spoil('UPDATE member SET visits = 1; UPDATE sale SET kept_fen = 0, visit = 0');
		expect(await verifyTill(till)).toMatchObject([
			{ id: 'members', what: '0 fen are kept, 0 visits; the journal gives 420, 1' },
		]);
		await spoil('UPDATE sale SET kept_fen = 420, visit = 1, member = NULL');
		expect(await verifyTill(till)).toMatchObject([{ id: 'members' }]);
	});
});

describe('SAL-4: the store’s copy', () => {
	const approval = approvalOf('manager');
	const change = (settings: RequestInput<'settings/change'>['change']) =>
		till.ask('settings/change', { change: settings }, { approval });
	const titles = () => till.devices.printed.map(({ document }) => document.title);
	const BOOK = JSON.stringify({
		version: 1,
		rows: 2,
		issues: [
			{ id: 'give', name: '送3元券', reach_fen: 100, kind: 'three', after_days: 1, valid_days: 30 },
		],
		coupon_kinds: [{ id: 'three', name: '3元券', benefit: { kind: 'order-amount', off_fen: 300 } }],
	});

	it('is signed, has no coupon of theirs, and says whose each of the two papers is', async () => {
		await till.ask('price-book/load', { text: BOOK }, { approval });
		await change({ storeCopy: 'members' });
		const { pos } = await sellToMember();
		await expect.poll(titles).toEqual(['销售小票 · 会员联', '销售小票 · 存根联']);
		const [theirs, ours] = till.devices.printed.map(({ document }) => JSON.stringify(document));
		expect(ours).toContain('欧**明 138****8000');
		expect([theirs?.includes('签字'), ours?.includes('签字')]).toEqual([false, true]);
		expect([theirs?.includes('3元券'), ours?.includes('3元券')]).toEqual([true, false]);
		// A copy is one of theirs.
		await till.ask('receipt/reprint', { pos });
		await expect.poll(() => titles().at(2)).toBe('销售小票 · 会员联');
	});

	it('is printed when what they have here paid, also when the customer wants no receipt', async () => {
		await change({ storeCopy: 'spent', receiptPolicy: 'never' });
		await sellToMember();
		await till.ask('points/adjust', { memberId, points: 1000, reason: '补登' }, { approval });
		await till.ask('scan/submit', { text: TEA, quantityText: '4' });
		await showCard(till, memberId);
		await till.ask('sale/attach-member', { memberId, foundBy: 'card' });
		await till.ask('sale/redeem-points', {});
		const { saleId, revision, totals } = await till.ask('sale/current', {});
		await till.ask('sale/complete', { saleId, revision, totalFen: totals.totalFen });
		await expect.poll(titles).toEqual(['销售小票 · 存根联']);
	});

	it('is none for somebody who is no member', async () => {
		await change({ storeCopy: 'members' });
		await till.ask('scan/submit', { text: TEA });
		const { saleId, revision } = await till.ask('sale/current', {});
		await till.ask('sale/complete', { saleId, revision });
		await expect.poll(titles).toEqual(['销售小票']);
	});
});
