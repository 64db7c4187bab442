// Goal: who stays away is put away only when nothing is left between us, is back by coming again,
// and is written to no more often than is decent, in a busy shop as in a quiet one.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { journalOf } from '#kit/journal-of.ts';
import { approvalOf, type TempTerminal } from '#kit/temp-terminal.ts';
import { verifyTill } from '#kit/verify-till.ts';
import { addMonths } from '#shared/kernel/calendar.ts';
import { bring, daysBefore, openWithManager } from './member-lists-kit.ts';

/** ¥4.50, ¥4.20 for members. */
const TEA = '2000000000015';
const DAY = 86_400_000;
const approval = approvalOf('manager');

let till: TempTerminal;
let today = '';
beforeEach(async () => {
	({ till, today } = await openWithManager());
	await till.signIn('cashier');
});
afterEach(() => till.close());

async function complete(): Promise<number> {
	const { saleId, revision, totals } = await till.ask('sale/current', {});
	await till.ask('sale/complete', { saleId, revision, totalFen: totals.totalFen });
	return totals.totalFen;
}

describe('MEM-9: put away', () => {
	const idle = async () => {
		const { rows } = await till.ask('member-list/idle', {});
		return rows.map(({ memberId }) => memberId);
	};
	const afterAYear = async () => {
		till.clock.advance(400 * DAY);
		await till.signIn('manager');
	};

	it('is nobody who owes on account', async () => {
		const made = { phone: '13900139000', name: '长城贸易', kind: 'company' as const };
		const { memberId } = await till.ask('member/add', made);
		await till.ask('account/link', { memberId, limitText: '500' }, { approval });
		await till.ask('scan/submit', { text: TEA, quantityText: '9' });
		await till.ask('sale/attach-member', { memberId, foundBy: 'card' });
		const { saleId, revision } = await till.ask('sale/current', {});
		const paying = { saleId, revision, method: 'on_account', subject: '', amountText: '' } as const;
		await till.ask('payment/begin', paying);
		await till.ask('sale/complete', { saleId, revision }); // owes 37.80
		const points = -(await till.ask('member/panel', { memberId })).points;
		await till.ask('points/adjust', { memberId, points, reason: '清零' }, { approval });
		await afterAYear();
		expect(await idle()).toEqual([]);
		const { archived, kept } = await till.ask('member-list/archive', { memberIds: [memberId] });
		expect({ archived, kept }).toEqual({
			archived: 0,
			kept: [{ memberId, reasons: ['account'] }],
		});
	});

	it('is nobody whose sale is parked, and nobody who draws on a family’s pool', async () => {
		const { memberId: waits } = await till.ask('member/add', { phone: '13700137000' });
		const { memberId: primary } = await till.ask('member/add', { phone: '13800138000' });
		const { memberId: child } = await till.ask('member/add', { phone: '13900139000' });
		await till.ask('family/link', { primaryId: primary, memberId: child }, { approval });
		await till.ask('scan/submit', { text: TEA });
		await till.ask('sale/attach-member', { memberId: waits, foundBy: 'card' });
		const { saleId } = await till.ask('sale/current', {});
		await till.ask('sale/park', { saleId });
		await afterAYear();
		expect(await idle()).toEqual([]);
		const memberIds = [waits, primary, child];
		const { kept } = await till.ask('member-list/archive', { memberIds });
		expect(kept).toEqual([
			{ memberId: waits, reasons: ['waiting'] },
			{ memberId: primary, reasons: ['family'] },
			{ memberId: child, reasons: ['family'] },
		]);
	});

	describe('and here again after more than 30 days', () => {
		let memberId = '';
		beforeEach(async () => {
			const fresh = { phone: '13800138000', cardNo: 'GT-0001' };
			({ memberId } = await till.ask('member/add', fresh));
			await afterAYear();
			await till.ask('member-list/archive', { memberIds: [memberId] });
			till.clock.advance(40 * DAY);
			await till.signIn('cashier');
		});
		const state = async () => (await till.ask('member/panel', { memberId })).state;

		it('is back by the scan of their card, and buys as a member', async () => {
			await till.ask('scan/submit', { text: TEA, quantityText: '9' });
			const scan = await till.ask('scan/submit', { text: 'GT-0001', source: 'wedge' });
			expect(scan).toMatchObject({ meaning: 'member', panel: { state: 'active' } });
			expect(await complete()).toBe(3780);
			const told = (await journalOf(till, 'member/archived')).at(-1);
			expect(told).toMatchObject({ away: 0, member_ids: [memberId], by_visit: 1 });
			const { changes } = await till.ask('member/history', { memberId }, { approval });
			expect(changes[0]).toMatchObject({ field: 'state', before: 'archived', after: 'active' });
			expect(await verifyTill(till)).toEqual([]);
		});

		it('is back by their phone at the counter or by being put on a sale, not by a look at their page', async () => {
			await till.ask('member/find', { text: '13800138000', purpose: 'page' });
			expect(await state()).toBe('archived');
			expect((await till.ask('member/find', { text: '13800138000' })).panel?.state).toBe('active');
			await till.signIn('manager');
			await till.ask('member-list/archive', { memberIds: [memberId] });
			expect(await state()).toBe('archived');
			await till.ask('scan/submit', { text: TEA });
			await till.ask('sale/attach-member', { memberId });
			expect(await complete()).toBe(420);
			expect(await state()).toBe('active');
		});
	});

	it('while suspended, is suspended still', async () => {
		const fresh = { phone: '13800138000', cardNo: 'GT-0001' };
		const { memberId } = await till.ask('member/add', fresh);
		await till.ask('member/freeze', { memberId, reason: 'abuse' }, { approval });
		await afterAYear();
		await till.ask('member-list/archive', { memberIds: [memberId] });
		expect((await till.refused('member/find', { text: 'GT-0001' })).code).toBe('member/frozen');
		await till.ask('scan/submit', { text: TEA });
		const attached = await till.refused('sale/attach-member', { memberId });
		expect(attached.code).toBe('member/frozen');
	});
});

