/**
 * Telling a keyboard-wedge scanner from a person, as a pure fold over keydown events. Time is the
 * event's own timeStamp, never the clock of the handler: a renderer that was busy for a second
 * hands over slow typing in one burst. Until a scan is recognised its characters go to the focused
 * field; then the verdict says how many to take out again, and the ending Enter is swallowed, so
 * that it presses no button. A prefix decides before timing does.
 */
import { hasValidCheckDigit } from '../barcode/check-digit.ts';
import { characterOf, GROUP_SEPARATOR, isModifierKey, type KeyStroke } from './key-character.ts';
import { FAST_GAP_MS, PREFIX_GAP_MS, type ScanProfile } from './scan-profile.ts';

export type WedgeKey = KeyStroke & {
	/** KeyboardEvent.timeStamp, ms. */
	readonly timeStamp: number;
	/** An input method is composing. */
	readonly isComposing: boolean;
	/** The key is held down. */
	readonly repeat?: boolean;
};

export type WedgeState = {
	readonly mode: 'idle' | 'timing' | 'prefixed' | 'after-scan';
	/** What was typed since the buffer began, without the prefix. */
	readonly text: string;
	/** Characters of it that reached the focused field. */
	readonly leaked: number;
	/** The prefix as a character that was kept from the field, or ''. */
	readonly withheld: string;
	readonly longestGap: number;
	readonly lastAt: number;
	/** A key came through an input method: what the field shows is not what was typed. */
	readonly composed: boolean;
};

export type Scan = {
	readonly kind: 'scan';
	readonly text: string;
	/** Characters to take out of the focused field, before the caret. */
	readonly leaked: number;
	/** Clear the composition instead, and ask to switch the input method off (请关闭输入法). */
	readonly composed: boolean;
};

/** Captured text that was no scan after all: put it into the field. */
export type Release = { readonly kind: 'release'; readonly text: string };

export type KeyVerdict =
	/** Let the key through. */
	| { readonly kind: 'pass' }
	/** Prevent it. */
	| { readonly kind: 'captured' }
	/** Prevent it; a scan is complete. */
	| Scan
	/** Put the text into the field, then let the key through. */
	| Release;

export type Folded<Verdict> = { readonly state: WedgeState; readonly verdict: Verdict };

export const IDLE: WedgeState = {
	mode: 'idle',
	text: '',
	leaked: 0,
	withheld: '',
	longestGap: 0,
	lastAt: 0,
	composed: false,
};

const PASS: KeyVerdict = { kind: 'pass' };
const CAPTURED: KeyVerdict = { kind: 'captured' };
const LONGEST_SCAN = 128;

/** Takes one keydown. The caller keeps the state and obeys the verdict at once. */
export function foldKeystroke(
	state: WedgeState,
	key: WedgeKey,
	profile: ScanProfile,
): Folded<KeyVerdict> {
	if (isModifierKey(key.code)) return { state, verdict: PASS };
	if (state.mode === 'prefixed') return foldPrefixed(state, key, profile);
	if (state.mode === 'after-scan' && isEnding(key) && gapOf(state, key) <= profile.gapMs) {
		// CR LF scanners end twice; the second ending must not press a button either.
		return { state: { ...state, lastAt: key.timeStamp }, verdict: CAPTURED };
	}
	if (key.repeat === true) return { state: IDLE, verdict: PASS };
	if (isPrefix(key, profile)) return { state: prefixed(key), verdict: CAPTURED };
	if (isSuffix(key, profile)) return foldSuffix(state, key, profile);
	return { state: foldCharacter(state, key, profile), verdict: PASS };
}

/** A pause: what to do when no key came for idleAfterMs. `now` is on the clock of timeStamp. */
export function foldIdle(
	state: WedgeState,
	now: number,
	profile: ScanProfile,
): Folded<Scan | Release | { readonly kind: 'none' }> {
	const wait = idleAfterMs(state, profile);
	if (wait === undefined || now - state.lastAt < wait) {
		return { state, verdict: { kind: 'none' } };
	}
	if (state.mode === 'prefixed') return { state: IDLE, verdict: released(state) };
	if (isScan(state, profile)) return finished(state, now);
	return { state: IDLE, verdict: { kind: 'none' } };
}

/**
 * How long after the last key foldIdle has something to do, ms; undefined when never. Where a key
 * ends every scan, silence says nothing: on a busy till the rest of a scan may arrive any time
 * later, and the times of its keys tell that it belongs to it.
 */
