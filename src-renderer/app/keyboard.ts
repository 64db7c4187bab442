/**
 * The one place that hears keys. A single capture-phase listener on the window feeds every keydown
 * to the wedge fold (src-shared/scan), which tells a scanner from a person by the events' own
 * times. What turns out to be a scan is taken out of the focused field again, its ending Enter
 * presses nothing, and it goes to the topmost layer that wants scans. Everything else goes to the
 * layers. Keys are read by `code`, so that a Chinese input method or another layout changes
 * nothing.
 */
import {
	foldIdle,
	foldKeystroke,
	IDLE,
	idleAfterMs,
	type WedgeKey,
	type WedgeState,
} from '#shared/scan/fold-keystroke.ts';
import { characterOf, isModifierKey } from '#shared/scan/key-character.ts';
import type { ScanProfile } from '#shared/scan/scan-profile.ts';
import { focusedField, focusTakesEnter, insertInto, markField, scanInto } from './edit-field.ts';
import { openKeyLayers, type KeyLayer, type KeyPress } from './key-layers.ts';

export type KeyboardParts = {
	readonly page: Window;
	readonly profile: ScanProfile;
	/** A scan no layer asked for. `modal`: a dialog is open. */
	readonly onScan: (text: string, modal: boolean) => void;
	/** A scan went through an input method. */
	readonly onInputMethod: () => void;
	/** Somebody is there: any key. */
	readonly onActivity: () => void;
};

export type Keyboard = {
	/** Puts a layer on top; the answer takes it away. */
	readonly push: (layer: KeyLayer) => () => void;
	/** A dialog asks something else now: the Enter that led here does not answer it. */
	readonly turn: () => void;
	/** Tells scans by this profile from the next key on. */
	readonly setProfile: (profile: ScanProfile) => void;
	readonly close: () => void;
};

type FinishedScan = { readonly text: string; readonly leaked: number; readonly composed: boolean };

export function openKeyboard(parts: KeyboardParts): Keyboard {
	const { page } = parts;
	let { profile } = parts;
	const layers = openKeyLayers();
	let wedge = IDLE;
	let takeBack: (composed: boolean) => void = () => undefined;
	let idle: ReturnType<typeof setTimeout> | undefined;

	function hear(event: KeyboardEvent): void {
		parts.onActivity();
		if (focusedField(page.document)?.dataset['scan'] === 'ignore') {
			dispatch(page.document, layers, event);
			return;
		}
		const before = wedge;
		const { state, verdict } = foldKeystroke(wedge, wedgeKey(event), profile);
		wedge = state;
		if (begins(before, state)) takeBack = markTyping(page.document, layers);
		waitForSilence();
		switch (verdict.kind) {
			case 'captured':
				swallow(event);
				return;
			case 'scan':
				swallow(event);
				finish(verdict);
				return;
			case 'release':
				release(verdict.text);
				break;
			case 'pass':
				break;
		}
		dispatch(page.document, layers, event);
	}

	function finish({ text, leaked, composed }: FinishedScan): void {
		if (leaked > 0 || composed) takeBack(composed);
		if (composed) parts.onInputMethod();
		const field = focusedField(page.document);
		if (field?.dataset['scan'] === 'capture') scanInto(field, text);
		else layers.scan(text, (modal) => parts.onScan(text, modal));
	}

	/** Captured characters that were no scan after all are typed where they belong. */
	function release(text: string): void {
		const field = focusedField(page.document);
		if (field === undefined) layers.type(text);
		else if (text !== '') insertInto(field, text);
	}

	function waitForSilence(): void {
		clearTimeout(idle);
		const wait = idleAfterMs(wedge, profile);
		if (wait === undefined) return;
		idle = setTimeout(() => {
			const { state, verdict } = foldIdle(wedge, page.performance.now(), profile);
			wedge = state;
			if (verdict.kind === 'scan') finish(verdict);
			if (verdict.kind === 'release') release(verdict.text);
		}, wait);
	}

	page.addEventListener('keydown', hear, { capture: true });
	return {
		push: layers.push,
		turn: layers.turn,
		setProfile: (next) => {
			profile = next;
		},
		close: () => {
			clearTimeout(idle);
			page.removeEventListener('keydown', hear, { capture: true });
		},
	};
}

type Presses = ReturnType<typeof openKeyLayers>;

/** Gives a key to the layers. In a field, what writes or submits is left to the field. */
function dispatch(page: Document, layers: Presses, event: KeyboardEvent): void {
	const press = pressOf(event);
	const confirms = press.code === 'Enter' || press.code === 'NumpadEnter';
	if (confirms && layers.isStrayEnter(event.timeStamp)) {
		swallow(event);
		return;
	}
	if (isModifierKey(press.code) || belongsToFocus(page, press)) return;
	if (press.repeat && !isRepeatable(press)) {
		event.preventDefault();
		return;
	}
	if (layers.press(press)) swallow(event);
	// The browser's own meaning of a function key (help, find, reload) would hide the till.
	else if (/^F([1-9]|10|12)$/.test(press.code)) event.preventDefault();
}

function belongsToFocus(page: Document, press: KeyPress): boolean {
	if (focusedField(page) === undefined) {
		const activates = /^(Enter|NumpadEnter|Space)$/.test(press.code);
		return activates && focusTakesEnter(page);
	}
	if (press.control) return /^Key[ACVXYZ]$/.test(press.code);
	return press.character !== undefined || FIELD_KEYS.test(press.code);
}

/** Remembers what was typed so far, in the field or in the topmost layer. */
function markTyping(page: Document, layers: Presses): (composed: boolean) => void {
	const field = focusedField(page);
	return field === undefined ? layers.mark() : markField(field);
}

/** Keys that edit, or submit, the field that has the focus. */
const FIELD_KEYS =
	/^(Enter|NumpadEnter|Backspace|Delete|Tab|Home|End|Insert|ArrowLeft|ArrowRight)$/;

function pressOf(event: KeyboardEvent): KeyPress {
	const { code, key, shiftKey: shift, ctrlKey: control, altKey, metaKey, repeat } = event;
	const alt = altKey || metaKey;
	const character = control ? undefined : characterOf({ code, key, shift, control, chord: alt });
	return { code, shift, control, alt, repeat, character };
}

function wedgeKey(event: KeyboardEvent): WedgeKey {
	return {
		code: event.code,
		key: event.key,
		shift: event.shiftKey,
		control: event.ctrlKey,
		chord: event.altKey || event.metaKey,
		timeStamp: event.timeStamp,
		isComposing: event.isComposing,
		repeat: event.repeat,
	};
}

/** A new buffer begins with this key: now the field still holds what it held before. */
function begins(before: WedgeState, after: WedgeState): boolean {
	if (after === before) return false;
	if (after.mode === 'prefixed') return before.mode !== 'prefixed';
	return after.mode === 'timing' && after.text.length === 1;
}

/** Held-down Enter must not pay, held-down Del must not empty the basket. */
function isRepeatable({ code, character }: KeyPress): boolean {
	return character !== undefined || code === 'Backspace' || code.startsWith('Arrow');
}

function swallow(event: KeyboardEvent): void {
	event.preventDefault();
	event.stopImmediatePropagation();
}
