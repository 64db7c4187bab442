/** The store of a scripted terminal: its people, its six goods, its settings, its status. */
import { METHODS } from '#shared/payment/method.ts';
import type { Settings } from '#shared/contract/settings-view.ts';
import type { ProductView, TerminalStatusView } from '#shared/contract/views.ts';
import { STARTING_HAND_LIMITS } from '#shared/operator/hand-limits.ts';

export const OPERATORS = [
	{ operatorNo: '1001', name: '王老板', role: 'owner', active: true, pin: '274913' },
	{ operatorNo: '1002', name: '李店长', role: 'manager', active: true, pin: '482915' },
	{ operatorNo: '1003', name: '小张', role: 'cashier', active: true, pin: '739154' },
] as const;

export function aProduct(productId: number, more: Partial<ProductView> = {}): ProductView {
	return {
		productId,
		sku: String(100_000 + productId),
		name: `商品${productId}`,
		spec: '',
		unit: '件',
		categoryName: '食品',
		kind: 'goods',
		weighed: false,
		plu: '',
		priceFen: 1000,
		discountable: true,
		taxBp: 1300,
		active: true,
		codes: [],
		packs: [],
		onHandMilli: 24_000,
		...more,
	};
}

export function demoGoods(): ProductView[] {
	return [
		aProduct(1, {
			name: '东方树叶乌龙茶',
			spec: '500ml',
			unit: '瓶',
			priceFen: 450,
			codes: ['6921168559183'],
		}),
		aProduct(2, {
			name: '农夫山泉饮用天然水',
			spec: '550ml',
			unit: '瓶',
			priceFen: 200,
			codes: ['6921168509256'],
			packs: [{ unit: '箱', factorMilli: 24_000, priceFen: 3900 }],
		}),
		aProduct(3, {
			name: '红富士苹果',
			unit: 'kg',
			weighed: true,
			plu: '2001',
			priceFen: 1280,
			codes: [],
		}),
		aProduct(4, {
			name: '康师傅红烧牛肉面',
			spec: '105g',
			unit: '袋',
			priceFen: 350,
			codes: ['6900873000777'],
		}),
		aProduct(5, { name: '手工馒头', unit: '个', priceFen: 0, codes: ['6901234567892'] }),
		aProduct(6, {
			name: '中华牙膏',
			spec: '140g',
			unit: '支',
			priceFen: 1299,
			codes: ['6902088100013'],
		}),
	];
}

export const SETTINGS: Settings = {
	storeName: '桥头便利店',
	storeCode: 'S01',
	storeAddress: '',
	storePhone: '',
	terminalCode: 'T1',
	timeZone: 'Asia/Shanghai',
	cutOffMinutes: 240,
	language: 'zh-CN',
	receiptLanguage: 'zh-CN',
	theme: 'light',
	soundVolume: 60,
	scanner: { prefix: null, suffixes: ['Enter', 'NumpadEnter', 'Tab'], gapMs: 50, minLength: 6 },
	taxBp: 1300,
	cashStepFen: 10,
	receiptPolicy: 'always',
	storeCopy: 'never',
	receiptHeader: '',
	receiptFooter: '',
	receiptLogo: null,
	printer: { kind: 'tcp', host: '127.0.0.1', port: 9100, path: '', columns: 48, drawer: true },
	scaleLabels: [],
	idleLockMinutes: 3,
	cashierOverrideBp: 1000,
	cashierRefundFen: 20_000,
	unreceiptedRefundFen: 20_000,
	paymentMethods: [...METHODS],
	taxChanges: [],
	taxOnTop: false,
	handLimits: STARTING_HAND_LIMITS,
	couponKey: '',
	cashierAddsProducts: true,
	askIdentityNo: false,
	referralReward: { kind: 'none', points: 0, couponKind: '', couponDays: 30 },
	healthNotes: 'off',
	privacyDays: 15,
};

export function readyStatus(language: 'zh-CN' | 'en'): TerminalStatusView {
	const { pin: _pin, ...operator } = OPERATORS[2];
	return {
		phase: 'ready',
		host: 'browser',
		version: '0.1.0',
		language,
		store: { name: '桥头便利店', code: 'S01', timeZone: 'Asia/Shanghai' },
		terminalCode: 'T1',
		atMs: Date.parse('2026-11-25T01:23:00Z'),
		bizDate: '2026-11-25',
		operator,
		locked: false,
		shift: {
			shiftId: 12,
			openedBy: '1003',
			openedAtMs: Date.parse('2026-11-25T00:01:00Z'),
			bizDate: '2026-11-25',
			floatFen: 50_000,
		},
		pendingSync: 17,
		waitingJobs: 0,
		devices: [{ id: 'receipt', kind: 'printer', health: 'ready', reason: '', sinceMs: 0 }],
		warnings: [],
		idleLockMs: 180_000,
	};
}

/** As a search finds it. */
export function matches({ name, codes, sku }: ProductView, text: string): boolean {
	return name.includes(text) || sku.startsWith(text) || codes.some((code) => code.startsWith(text));
}
