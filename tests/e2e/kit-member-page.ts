/** A member with two visits behind them, and their page as a manager opens it. */
import type { TempTerminal } from '#kit/temp-terminal.ts';
import type { RequestInput } from '#shared/contract/terminal-contract.ts';
import type { Office } from './kit-office.ts';

export const PHONE = '13800138000';

/** Their id; `more` goes along when they are made. */
export async function addVisitor(
	till: TempTerminal,
	more: Partial<RequestInput<'member/add'>> = {},
): Promise<string> {
	await till.openShop();
	const known = { phone: PHONE, cardNo: 'GT-0001', name: '欧阳明', birthday: '1990-11-25' };
	const tags = ['老客户', '过敏'];
	const { memberId } = await till.ask('member/add', { ...known, tags, ...more });
	for (const texts of [['2000000000015'], ['2000000000015', '2000000000022']]) {
		await till.ask('sale/attach-member', { memberId });
		for (const text of texts) await till.ask('scan/submit', { text });
		const { saleId, revision, totals } = await till.ask('sale/current', {});
		await till.ask('sale/complete', { saleId, revision, totalFen: totals.totalFen });
	}
	return memberId;
}

/** Finds the member by the last four of their phone and opens their page. */
export async function openPage({ keys, page }: Office): Promise<void> {
	await keys.type('8000');
	await page.getByRole('option').first().waitFor();
	await keys.press('Enter');
	await page.getByText('138****8000').first().waitFor();
}
