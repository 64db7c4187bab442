/** A counter with a member and passes to sell, for the flow tests of passes. */
import { approvalOf, openTempTerminal, type TempTerminal } from '#kit/temp-terminal.ts';
import type { PassView, TemplateView } from '#shared/contract/pass-card-views.ts';
import type { RequestInput } from '#shared/contract/terminal-contract.ts';

export const released = { approval: approvalOf('manager') };

export type TemplateBody = RequestInput<'pass-card/put-template'>['template'];

export type PassCounter = {
	readonly till: TempTerminal;
	readonly memberId: string;
	/** A service of the demo store, taxed at 6 %. */
	readonly serviceId: number;
	put(changes?: Partial<TemplateBody>): Promise<TemplateView>;
	sell(changes?: Partial<TemplateBody>): Promise<PassView>;
	use(passId: string, times?: number, itemNo?: number): Promise<PassView>;
	addMember(phone: string): Promise<string>;
	/** Days later, with the cashier back at the till. */
	wait(days: number): Promise<void>;
};

const DAY_MS = 86_400_000;

export async function openPassCounter(): Promise<PassCounter> {
	const till = await openTempTerminal();
	await till.openShop();
	const addMember = async (phone: string) => (await till.ask('member/add', { phone })).memberId;
	const memberId = await addMember('13800138000');
	const { products } = await till.ask('product/search', { text: '足疗' });
	const found = products.find(({ name }) => name.startsWith('足疗'));
	if (found === undefined) throw new Error('the demo has no such service');
	const { productId: serviceId } = found;
	const put: PassCounter['put'] = (changes = {}) => {
		const template: TemplateBody = {
			kind: 'counted',
			name: '足疗十次卡',
			priceFen: 88_000,
			startRule: 'purchase',
			validDays: 365,
			stores: 'home',
			transferable: true,
			items: [
				{
					target: { kind: 'product', productId: serviceId },
					name: '足疗',
					listPriceFen: 9900,
					paid: 10,
					gift: 0,
				},
			],
			...changes,
		};
		return till.ask('pass-card/put-template', { template }, released);
	};
	return {
		till,
		memberId,
		serviceId,
		put,
		addMember,
		sell: async (changes) => {
			const { templateId, template } = await put(changes);
			const expectedPriceFen = template.priceFen;
			const { pass } = await till.ask('pass-card/sell', { memberId, templateId, expectedPriceFen });
			return pass;
		},
		use: async (passId, times = 1, itemNo = 1) => {
			return (await till.ask('pass-card/use', { passId, times, itemNo })).pass;
		},
		wait: async (days) => {
			till.clock.advance(days * DAY_MS);
			await till.signIn('cashier');
		},
	};
}
