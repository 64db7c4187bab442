/** A counter with a member and passes to sell, for the flow tests of passes. */
import { findMassage, putPass, type TemplateBody } from '#kit/put-pass.ts';
import { approvalOf, openTempTerminal, type TempTerminal } from '#kit/temp-terminal.ts';
import type { PassView, TemplateView } from '#shared/contract/pass-card-views.ts';

export const released = { approval: approvalOf('manager') };

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
	const serviceId = await findMassage(till);
	const put: PassCounter['put'] = (changes) => putPass(till, changes);
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
