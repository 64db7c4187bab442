// Goal: what a cashier writes when a sale is voided names nobody: the journal keeps it for ever,
// and whoever was on the sale may be forgotten (SEC-4).
import { afterEach, beforeEach, expect, it } from 'vitest';
import { journalOf } from '#kit/journal-of.ts';
import { openTempTerminal, type TempTerminal } from '#kit/temp-terminal.ts';

let till: TempTerminal;
beforeEach(async () => {
	till = await openTempTerminal();
	await till.openShop();
});
afterEach(() => till.close());

it('SEC-4: the reason of a void holds no number of a person and no name of who is on the sale', async () => {
	const { memberId } = await till.ask('member/add', { phone: '13977665544', name: '欧阳明远' });
	await till.ask('scan/submit', { text: '2000000000015' });
	await till.ask('sale/attach-member', { memberId });
	const { saleId } = await till.ask('sale/current', {});
	for (const reason of ['139-7766-5544 不要了', '欧阳·明远不要了']) {
		const refusal = await till.refused('sale/void', { saleId, reason });
		expect(refusal.code).toBe('privacy/reason-names');
	}
	expect((await till.ask('sale/current', {})).saleId).toBe(saleId);
	await till.ask('sale/void', { saleId, reason: '顾客不要了' });
	expect(await journalOf(till, 'sale/voided')).toMatchObject([{ reason: '顾客不要了' }]);
});
