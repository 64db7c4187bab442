/** A whole day in the demo store, for the report that reads it: hours, people, and mishaps. */
import { inStoreCode } from '#main/catalog/demo-store.ts';
import { approvalOf, type TempTerminal } from '#kit/temp-terminal.ts';

/** Sales of every hour from 10:00; nobody comes at 16:00. */
const BY_HOUR = [2, 3, 5, 4, 7, 3, 0, 2, 3, 6, 9, 5, 2];
const HOUR_MS = 3_600_000;

/** Opens the shop at 10:00 and sells until the evening; ends signed in as the manager. */
export async function sellDay(till: TempTerminal): Promise<void> {
	await till.openShop();
	const approval = approvalOf('owner');
	let product = 3;
	for (const [hour, sales] of BY_HOUR.entries()) {
		if (hour === 8) await till.signIn('manager');
		for (let sale = 0; sale < sales; sale += 1) {
			for (let line = 0; line <= (product * 7) % 5; line += 1) {
				product += 23;
				await till.ask('scan/submit', { text: goodsCode(product) });
			}
			if (product % 4 === 0) await mishap(till, product, approval);
			await pay(till);
			till.clock.advance(40_000);
		}
		till.clock.advance(HOUR_MS - sales * 40_000);
	}
	await till.ask('scan/submit', { text: goodsCode(5) });
	const { saleId } = await till.ask('sale/current', {});
	await till.ask('sale/void', { saleId, reason: '顾客不要了' });
	await till.ask('drawer/open', { reason: 'give-change' }, { approval });
	const [sold] = (await till.ask('sale/list', {})).sales;
	await till.ask('receipt/reprint', { pos: sold?.pos ?? 0 });
	await till.signIn('manager');
}

/** The demo goods have in-store codes in a row. */
function goodsCode(product: number): string {
	return inStoreCode('20', (product % 290) + 1);
}

type Approval = ReturnType<typeof approvalOf>;

/** Now and then a line is taken out, there are fewer of it, or it is damaged and costs less. */
async function mishap(till: TempTerminal, product: number, approval: Approval): Promise<void> {
	const { lines } = await till.ask('sale/current', {});
	const lineId = lines[0]?.lineId ?? '';
	await till.ask('sale/change-quantity', { lineId, quantityText: '4' });
	await till.ask('sale/change-quantity', { lineId, quantityText: '3' });
	if (product % 3 === 0) await till.ask('sale/undo', {});
	const priceText = '0.99';
	await till.ask('sale/override-price', { lineId, priceText, reason: 'damaged' }, { approval });
	if (lines.length > 1) await till.ask('sale/remove-line', { lineId });
	if (product % 8 === 0) await till.ask('sale/undo', {});
}

async function pay(till: TempTerminal): Promise<void> {
	const { saleId, revision } = await till.ask('sale/current', {});
	await till.ask('sale/complete', { saleId, revision, givenText: '2000' });
}
