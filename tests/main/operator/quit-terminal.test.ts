// Goal: a till that cannot write is no prison: whoever may leave does.
import { afterEach, expect, it, vi } from 'vitest';
import { quitTerminal } from '#main/operator/quit-terminal.ts';
import { silentLog } from '#main/system/log.ts';
import { openTempLedger, type TempLedger } from '#kit/temp-ledger.ts';

let ledger: TempLedger;
afterEach(() => ledger.close());

it('ends the program although the disk takes no event of it, and logs that', async () => {
	ledger = openTempLedger();
	const now = vi.fn<() => void>();
	const fault = vi.fn<() => void>();
	const reply = quitTerminal({
		terminal: {
			pen: ledger.pen,
			log: { ...silentLog(), fault },
			leaving: { guarded: true, now },
		},
		sessions: { look: () => ({ locked: false }) },
		caller: {
			sessionId: 'till',
			operator: { operatorNo: '1002', name: '陈店长', role: 'manager' },
			commit: () => {
				throw new Error('database or disk is full');
			},
		},
	});
	expect(reply).toEqual({ ok: true, value: {} });
	expect(fault).toHaveBeenCalledOnce();
	await expect.poll(() => now.mock.calls.length).toBe(1);
});
