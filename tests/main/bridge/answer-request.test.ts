// Goal: what was committed is never answered as if it was not, what is said at the door is text,
// and a right that was taken away is gone at once.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { approvalOf, openTempTerminal, type TempTerminal } from '#kit/temp-terminal.ts';

let till: TempTerminal;
beforeEach(async () => {
	till = await openTempTerminal();
});
afterEach(() => till.close());

const TEA = '2000000000015';

async function sell(commandId = 'command-of-the-sale') {
	await till.ask('scan/submit', { text: TEA, source: 'wedge' });
	const { saleId, revision } = await till.ask('sale/current', {});
	return till.reply('sale/complete', { saleId, revision }, { commandId });
}

describe('after the commit', () => {
	it('a screen that breaks while it is told takes nothing back', async () => {
		await till.openShop();
		const stop = till.running.onEvent(() => {
			throw new Error('this window is gone');
		});
		const reply = await sell();
		stop();
		expect(reply.ok).toBe(true);
		expect((await till.ask('sale/list', {})).sales).toHaveLength(1);
	});
});

describe('the door', () => {
	const broken = '半个字\ud83d';

	it('refuses text that has no bytes, wherever it stands', async () => {
		await till.signIn('owner');
		await till.ask('shift/open', { floatText: '500' });
		await till.ask('scan/submit', { text: TEA });
		const { saleId } = await till.ask('sale/current', {});
		const problem = { code: 'request/invalid-input', problem: 'broken-text' };
		expect(await till.refused('sale/park', { saleId, label: broken })).toMatchObject(problem);
		expect(await till.refused('sale/void', { saleId, reason: broken })).toMatchObject(problem);
		expect(await till.refused('settings/change', { change: { storeName: broken } })).toMatchObject({
			...problem,
			field: 'input.change.storeName',
		});
		const add = { operatorNo: '1010', name: broken, role: 'cashier', pin: '903817' } as const;
		expect(await till.refused('operator/add', add)).toMatchObject(problem);
	});
});

describe('a right that was taken away', () => {
	it('is gone at once, also when one took it from oneself', async () => {
		await till.signIn('owner');
		const second = { operatorNo: '1010', name: '赵', role: 'owner', pin: '903817' } as const;
		await till.ask('operator/add', second);
		await till.ask('operator/change', { operatorNo: '1001', role: 'cashier' });
		expect((await till.refused('operator/list', {})).code).toBe('session/signed-out');
	});

	it('leaves the session that changed its own PIN, and ends the others', async () => {
		await till.signIn('owner');
		await till.signIn('owner', 'elsewhere');
		await till.ask('operator/change', { operatorNo: '1001', pin: '615903' });
		expect((await till.ask('operator/list', {})).operators).toHaveLength(3);
		const other = await till.refused('operator/list', {}, { session: 'elsewhere' });
		expect(other.code).toBe('session/signed-out');
	});

	it('does not outlive the check of the PIN that should release it', async () => {
		await till.openShop();
		await till.ask('scan/submit', { text: TEA });
		const { saleId } = await till.ask('sale/current', {});
		const approval = approvalOf('manager');
		const [reply] = await Promise.all([
			till.reply('sale/void', { saleId }, { approval }),
			till.ask('operator/lock', {}),
		]);
		expect(reply).toMatchObject({ ok: false, refusal: { code: 'session/locked' } });
	});
});

describe('a PIN', () => {
	it('is not part of what is remembered of a request', async () => {
		await till.signIn('owner');
		const input = { operatorNo: '1010', name: '赵', role: 'cashier', pin: '903817' } as const;
		const how = { commandId: 'command-of-the-operator' };
		const added = await till.ask('operator/add', input, how);
		// A hash over a PIN of six digits is the PIN: the same command with another one is the same.
		const again = await till.reply('operator/add', { ...input, pin: '518204' }, how);
		expect(again).toEqual({ ok: true, value: added });
		const other = await till.refused('operator/add', { ...input, name: '钱' }, how);
		expect(other.code).toBe('request/command-reused');
	});
});
