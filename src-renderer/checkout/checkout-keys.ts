/**
 * The keys of the checkout, as one list: what a key does, what stands on the keyboard, and what the
 * help and the touch mirror show. A key that is not here does nothing and is shown nowhere.
 */
import type { KeyPress } from '../app/key-layers.ts';

export type CheckoutAction =
	| 'help'
	| 'search'
	| 'priceCheck'
	| 'override'
	| 'discount'
	| 'coupon'
	| 'why'
	| 'gift'
	| 'note'
	| 'salesperson'
	| 'technician'
	| 'takePrice'
	| 'park'
	| 'recall'
	| 'member'
	| 'memberPage'
	| 'memberPanel'
	| 'memberOff'
	| 'pass'
	| 'points'
	| 'topUp'
	| 'refund'
	| 'deposit'
	| 'reprint'
	| 'remove'
	| 'voidSale'
	| 'undo'
	| 'repeat'
	| 'drawer'
	| 'menu'
	| 'lock'
	| 'up'
	| 'down';

export type CheckoutKey = {
	readonly action: CheckoutAction;
	readonly code: string;
	readonly shift?: true;
	readonly control?: true;
	/** As printed on the keyboard. */
	readonly keyLabel: string;
	/** Stands in the keys row below; the others are on the pad or in the help. */
	readonly inRow?: true;
};

export const checkoutKeys: readonly CheckoutKey[] = [
	{ action: 'search', code: 'F2', keyLabel: 'F2', inRow: true },
	{ action: 'priceCheck', code: 'F3', keyLabel: 'F3', inRow: true },
	{ action: 'override', code: 'F4', keyLabel: 'F4', inRow: true },
	{ action: 'discount', code: 'F5', keyLabel: 'F5', inRow: true },
	{ action: 'park', code: 'F6', keyLabel: 'F6', inRow: true },
	{ action: 'recall', code: 'F6', shift: true, keyLabel: 'Shift+F6', inRow: true },
	{ action: 'coupon', code: 'F7', keyLabel: 'F7', inRow: true },
	{ action: 'deposit', code: 'F7', shift: true, keyLabel: 'Shift+F7', inRow: true },
	{ action: 'why', code: 'KeyI', control: true, keyLabel: 'Ctrl+I', inRow: true },
	{ action: 'remove', code: 'Delete', keyLabel: 'Del', inRow: true },
	{ action: 'voidSale', code: 'Delete', shift: true, keyLabel: 'Shift+Del', inRow: true },
	{ action: 'undo', code: 'KeyZ', control: true, keyLabel: 'Ctrl+Z', inRow: true },
	{ action: 'repeat', code: 'Insert', keyLabel: 'Ins', inRow: true },
	{ action: 'member', code: 'F9', keyLabel: 'F9', inRow: true },
	{ action: 'pass', code: 'F10', keyLabel: 'F10', inRow: true },
	{ action: 'refund', code: 'F11', keyLabel: 'F11', inRow: true },
	{ action: 'reprint', code: 'F12', keyLabel: 'F12', inRow: true },
	{ action: 'drawer', code: 'KeyO', control: true, keyLabel: 'Ctrl+O', inRow: true },
	{ action: 'menu', code: 'KeyB', control: true, keyLabel: 'Ctrl+B', inRow: true },
	{ action: 'lock', code: 'KeyL', control: true, keyLabel: 'Ctrl+L', inRow: true },
	{ action: 'gift', code: 'KeyG', control: true, keyLabel: 'Ctrl+G' },
	{ action: 'note', code: 'KeyE', control: true, keyLabel: 'Ctrl+E' },
	{ action: 'salesperson', code: 'KeyD', control: true, keyLabel: 'Ctrl+D' },
	{ action: 'technician', code: 'KeyK', control: true, keyLabel: 'Ctrl+K' },
	{ action: 'takePrice', code: 'KeyU', control: true, keyLabel: 'Ctrl+U' },
	{ action: 'points', code: 'F8', keyLabel: 'F8' },
	{ action: 'topUp', code: 'F10', shift: true, keyLabel: 'Shift+F10' },
	{ action: 'memberPage', code: 'F9', shift: true, keyLabel: 'Shift+F9' },
	{ action: 'memberOff', code: 'F9', control: true, keyLabel: 'Ctrl+F9' },
	{ action: 'memberPanel', code: 'KeyM', control: true, keyLabel: 'Ctrl+M' },
	{ action: 'help', code: 'F1', keyLabel: 'F1', inRow: true },
	{ action: 'up', code: 'ArrowUp', keyLabel: '↑' },
	{ action: 'down', code: 'ArrowDown', keyLabel: '↓' },
];

/** What a key does here, if anything. */
export function actionOf({ code, shift, control, alt }: KeyPress): CheckoutAction | undefined {
	if (alt) return undefined;
	return checkoutKeys.find(
		(key) =>
			key.code === code && (key.shift === true) === shift && (key.control === true) === control,
	)?.action;
}
