// Goal: what the store exports it can import again: nothing is added, nothing changes.
import { afterEach, expect, it } from 'vitest';
import { openTempTerminal, type TempTerminal } from '#kit/temp-terminal.ts';

let till: TempTerminal;
afterEach(() => till.close());

it('exports the catalogue as CSV that the import finds unchanged', async () => {
	till = await openTempTerminal();
	await till.signIn('cashier');
	expect((await till.refused('product/export', {})).code).toBe('permission/needs-approval');
	await till.signIn('manager');
	const first = await till.ask('product/export', {});
	expect(first.csvText.split('\r\n')[0]).toContain('货号,条码,品名');
	expect(first.rows).toBeGreaterThan(250);
	expect(first.total).toBe(first.rows);
	expect(await till.ask('product/export', { afterId: 1 })).not.toHaveProperty('total');
	const base64 = Buffer.from(`\ufeff${first.csvText}`, 'utf8').toString('base64');
	let plan = await till.ask('import/start', { files: [{ name: '商品.csv', base64 }] });
	await expect
		.poll(async () => {
			plan = await till.ask('import/look', { importId: plan.importId });
			return plan.state;
		})
		.toBe('planned');
	expect(plan).toMatchObject({ added: 0, changed: 0, refused: 0, unchanged: first.rows });
	await till.ask('import/cancel', { importId: plan.importId });
});
