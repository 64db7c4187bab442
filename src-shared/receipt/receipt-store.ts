/** What the paper says of the store, from the settings. */
import type { ReceiptStore } from './compose-receipt.ts';

/** The settings that stand on paper; the whole of them fits. */
export type PaperSettings = {
	readonly storeName: string;
	readonly storeAddress: string;
	readonly storePhone: string;
	readonly terminalCode: string;
	readonly timeZone: string;
	readonly receiptLanguage: 'zh-CN' | 'en';
	readonly receiptHeader: string;
	readonly receiptFooter: string;
	readonly receiptLogo: object | null;
};

export function receiptStoreOf(settings: PaperSettings): ReceiptStore {
	return {
		name: settings.storeName,
		address: settings.storeAddress,
		phone: settings.storePhone,
		header: settings.receiptHeader,
		logo: settings.receiptLogo !== null,
		terminalCode: settings.terminalCode,
		timeZone: settings.timeZone,
		footer: settings.receiptFooter,
		language: settings.receiptLanguage,
	};
}
