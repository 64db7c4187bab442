/** What the paper says of the store, from the settings. */
import type { Settings } from '#shared/contract/views.ts';
import type { ReceiptStore } from '#shared/receipt/compose-receipt.ts';

export function receiptStoreOf(settings: Settings): ReceiptStore {
	return {
		name: settings.storeName,
		address: settings.storeAddress,
		phone: settings.storePhone,
		terminalCode: settings.terminalCode,
		timeZone: settings.timeZone,
		footer: settings.receiptFooter,
		language: settings.receiptLanguage,
	};
}
