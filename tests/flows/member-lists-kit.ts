/** A till with a manager and members out of a list, for what is done with lists of them. */
import { expect } from 'vitest';
import { openTempTerminal, type TempTerminal } from '#kit/temp-terminal.ts';
import { addMonths, dateOfDay, dayNumber } from '#shared/kernel/calendar.ts';

/** ¥4.50 a bottle. */
const TEA = '2000000000015';
export const OFTEN = { interval: 20 };

export type ListedTill = { readonly till: TempTerminal; readonly today: string };

/** A shift is open, and a manager stands at the till. */
export async function openWithManager(): Promise<ListedTill> {
	const till = await openTempTerminal();
	await till.openShop();
	const { bizDate: today } = await till.ask('terminal/status', {});
	await till.signIn('manager');
	return { till, today };
}

/** Members out of a list; each line is `phone,name,tier,spent,visits,last visit,birthday`. */
export async function bring(till: TempTerminal, lines: readonly string[]): Promise<void> {
	const text = ['手机号,姓名,等级,累计消费,消费次数,最近消费时间,生日', ...lines].join('\n');
	const files = [{ name: '会员.csv', base64: Buffer.from(text).toString('base64') }];
	const { importId } = await till.ask('member-import/start', { files });
	await expect
		.poll(async () => (await till.ask('member-import/look', { importId })).state, OFTEN)
		.toBe('planned');
	const done = await till.ask('member-import/commit', { importId });
	expect(done).toMatchObject({ refused: 0, written: lines.length });
}

/** One who came the day before yesterday, one 40 days ago, one four months ago. */
export async function bringThree({ till, today }: ListedTill): Promise<void> {
	await bring(till, [
		`13700000001,欧阳小明,黄金,6000.00,25,${daysBefore(today, 2)},1992-02-29`,
		`13700000002,张三,白银,1500.00,6,${daysBefore(today, 40)},05-12`,
		`13700000003,李四,,80.00,1,${addMonths(today, -4)},`,
	]);
}

export function daysBefore(today: string, days: number): string {
	return dateOfDay(dayNumber(today) - days);
}

/** Sells a bottle of tea to whoever stands on the sale. */
export async function sellTea({ till }: ListedTill, quantityText = '1'): Promise<void> {
	await till.ask('scan/submit', { text: TEA, quantityText });
	const { saleId, revision, totals } = await till.ask('sale/current', {});
	await till.ask('sale/complete', { saleId, revision, totalFen: totals.totalFen });
}
