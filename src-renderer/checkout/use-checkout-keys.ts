/**
 * The keyboard at the checkout. `+`, and a letter in the tender, act by themselves, so they wait a
 * moment: if more characters follow at a scanner's pace it was the beginning of a code.
 */
import { useEffect, useRef } from 'react';
import { readCreditCode } from '#shared/credit/credit-code.ts';
import { isOrderNo } from '#shared/deposit/order-number.ts';
import type { Method } from '#shared/payment/method.ts';
import { goTo } from '../app/route.ts';
import { useKeyLayer, type KeyPress } from '../app/use-keyboard.ts';
import { addUnknown, repeatLine } from './basket-steps.ts';
import { actionOf } from './checkout-keys.ts';
import type { Desk } from './desk.ts';
import { isEmpty } from './entry.ts';
import { methodOfKey, payBy, pendingOf } from './payment-steps.ts';
import { runAction } from './run-action.ts';
import { takeCash } from './tender-steps.ts';
import { addUsual } from './usual-steps.ts';
import { back, enter, markTyped, rubOut, scan, type } from './typing-steps.ts';

const PLUS_WAIT_MS = 90;

export function useCheckoutKeys(desk: Desk): void {
	const plus = useRef<ReturnType<typeof setTimeout>>(undefined);
	useEffect(() => () => clearTimeout(plus.current), []);

	function onKey(press: KeyPress): boolean {
		clearTimeout(plus.current);
		if (press.character === '+' && startsRepeat(desk)) {
			plus.current = setTimeout(() => repeatLine(desk), PLUS_WAIT_MS);
			return true;
		}
		const method = methodOf(desk, press);
		if (method !== undefined) {
			plus.current = setTimeout(() => payBy(desk, method, () => takeCash(desk)), PLUS_WAIT_MS);
			return true;
		}
		return pressKey(desk, press);
	}

	function onScan(text: string): void {
		// The slip of a deposit (定金单): its order is in the list of what is due.
		// Both begin with D; a slip of store credit is known by its check digits.
		const isOrder = isOrderNo(text) && readCreditCode(text) === undefined;
		if (isOrder && desk.state.get().mode !== 'tender') goTo(`deposit?order=${text.trim()}`);
		else scan(desk, text);
	}

	useKeyLayer({ onKey, onScan, mark: () => markTyped(desk) });
}

/** A letter in the tender is a way to pay. */
function methodOf({ state }: Desk, { code, control, alt, shift }: KeyPress): Method | undefined {
	const { mode, tender } = state.get();
	if (mode !== 'tender' || control || alt || shift || pendingOf(tender) !== undefined) {
		return undefined;
	}
	return methodOfKey(code);
}

function startsRepeat({ state }: Desk): boolean {
	const { mode, entry } = state.get();
	return mode !== 'tender' && isEmpty(entry);
}

function pressKey(desk: Desk, press: KeyPress): boolean {
	if (press.code === 'Insert' && !press.shift && desk.state.get().unknown.length > 0) {
		addUnknown(desk);
		return true;
	}
	const action = actionOf(press);
	if (action !== undefined) return runAction(desk, action);
	if (press.alt && !press.control) return addUsual(desk, press.code);
	if (press.control || press.alt) return false;
	switch (press.code) {
		case 'Enter':
		case 'NumpadEnter':
			enter(desk);
			return true;
		case 'Escape':
			back(desk);
			return true;
		case 'Backspace':
			rubOut(desk);
			return true;
		default:
			if (press.character === undefined) return false;
			type(desk, press.character);
			return true;
	}
}
