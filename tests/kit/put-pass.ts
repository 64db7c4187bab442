/** The passes (次卡) that tests sell: uses of the demo store's foot massage (足疗), ¥99 each. */
import type { TemplateView } from '#shared/contract/pass-card-views.ts';
import type { RequestInput } from '#shared/contract/terminal-contract.ts';
import { approvalOf, type TempTerminal } from './temp-terminal.ts';

export type TemplateBody = RequestInput<'pass-card/put-template'>['template'];

/** A service of the demo store, taxed at 6 %. */
export async function findMassage(till: TempTerminal): Promise<number> {
	const { products } = await till.ask('product/search', { text: '足疗' });
	const found = products.find(({ name }) => name.startsWith('足疗'));
	if (found === undefined) throw new Error('the demo has no such service');
	return found.productId;
}

/** Ten uses for ¥880, a year from the sale, until something else is said. */
export async function putPass(
	till: TempTerminal,
	changes: Partial<TemplateBody> = {},
): Promise<TemplateView> {
	const template: TemplateBody = {
		kind: 'counted',
		name: '足疗十次卡',
		priceFen: 88_000,
		startRule: 'purchase',
		validDays: 365,
		stores: 'home',
		transferable: true,
		items: [await massages(till, 10)],
		...changes,
	};
	const released = { approval: approvalOf('manager') };
	return till.ask('pass-card/put-template', { template }, released);
}

/** Three uses for ¥297: what is given with a top-up. */
export async function putThreeTimes(
	till: TempTerminal,
	changes: Partial<TemplateBody> = {},
): Promise<TemplateView> {
	const items = [await massages(till, 3)];
	return putPass(till, { name: '足疗三次卡', priceFen: 29_700, items, ...changes });
}

/** So many of them, as an item of a pass. */
export async function massages(till: TempTerminal, paid: number) {
	const target = { kind: 'product' as const, productId: await findMassage(till) };
	return { target, name: '足疗', listPriceFen: 9900, paid, gift: 0 };
}
