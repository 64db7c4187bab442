// Goal: what a store puts on its receipts stands on the paper of the next sale (CFG-7): its own
// lines and its logo; a picture that no printer could set is refused, and no sale carries a copy of
// it.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { journalOf } from '#kit/journal-of.ts';
import { approvalOf, openTempTerminal, type TempTerminal } from '#kit/temp-terminal.ts';
import type { RequestInput } from '#shared/contract/terminal-contract.ts';

let till: TempTerminal;
beforeEach(async () => {
	till = await openTempTerminal();
	await till.openShop();
});
afterEach(() => till.close());

const approval = approvalOf('manager');
type Change = RequestInput<'settings/change'>['change'];
const change = (settings: Change) =>
	till.ask('settings/change', { change: settings }, { approval });

const dots = (width: number, rows: number) => {
	const base64 = Buffer.alloc(Math.ceil(width / 8) * rows, 0xaa).toString('base64');
	return { width, rows, base64 };
};
const LOGO = { narrow: dots(200, 40), wide: dots(300, 60) };

async function sell() {
	await till.ask('scan/submit', { text: '2000000000015' });
	const { saleId, revision } = await till.ask('sale/current', {});
	return till.ask('sale/complete', { saleId, revision });
}

async function printed() {
	await expect.poll(() => till.devices.printed.length).toBeGreaterThan(0);
	return till.devices.printed.at(-1)?.document.blocks ?? [];
}

describe('the receipt’s template', () => {
	it('puts the store’s lines and its logo on the next receipt', async () => {
		await change({
			storeName: '清和茶铺',
			receiptHeader: '欢迎光临\n早八点到晚十点',
			receiptFooter: '七天内凭小票退换\n谢谢惠顾',
			receiptLogo: LOGO,
		});
		await sell();
		const blocks = await printed();
		expect(blocks[0]).toEqual({ kind: 'logo', picture: LOGO.wide });
		expect(blocks[1]).toMatchObject({ text: '清和茶铺', size: 2 });
		expect(blocks[2]).toEqual({ kind: 'text', text: '欢迎光临\n早八点到晚十点', align: 'center' });
		expect(blocks).toContainEqual({
			kind: 'text',
			text: '七天内凭小票退换\n谢谢惠顾',
			align: 'center',
		});
	});

	it('takes the picture of the paper that is in the printer', async () => {
		const { printer } = await till.ask('settings/get', {});
		await change({ receiptLogo: LOGO, printer: { ...printer, columns: 32 } });
		await sell();
		expect((await printed())[0]).toEqual({ kind: 'logo', picture: LOGO.narrow });
	});

	it('keeps the picture once: neither a receipt nor the journal has a copy of it', async () => {
		await change({ receiptLogo: LOGO });
		const { pos } = await sell();
		const { document } = await till.ask('sale/find', { pos });
		expect(document.blocks[0]).toEqual({ kind: 'logo' });
		const [event] = (await journalOf(till, 'settings/changed')).slice(-1);
		expect(String(event?.['change_json'])).toMatch(/^\{"receiptLogo":"sha256:[0-9a-f]{64}"\}$/);
		await till.restart();
		await till.signIn('cashier');
		expect((await till.ask('settings/get', {})).receiptLogo).toEqual(LOGO);
	});

	it('leaves the place empty once the logo is taken away, also on copies of older receipts', async () => {
		await change({ receiptLogo: LOGO });
		const { pos } = await sell();
		await printed();
		await change({ receiptLogo: null });
		await till.ask('receipt/reprint', { pos });
		await expect.poll(() => till.devices.printed.length).toBe(2);
		expect(till.devices.printed.at(-1)?.document.blocks[0]).toEqual({ kind: 'logo' });
		await sell();
		await expect.poll(() => till.devices.printed.length).toBe(3);
		expect(till.devices.printed.at(-1)?.document.blocks[0]).toMatchObject({ kind: 'text' });
	});

	it('shows the logo on the test page', async () => {
		await change({ receiptLogo: LOGO });
		await till.ask('printer/test', {}, { approval });
		expect((await printed())[0]).toMatchObject({ kind: 'logo', picture: { width: 300 } });
	});

	it('refuses pictures that are wider than their paper or not as large as they say', async () => {
		const refused = (receiptLogo: Change['receiptLogo']) =>
			till.refused('settings/change', { change: { receiptLogo } }, { approval });
		const invalid = { code: 'settings/invalid', field: 'receiptLogo' };
		expect(await refused({ ...LOGO, narrow: dots(400, 10) })).toEqual(invalid);
		expect(await refused({ ...LOGO, narrow: dots(200, 161) })).toEqual(invalid);
		expect(await refused({ ...LOGO, wide: { ...LOGO.wide, rows: 61 } })).toEqual(invalid);
		expect(await refused({ ...LOGO, wide: { ...LOGO.wide, base64: '' } })).toEqual(invalid);
		const hostile = await refused({ ...LOGO, wide: { ...LOGO.wide, base64: '\u001b@' } });
		expect(hostile.code).toBe('request/invalid-input');
	});
});
