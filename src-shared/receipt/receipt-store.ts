/** What the paper says of the store, from the settings. */
/** Who sells, as it stands on top of the paper. */
export type ReceiptStore = {
	readonly name: string;
	readonly address: string;
	readonly phone: string;
	/** Lines of the store's own below its name (页眉), one a line; none when left out. */
	readonly header?: string;
	/** The store has a logo; the picture itself is kept with the settings. */
	readonly logo?: boolean;
	readonly terminalCode: string;
	readonly timeZone: string;
	readonly footer: string;
	readonly language: 'zh-CN' | 'en';
};

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
