// Goal: nobody leaves a till whose drawer is somebody's without a manager, and a till that has no
// drawer to guard, or cannot write, is never a prison.
import { afterEach, describe, expect, it, vi } from 'vitest';
import { journalOf } from '#kit/journal-of.ts';
import { approvalOf, openTempTerminal, type TempTerminal } from '#kit/temp-terminal.ts';

let till: TempTerminal;
afterEach(() => till.close());

const left = vi.fn<() => void>();
async function open(options: { guarded?: boolean; demo?: boolean } = {}): Promise<void> {
	left.mockClear();
	const { guarded = false, demo = true } = options;
	till = await openTempTerminal({ demo, leaving: { guarded, now: left } });
}
const NEEDED = { code: 'permission/needs-approval', role: 'manager' };

describe('terminal/quit', () => {
	it('is refused in words where the program is not the host’s to end', async () => {
		left.mockClear();
		till = await openTempTerminal();
		await till.signIn('owner');
		expect((await till.refused('terminal/quit', {})).code).toBe('terminal/quit-elsewhere');
	});

	it('needs nobody before the store is set up, and nobody while no shift is open', async () => {
		await open({ demo: false });
		await till.ask('terminal/quit', {});
		await expect.poll(() => left.mock.calls.length).toBe(1);
		await till.close();
		await open();
		await till.ask('terminal/quit', {});
		await expect.poll(() => left.mock.calls.length).toBe(1);
		expect(await journalOf(till, 'terminal/quit')).toMatchObject([{ kind: 'terminal/quit' }]);
	});

	it('with a shift open needs a manager’s PIN, which the journal keeps', async () => {
		await open();
		await till.openShop();
		expect(await till.refused('terminal/quit', {})).toEqual(NEEDED);
		const own = { approval: approvalOf('cashier') };
		expect((await till.refused('terminal/quit', {}, own)).code).toBe('approval/refused');
		const wrong = { approval: { operatorNo: '1002', pin: '000001' } };
		expect((await till.refused('terminal/quit', {}, wrong)).code).toBe('operator/wrong-pin');
		expect(left).not.toHaveBeenCalled();
		await till.ask('terminal/quit', {}, { approval: approvalOf('manager') });
		await expect.poll(() => left.mock.calls.length).toBe(1);
		expect(await journalOf(till, 'override/granted', 'terminal/quit')).toMatchObject([
			{ operator: '1003', approver: '1002', request: 'terminal/quit', shift_id: 1 },
			{ operator: '1002', shift_id: 1 },
		]);
	});

	it('is released from the sign-in screen too, and by a manager who is there', async () => {
		await open();
		await till.openShop();
		const elsewhere = { session: 'sign-in-screen' };
		expect(await till.refused('terminal/quit', {}, elsewhere)).toEqual(NEEDED);
		await till.ask('terminal/quit', {}, { ...elsewhere, approval: approvalOf('owner') });
		const [granted] = await journalOf(till, 'override/granted');
		expect(granted).toMatchObject({ approver: '1001' });
		expect(granted).not.toHaveProperty('operator');
		await till.signIn('manager', 'office');
		await till.ask('terminal/quit', {}, { session: 'office' });
		await expect.poll(() => left.mock.calls.length).toBe(2);
	});

	it('is not released by a manager’s locked screen', async () => {
		await open();
		await till.openShop();
		await till.signIn('manager', 'office');
		await till.ask('operator/lock', {}, { session: 'office' });
		expect(await till.refused('terminal/quit', {}, { session: 'office' })).toEqual(NEEDED);
	});

	it('in a kiosk needs a manager also while no shift is open', async () => {
		await open({ guarded: true });
		expect(await till.refused('terminal/quit', {})).toEqual(NEEDED);
		await till.ask('terminal/quit', {}, { approval: approvalOf('manager') });
		await expect.poll(() => left.mock.calls.length).toBe(1);
	});
});
