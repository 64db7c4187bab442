/**
 * The places of this window besides the checkout. Each is a folder with a `<name>-screen.tsx` that
 * exports one component, fetched when somebody goes there, so that the checkout starts alone.
 */
import { createElement, use, type ComponentType, type ReactNode } from 'react';
import type { Role } from '#shared/operator/role.ts';

export type Screen = {
	(): ReactNode;
	/** Fetches it before it is shown; shown then, it is there at once. */
	readonly fetch: () => Promise<void>;
};

/**
 * A screen that is fetched when it is shown for the first time. React holds back what was waited
 * for by 300 ms when it has shown a fallback: what is here already is rendered without one.
 */
function screen<Name extends string>(
	name: Name,
	load: () => Promise<Readonly<Record<Name, ComponentType>>>,
): Screen {
	let loaded: ComponentType | undefined;
	let loading: Promise<void> | undefined;
	const fetch = () => (loading ??= load().then((module) => void (loaded = module[name])));
	const Screen = (): ReactNode => {
		if (loaded === undefined) use(fetch());
		return loaded === undefined ? null : createElement(loaded);
	};
	return Object.assign(Screen, { fetch });
}

export type Place = {
	/** Behind `#/`. */
	readonly path:
		| 'sales'
		| 'shift'
		| 'goods'
		| 'print'
		| 'settings'
		| 'refund'
		| 'deposit'
		| 'account'
		| 'promotion'
		| 'privacy'
		| 'pass-card'
		| 'member'
		| 'stored-value'
		| 'points'
		| 'member-list'
		| 'member-settings';
	/** The lowest role that goes there without asking. */
	readonly role: Role;
	readonly Screen: Screen;
};

/** The back office (后台), in the order of its menu. */
export const backOffice: readonly Place[] = [
	{
		path: 'sales',
		role: 'cashier',
		Screen: screen('SalesScreen', () => import('../sales/sales-screen.tsx')),
	},
	{
		path: 'shift',
		role: 'cashier',
		Screen: screen('ShiftScreen', () => import('../shift/shift-screen.tsx')),
	},
	{
		path: 'goods',
		role: 'cashier',
		Screen: screen('GoodsScreen', () => import('../goods/goods-screen.tsx')),
	},
	{
		path: 'print',
		role: 'cashier',
		Screen: screen('PrintScreen', () => import('../print/print-screen.tsx')),
	},
	{
		path: 'settings',
		role: 'manager',
		Screen: screen('SettingsScreen', () => import('../settings/settings-screen.tsx')),
	},
	{
		path: 'refund',
		role: 'cashier',
		Screen: screen('RefundScreen', () => import('../refund/refund-screen.tsx')),
	},
	{
		path: 'deposit',
		role: 'cashier',
		Screen: screen('DepositScreen', () => import('../deposit/deposit-screen.tsx')),
	},
	{
		path: 'account',
		role: 'cashier',
		Screen: screen('AccountScreen', () => import('../account/account-screen.tsx')),
	},
	{
		path: 'promotion',
		role: 'cashier',
		Screen: screen('PromotionScreen', () => import('../promotion/promotion-screen.tsx')),
	},
	{
		path: 'pass-card',
		role: 'cashier',
		Screen: screen('PassCardScreen', () => import('../pass-card/pass-card-screen.tsx')),
	},
	{
		path: 'member',
		role: 'cashier',
		Screen: screen('MemberScreen', () => import('../member/member-screen.tsx')),
	},
	{
		path: 'stored-value',
		role: 'cashier',
		Screen: screen('StoredValueScreen', () => import('../stored-value/stored-value-screen.tsx')),
	},
	{
		path: 'member-list',
		role: 'cashier',
		Screen: screen('MemberListScreen', () => import('../member-list/member-list-screen.tsx')),
	},
	{
		path: 'member-settings',
		role: 'manager',
		Screen: screen('MemberSettingsScreen', () => {
			return import('../member-settings/member-settings-screen.tsx');
		}),
	},
	{
		path: 'privacy',
		role: 'manager',
		Screen: screen('PrivacyScreen', () => import('../privacy/privacy-screen.tsx')),
	},
	{
		path: 'points',
		role: 'cashier',
		Screen: screen('PointsScreen', () => import('../points/points-screen.tsx')),
	},
];

/** First run: the wizard. */
export const SetupScreen = screen('SetupScreen', () => import('../setup/setup-screen.tsx'));
/** The key store was lost: the printed recovery key opens the ledger. */
export const RecoveryScreen = screen(
	'RecoveryScreen',
	() => import('../setup/recovery-screen.tsx'),
);
/** The ledger cannot be opened at all: what is wrong and what to do. */
export const BrokenScreen = screen('BrokenScreen', () => import('../setup/broken-screen.tsx'));
/** No shift is open yet: count the float and begin. */
export const OpenShiftScreen = screen(
	'OpenShiftScreen',
	() => import('../shift/open-shift-screen.tsx'),
);

/** Fetches what the route `path` shows, as far as that is one of the places. */
export function fetchPlace(path: string): Promise<void> {
	return backOffice.find((place) => place.path === path)?.Screen.fetch() ?? Promise.resolve();
}

/** Fetches all the others, one by one while the page has nothing else to do. */
export function fetchPlacesWhenIdle(): void {
	const waiting = [OpenShiftScreen, ...backOffice.map(({ Screen }) => Screen)].values();
	const next = () => {
		const { value: place } = waiting.next();
		// A place that did not come says so when somebody goes there.
		if (place !== undefined) void place.fetch().then(later, later);
	};
	const later = () => requestIdleCallback(next);
	setTimeout(later, QUIET_MS);
}

/** The counter is served first. */
const QUIET_MS = 5000;
