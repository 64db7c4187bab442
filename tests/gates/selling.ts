/** A till of the demo store that sells eight-line baskets, for gates that count what a sale costs. */
import { inStoreCode } from '#main/catalog/demo-store.ts';
import {
	openTempTerminal,
	type TempTerminal,
	type TempTerminalOptions,
} from '#kit/temp-terminal.ts';

export const LINES = 8;

export type SellingTill = {
	readonly till: TempTerminal;
	/** Scans eight different goods, one by one. */
	fillBasket(): Promise<{ readonly saleId: string; readonly revision: number }>;
	/** Fills a basket and takes cash for it; resolves when paper and drawer are done too. */
	sell(): Promise<void>;
};

export async function openSellingTill(options: TempTerminalOptions = {}): Promise<SellingTill> {
	const till = await openTempTerminal(options);
	await till.openShop();
	const scanned: string[] = [];
	for (let number = 1; scanned.length < LINES; number += 1) {
		const text = inStoreCode('20', number);
		const answer = await till.ask('scan/submit', { text, source: 'wedge' });
		if (answer.meaning === 'line') scanned.push(text);
	}
	const { saleId } = await till.ask('sale/current', {});
	await till.ask('sale/void', { saleId });

	const fillBasket = async () => {
		for (const text of scanned) await till.ask('scan/submit', { text, source: 'wedge' });
		const { saleId, revision } = await till.ask('sale/current', {});
		return { saleId, revision };
	};
	return {
		till,
		fillBasket,
		sell: async () => {
			const payable = await fillBasket();
			const printed = receiptDone(till);
			await till.ask('sale/complete', { ...payable, givenText: '500' });
			await printed;
		},
	};
}

/** Resolves when the next receipt has come to its end. */
function receiptDone({ running }: TempTerminal): Promise<void> {
	return new Promise((resolve) => {
		const stop = running.onEvent((event) => {
			if (event.event !== 'print-job/changed' || event.detail.state !== 'confirmed') return;
			stop();
			resolve();
		});
	});
}
