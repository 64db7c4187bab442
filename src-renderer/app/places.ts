/**
 * The places of this window besides the checkout. Each is a folder with a `<name>-screen.tsx` that
 * exports one component; it is fetched when somebody goes there, so that the checkout starts alone.
 */
import { lazy, type ComponentType, type LazyExoticComponent } from 'react';
import type { Role } from '#shared/operator/role.ts';

type Screen = LazyExoticComponent<ComponentType>;
type ScreenModule = Readonly<Record<string, ComponentType>>;

const modules = import.meta.glob<ScreenModule>('../{setup,shift,sales,goods,settings,print}/*-screen.tsx');

/** `../sales/sales-screen.tsx` exports `SalesScreen`. */
function screen(file: string, name: string): Screen {
	return lazy(async () => {
		const found = (await modules[file]?.())?.[name];
		return { default: found ?? NotThere };
	});
}

function NotThere() {
	return null;
}

export type Place = {
	/** Behind `#/`. */
	readonly path: 'sales' | 'shift' | 'goods' | 'print' | 'settings';
	/** The lowest role that goes there without asking. */
	readonly role: Role;
	readonly Screen: Screen;
};

/** The back office (后台), in the order of its menu. */
export const backOffice: readonly Place[] = [
	{ path: 'sales', role: 'cashier', Screen: screen('../sales/sales-screen.tsx', 'SalesScreen') },
	{ path: 'shift', role: 'cashier', Screen: screen('../shift/shift-screen.tsx', 'ShiftScreen') },
	{ path: 'goods', role: 'cashier', Screen: screen('../goods/goods-screen.tsx', 'GoodsScreen') },
	{ path: 'print', role: 'cashier', Screen: screen('../print/print-screen.tsx', 'PrintScreen') },
	{ path: 'settings', role: 'manager', Screen: screen('../settings/settings-screen.tsx', 'SettingsScreen') },
];

/** First run: the wizard. */
export const SetupScreen = screen('../setup/setup-screen.tsx', 'SetupScreen');
/** The key store was lost: the printed recovery key opens the ledger. */
export const RecoveryScreen = screen('../setup/recovery-screen.tsx', 'RecoveryScreen');
/** The ledger cannot be opened at all: what is wrong and what to do. */
export const BrokenScreen = screen('../setup/broken-screen.tsx', 'BrokenScreen');
/** No shift is open yet: count the float and begin. */
export const OpenShiftScreen = screen('../shift/open-shift-screen.tsx', 'OpenShiftScreen');