describe('K3: written to', () => {
	it('is nobody twice in 7 days, also when a visit lies between', async () => {
		await till.signIn('manager');
		await bring(till, [`13700000001,欧阳小明,,60.00,2,${daysBefore(today, 2)},`]);
		const dates: string[] = [];
		const nextMorning = async () => {
			till.clock.advance(DAY);
			await till.signIn('manager');
			for (const { taskId, bizDate } of (await till.ask('member-list/tasks', {})).rows) {
				dates.push(bizDate);
				await till.ask('member-list/close-task', { taskId, state: 'done' });
			}
		};
		await nextMorning();
		expect(dates).toHaveLength(1);
		const [member] = (await till.ask('member-list/find', {})).rows;
		await till.ask('scan/submit', { text: TEA });
		await till.ask('sale/attach-member', { memberId: member?.memberId ?? '', foundBy: 'card' });
		await complete();
		for (let day = 0; day < 6; day += 1) await nextMorning();
		expect(dates).toHaveLength(1);
		await nextMorning();
		expect(dates).toHaveLength(2);
	});

	it('MEM-17: is somebody who was away for months, also in a busy shop', async () => {
		await till.signIn('manager');
		const lines = [`13600000000,李四,,80.00,1,${addMonths(today, -4)},`];
		for (let at = 0; at < 310; at += 1) {
			lines.push(`137${String(at).padStart(8, '0')},张三,,60.00,2,${daysBefore(today, 3)},`);
		}
		await bring(till, lines);
		till.clock.advance(DAY);
		await till.signIn('manager');
		const phones: string[] = [];
		for (let after = 0, more = true; more;) {
			const page = await till.ask('member-list/tasks', { after });
			phones.push(...page.rows.filter(({ kind }) => kind === 'win-back').map((row) => row.phone));
			after = page.rows.at(-1)?.taskId ?? after;
			({ more } = page);
			expect(page.open).toBe(300);
		}
		expect(phones).toEqual(['136****0000']);
	});
});
