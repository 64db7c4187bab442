// Goal: a paper names a member and says what was noted, at the counter and a year later; the job in
// the ledger does neither, so that both go with the person.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { rowsOf } from '#kit/rows-of.ts';
import { approvalOf, openTempTerminal, type TempTerminal } from '#kit/temp-terminal.ts';
import { verifyTill } from '#kit/verify-till.ts';

const TEA = '2000000000015';
const WHO = '欧**远 138****8000';
const NOTE = '送 欧阳明远 13800138000 南京路九十九号';
const approval = approvalOf('manager');

let till: TempTerminal;
let memberId: string;
beforeEach(async () => {
	till = await openTempTerminal();
	await till.openShop();
	const who = { phone: '13800138000', name: '欧阳明远' };
	({ memberId } = await till.ask('member/add', who));
});
afterEach(() => till.close());

async function sell(): Promise<number> {
	await till.ask('sale/attach-member', { memberId });
	await till.ask('scan/submit', { text: TEA });
	await till.ask('sale/set-note', { note: NOTE });
	const { saleId, revision } = await till.ask('sale/current', {});
	return (await till.ask('sale/complete', { saleId, revision })).pos;
}

async function erase(): Promise<void> {
	await till.signIn('manager');
	const asked = { memberId, kind: 'erase', proof: 'card' } as const;
	const { requestId } = await till.ask('privacy/ask', asked);
	await till.ask('privacy/erase', { requestId });
}

const kept = async () => JSON.stringify(await rowsOf(till, 'SELECT document_json FROM print_job'));
const paper = (at: number) => JSON.stringify(till.devices.printed[at]?.document);

describe('SEC-4: a paper that names somebody', () => {
	it('says who and what was noted when it is printed, shown and copied; its job does not', async () => {
		const pos = await sell();
		await till.ask('receipt/reprint', { pos });
		await expect.poll(() => till.devices.printed.length).toBe(2);
		for (const at of [0, 1]) {
			expect(paper(at)).toContain(WHO);
			expect(paper(at)).toContain(`备注: ${NOTE}`);
		}
		const { document } = await till.ask('sale/find', { pos });
		expect(document).toEqual(till.devices.printed[0]?.document);
		for (const text of [NOTE, '13800138000', '欧**远']) expect(await kept()).not.toContain(text);
	});

	it('names nobody who was forgotten, on no copy and no screen', async () => {
		const pos = await sell();
		await expect.poll(() => till.devices.printed.length).toBe(1);
		await erase();
		await till.ask('receipt/reprint', { pos });
		await expect.poll(() => till.devices.printed.length).toBe(2);
		const shown = JSON.stringify((await till.ask('sale/find', { pos })).document);
		for (const text of [paper(1), shown, await kept()]) {
			for (const said of ['南京路', '13800138000', '欧**远', '138****']) {
				expect(text).not.toContain(said);
			}
		}
		expect(paper(1)).toContain('会员');
		expect(await verifyTill(till)).toEqual([]);
	});

	it('names whom a member was merged into', async () => {
		const pos = await sell();
		const keep = { phone: '13912345678', name: '王小明' };
		const { memberId: keepId } = await till.ask('member/add', keep);
		await till.ask('member/merge', { keepId, dropId: memberId }, { approval });
		const shown = JSON.stringify((await till.ask('sale/find', { pos })).document);
		expect(shown).toContain('王**明 139****5678');
	});

	it('of a top-up and of a month names them too, and keeps nothing of them', async () => {
		const topUp = { memberId, amountText: '30', way: 'cash', expectedBonusFen: 0 } as const;
		await till.ask('stored-value/top-up', topUp);
		const month = (await till.ask('terminal/status', {})).bizDate.slice(0, 7);
		await till.signIn('manager');
		await till.ask('member-list/statement', { memberId, month });
		await expect.poll(() => till.devices.printed.length).toBe(2);
		for (const at of [0, 1]) expect(paper(at)).toContain(WHO);
		expect(await kept()).not.toContain('欧**远');
	});
});
