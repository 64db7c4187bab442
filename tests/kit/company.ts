/** A company that buys tea on its account (挂账), for the stories of MEM-3. */
import type { TempTerminal } from './temp-terminal.ts';

/** ¥4.50 a bottle, ¥4.20 for members. */
const TEA = '2000000000015';

export type OnCounter = { readonly saleId: string; readonly revision: number };

/** A member that is a company; without an account yet. */
export async function addCompany(till: TempTerminal, phone: string): Promise<string> {
	const company = { phone, name: '长城贸易', kind: 'company' } as const;
	return (await till.ask('member/add', company)).memberId;
}

/** Bottles on the counter, for a member or for nobody. */
export async function fillTea(
	till: TempTerminal,
	quantityText: string,
	memberId?: string,
): Promise<OnCounter> {
	await till.ask('scan/submit', { text: TEA, quantityText });
	if (memberId !== undefined) await till.ask('sale/attach-member', { memberId });
	const { saleId, revision } = await till.ask('sale/current', {});
	return { saleId, revision };
}

/** What is asked to put a sale on an account; without a subject the member's own. */
export function onAccount(sale: OnCounter, subject = '', amountText = '') {
	return { ...sale, method: 'on_account' as const, subject, amountText };
}

/** The whole sale on the member's own account; its place in the journal. */
export async function buyTea(
	till: TempTerminal,
	quantityText: string,
	memberId: string,
): Promise<number> {
	const sale = await fillTea(till, quantityText, memberId);
	await till.ask('payment/begin', onAccount(sale));
	return (await till.ask('sale/complete', sale)).pos;
}
