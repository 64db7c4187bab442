/**
 * What the wizard proposes before anybody typed anything: the values a store starts with
 * (src-main/settings has the same for a ledger nobody set up), with the name left to be typed.
 */
import { METHODS } from '#shared/payment/method.ts';
import { DEFAULT_SCALE_FORMATS } from '#shared/barcode/scale-label.ts';
import type { Settings } from '#shared/contract/settings-view.ts';
import { STARTING_HAND_LIMITS } from '#shared/operator/hand-limits.ts';
import { STANDARD_PROFILE } from '#shared/scan/scan-profile.ts';
import { DEFAULT_CUT_OFF_MINUTES, DEFAULT_TIME_ZONE } from '#shared/kernel/time.ts';

export const startingSettings: Settings = {
	storeName: '',
	storeCode: 'S01',
	storeAddress: '',
	storePhone: '',
	terminalCode: 'T1',
	timeZone: DEFAULT_TIME_ZONE,
	cutOffMinutes: DEFAULT_CUT_OFF_MINUTES,
	language: 'zh-CN',
	receiptLanguage: 'zh-CN',
	theme: 'light',
	soundVolume: 60,
	scanner: { ...STANDARD_PROFILE, suffixes: [...STANDARD_PROFILE.suffixes] },
	taxBp: 1300,
	taxChanges: [],
	taxOnTop: false,
	cashStepFen: 10,
	receiptPolicy: 'always',
	storeCopy: 'never',
	receiptHeader: '',
	receiptFooter: '谢谢惠顾，欢迎再来',
	receiptLogo: null,
	printer: { kind: 'none', host: '', port: 9100, path: '', columns: 48, drawer: true },
	scaleLabels: DEFAULT_SCALE_FORMATS.map(({ pattern, flags, check }) => {
		return { pattern, flags: [...flags], check };
	}),
	idleLockMinutes: 3,
	cashierOverrideBp: 1000,
	handLimits: STARTING_HAND_LIMITS,
	couponKey: '',
	cashierRefundFen: 20_000,
	unreceiptedRefundFen: 20_000,
	paymentMethods: [...METHODS],
	cashierAddsProducts: true,
	askIdentityNo: false,
	referralReward: { kind: 'none', points: 0, couponKind: '', couponDays: 30 },
	healthNotes: 'off',
	privacyDays: 15,
};