export function idleAfterMs(state: WedgeState, profile: ScanProfile): number | undefined {
	if (state.mode === 'prefixed') return PREFIX_GAP_MS;
	if (state.mode !== 'timing' || profile.suffixes.length > 0) return undefined;
	// Twice the pause: an event that is still queued must not cut a scan in two.
	return 2 * profile.gapMs;
}

function foldPrefixed(state: WedgeState, key: WedgeKey, profile: ScanProfile): Folded<KeyVerdict> {
	const inTime = gapOf(state, key) <= PREFIX_GAP_MS && key.repeat !== true;
	if (inTime && isSuffix(key, profile) && state.text !== '') {
		return finished(state, key.timeStamp);
	}
	const character = characterOf(key);
	const fits = state.text.length < LONGEST_SCAN;
	if (!inTime || character === undefined || !fits) {
		const fresh = foldCharacter(IDLE, key, profile);
		const verdict = released(state);
		return { state: fresh, verdict: verdict.text === '' ? PASS : verdict };
	}
	const text = state.text + character;
	const composed = state.composed || isComposed(key);
	// An input method cannot be prevented: what it shows has leaked although we captured the key.
	const leaked = state.leaked + (isComposed(key) ? 1 : 0);
	const next: WedgeState = { ...state, text, composed, leaked, lastAt: key.timeStamp };
	return { state: next, verdict: CAPTURED };
}

function foldSuffix(state: WedgeState, key: WedgeKey, profile: ScanProfile): Folded<KeyVerdict> {
	const gap = gapOf(state, key);
	const ended = { ...state, longestGap: Math.max(state.longestGap, gap) };
	if (state.mode !== 'timing' || gap > profile.gapMs || !isScan(ended, profile)) {
		return { state: IDLE, verdict: PASS };
	}
	return finished(state, key.timeStamp);
}

function foldCharacter(state: WedgeState, key: WedgeKey, profile: ScanProfile): WedgeState {
	const character = characterOf(key);
	if (character === undefined) return IDLE;
	const leaked = character === GROUP_SEPARATOR ? 0 : 1;
	const gap = gapOf(state, key);
	if (state.mode !== 'timing' || gap > profile.gapMs || state.text.length >= LONGEST_SCAN) {
		return {
			...IDLE,
			mode: 'timing',
			text: character,
			leaked,
			lastAt: key.timeStamp,
			composed: isComposed(key),
		};
	}
	return {
		...state,
		text: state.text + character,
		leaked: state.leaked + leaked,
		longestGap: Math.max(state.longestGap, gap),
		lastAt: key.timeStamp,
		composed: state.composed || isComposed(key),
	};
}

/**
 * A burst no person can type is a scan. A slow scanner's burst could be a quick person's, so there
 * the text must also carry a valid check digit: typed or scanned, such a number is a barcode.
 */
function isScan({ text, longestGap }: WedgeState, { gapMs, minLength }: ScanProfile): boolean {
	if (text.length < minLength || longestGap > gapMs) return false;
	return longestGap <= FAST_GAP_MS || (text.length >= 8 && hasValidCheckDigit(text));
}

function finished({ text, leaked, composed }: WedgeState, lastAt: number): Folded<Scan> {
	return {
		state: { ...IDLE, mode: 'after-scan', lastAt },
		verdict: { kind: 'scan', text, leaked, composed },
	};
}

function released({ withheld, text, leaked }: WedgeState): Release {
	return { kind: 'release', text: leaked > 0 ? '' : withheld + text };
}

function prefixed(key: WedgeKey): WedgeState {
	const withheld = characterOf(key) ?? '';
	return { ...IDLE, mode: 'prefixed', withheld, lastAt: key.timeStamp };
}

/** A clock that stepped back makes a new buffer, never a fast one. */
function gapOf(state: WedgeState, key: WedgeKey): number {
	const gap = key.timeStamp - state.lastAt;
	return gap < 0 ? Number.POSITIVE_INFINITY : gap;
}

function isPrefix(key: WedgeKey, { prefix }: ScanProfile): boolean {
	return prefix !== null && (key.code === prefix || characterOf(key) === prefix);
}

function isSuffix(key: WedgeKey, { suffixes }: ScanProfile): boolean {
	return key.control !== true && key.chord !== true && suffixes.some((code) => code === key.code);
}

function isEnding({ code, control }: WedgeKey): boolean {
	if (control === true) return code === 'KeyJ' || code === 'KeyM';
	return code === 'Enter' || code === 'NumpadEnter' || code === 'Tab';
}

function isComposed({ isComposing, key }: WedgeKey): boolean {
	return isComposing || key === 'Process';
}
