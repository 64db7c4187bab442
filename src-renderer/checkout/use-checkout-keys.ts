/**
 * The keyboard at the checkout. `+` is the one character that acts by itself, so it waits a moment:
 * if more characters follow at a scanner's pace it was the beginning of a code.
 */
import { useEffect, useRef } from 'react';
import { useKeyLayer, type KeyPress } from '../app/use-keyboard.ts';
import { addUnknown, repeatLine } from './basket-steps.ts';
import { actionOf } from './checkout-keys.ts';
import type { Desk } from './desk.ts';
import { isEmpty } from './entry.ts';
import { runAction } from './run-action.ts';
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
		return pressKey(desk, press);
	}

	useKeyLayer({ onKey, onScan: (text) => scan(desk, text), mark: () => markTyped(desk) });
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
