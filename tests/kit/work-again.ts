/** What is over ends by itself only while the store works (member-day.ts): it sells, and opens anew. */
import type { TempTerminal } from './temp-terminal.ts';

const TEA = '2000000000015';

export async function workAgain(till: TempTerminal): Promise<void> {
	await till.ask('scan/submit', { text: TEA, quantityText: '1' });
	const { saleId, revision, totals } = await till.ask('sale/current', {});
	await till.ask('sale/complete', { saleId, revision, totalFen: totals.totalFen });
	await till.restart();
	await till.signIn('cashier');
}
