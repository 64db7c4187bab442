// Goal: no scan is missed and no typing is taken for a scan, whatever the renderer was busy with.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { looksLikeBarcode, withCheckDigit } from '#shared/barcode/check-digit.ts';
import {
	foldIdle,
	foldKeystroke,
	idleAfterMs,
	IDLE,
	type KeyVerdict,
	type WedgeKey,
	type WedgeState,
} from '#shared/scan/fold-keystroke.ts';
import { learnProfile, STANDARD_PROFILE, type ScanProfile } from '#shared/scan/scan-profile.ts';
import { keyOf, typed } from './type-keys.ts';
import {
	humanBlocked,
	ime30,
	scanner10,
	scanner30,
	scanner80,
	type RecordedKeydown,
} from './recorded-keydowns.ts';

const SLOW: ScanProfile = { ...STANDARD_PROFILE, gapMs: 119 };
const PREFIXED: ScanProfile = { ...STANDARD_PROFILE, prefix: 'F9' };
const BARE: ScanProfile = { ...STANDARD_PROFILE, suffixes: [] };

function run(keys: readonly WedgeKey[], profile: ScanProfile = STANDARD_PROFILE, from = IDLE) {
	let state: WedgeState = from;
	const verdicts: KeyVerdict[] = [];
	for (const key of keys) {
		const folded = foldKeystroke(state, key, profile);
		state = folded.state;
		verdicts.push(folded.verdict);
	}
	return { state, verdicts, scans: verdicts.filter((one) => one.kind === 'scan') };
}

/** What the focused field holds afterwards, if the page obeys every verdict. */
function fieldAfter(keys: readonly WedgeKey[], profile: ScanProfile): string {
	const { verdicts } = run(keys, profile);
	let field = '';
	for (const [index, verdict] of verdicts.entries()) {
		const key = keys[index];
		if (verdict.kind === 'release') field += verdict.text;
		if (verdict.kind === 'scan') field = field.slice(0, field.length - verdict.leaked);
		if ((verdict.kind === 'pass' || verdict.kind === 'release') && key?.key.length === 1) {
			field += key.key;
		}
	}
	return field;
}

describe('recorded in Chromium', () => {
	const scan = { kind: 'scan', text: '6901028126212', leaked: 13, composed: false };

	it('takes the scanners at 10 and 30 ms, and swallows their Enter', () => {
		for (const keys of [scanner10, scanner30]) {
			const { verdicts } = run(keys);
			expect(verdicts.at(-1)).toEqual(scan);
			expect(verdicts.slice(0, -1).every(({ kind }) => kind === 'pass')).toBe(true);
		}
	});

	it('misses the scanner at 80 ms until its profile is learned, then takes it', () => {
		expect(run(scanner80).scans).toEqual([]);
		const learned = learnProfile([scanner80, scanner80, scanner80]);
		expect(learned).toMatchObject({ ok: true, profile: { prefix: null, suffixes: ['Enter'] } });
		if (learned.ok) expect(run(scanner80, learned.profile).scans).toEqual([scan]);
	});

	it('sees no scan in a person typing at a page that was busy', () => {
		for (const profile of [STANDARD_PROFILE, SLOW]) {
			expect(run(humanBlocked, profile).scans).toEqual([]);
		}
		// The same keys by the handler's clock are a burst: an engine that trusts it is fooled.
		const byHandler = humanBlocked.map((key: RecordedKeydown) => ({
			...key,
			timeStamp: key.handledAt,
		}));
		expect(run(byHandler).scans).toHaveLength(1);
	});

	it('reads physical keys under a Chinese input method and says so', () => {
		expect(run(ime30).scans).toEqual([{ ...scan, composed: true }]);
	});
});

const code = fc
	.array(fc.integer({ min: 0, max: 9 }), { minLength: 12, maxLength: 12 })
	.map((digits) => withCheckDigit(digits.join('')));
const gapsOf = (min: number, max: number) =>
	fc.array(fc.integer({ min, max }), { minLength: 20, maxLength: 20 });

describe('laws', () => {
	it('never misses a scanner of 5 to 50 ms, whatever it sends', () => {
		const text = fc.stringMatching(/^[0-9A-Za-z]{6,40}$/);
		fc.assert(
			fc.property(text, gapsOf(0, 50), (sent, gaps) => {
				expect(run(typed(sent, gaps)).scans).toEqual([
					{ kind: 'scan', text: sent, leaked: sent.length, composed: false },
				]);
			}),
		);
	});

	it('never misses a barcode from an 80 ms scanner with peaks of 100, once learned', () => {
		fc.assert(
			fc.property(code, gapsOf(70, 100), (sent, gaps) => {
				expect(run(typed(sent, gaps), SLOW).scans.map(({ text }) => text)).toEqual([sent]);
			}),
		);
	});

	it('never takes typing with pauses over 50 ms for a scan', () => {
		const text = fc.stringMatching(/^[0-9a-z]{1,30}$/);
		fc.assert(
			fc.property(text, gapsOf(51, 400), (words, gaps) => {
				expect(run(typed(words, gaps)).scans).toEqual([]);
			}),
		);
	});

	it('under a slow profile, never takes quick typing for a scan unless it is a barcode', () => {
		const text = fc.stringMatching(/^[0-9]{1,7}$|^[a-z]{1,30}$/);
		fc.assert(
			fc.property(text, gapsOf(51, 110), (words, gaps) => {
				expect(run(typed(words, gaps), SLOW).scans).toEqual([]);
			}),
		);
		expect(looksLikeBarcode('202611212345')).toBe(false);
		expect(run(typed('202611212345', [90]), SLOW).scans).toEqual([]);
	});

	it('takes exactly its own characters out of the field', () => {
		fc.assert(
			fc.property(
				fc.stringMatching(/^[0-9a-z]{0,12}$/),
				code,
				gapsOf(5, 40),
				(before, sent, gaps) => {
					const hand = typed(before, [150]).slice(0, -1);
					const start = (hand.at(-1)?.timeStamp ?? 0) + 200;
					expect(fieldAfter([...hand, ...typed(sent, gaps, start)], STANDARD_PROFILE)).toBe(before);
				},
			),
		);
	});

	it('loses no typed character whatever is typed under a prefix profile', () => {
		const tilde: ScanProfile = { ...STANDARD_PROFILE, prefix: 'x' };
		fc.assert(
			fc.property(fc.stringMatching(/^[a-z0-9]{1,20}$/), gapsOf(301, 900), (words, gaps) => {
				const keys = typed(words, gaps).slice(0, -1);
				const { state } = run(keys, tilde);
				const idle = foldIdle(state, 1e9, tilde);
				const held = idle.verdict.kind === 'release' ? idle.verdict.text : '';
				expect(fieldAfter(keys, tilde) + held).toBe(words);
			}),
		);
	});
});

describe('single cases', () => {
	it('keeps what was typed before the scan: 3* and then a code', () => {
		const hand = [keyOf('3', 0), keyOf('*', 180, { code: 'Digit8', shift: true })];
		const { scans } = run([...hand, ...typed('6901028126212', [12], 900)]);
		expect(scans).toMatchObject([{ text: '6901028126212', leaked: 13 }]);
	});

	it('takes two scans one after the other', () => {
		const { scans } = run([...typed('6901028126212', [10]), ...typed('69012341', [10], 1200)]);
		expect(scans.map(({ text }) => text)).toEqual(['6901028126212', '69012341']);
	});

	it('reads Shift as capitals and ignores the Shift key itself', () => {
		const shiftKey = (at: number) => keyOf('ShiftLeft', at, { shift: true });
		const { scans } = run([
			shiftKey(0),
			keyOf('L', 2),
			shiftKey(9),
			keyOf('B', 11),
			keyOf('0', 20),
			keyOf('1', 30),
			keyOf('2', 40),
			keyOf('3', 50),
			keyOf('Enter', 60),
		]);
		expect(scans).toMatchObject([{ text: 'LB0123', leaked: 6 }]);
	});

	it('swallows the second ending of a CR LF scanner, but not a later Enter', () => {
		const keys = typed('6901028126212', [10]);
		const end = keys.at(-1)?.timeStamp ?? 0;
		const { state } = run(keys);
		expect(foldKeystroke(state, keyOf('Enter', end + 8), STANDARD_PROFILE).verdict.kind).toBe(
			'captured',
		);
		expect(foldKeystroke(state, keyOf('Enter', end + 300), STANDARD_PROFILE).verdict.kind).toBe(
			'pass',
		);
	});

	it('is not fooled by a key that is held down', () => {
		const held = Array.from({ length: 12 }, (_, n) => keyOf('0', n * 33, { repeat: n > 0 }));
		expect(run([...held, keyOf('Enter', 12 * 33)]).scans).toEqual([]);
	});

	it('drops the buffer at Backspace, an arrow or a chord', () => {
		for (const key of [
			keyOf('Backspace', 55),
			keyOf('ArrowLeft', 55),
			keyOf('c', 55, { control: true }),
		]) {
			const keys = typed('69012341', [10]);
			expect(run([...keys.slice(0, 5), key, ...keys.slice(5)]).scans).toEqual([]);
		}
	});

	it('takes a GS1 separator sent as Ctrl+] without counting it as leaked', () => {
		const gs = keyOf(']', 1035, { code: 'BracketRight', control: true });
		const keys = typed('10ABC21XYZ', [10]);
		const { scans } = run([...keys.slice(0, 4), gs, ...keys.slice(4)]);
		expect(scans).toMatchObject([{ text: '10AB\u001dC21XYZ', leaked: 10 }]);
	});

	it('captures everything behind a prefix key, however short or slow', () => {
		const keys = [keyOf('F9', 0), keyOf('4', 200), keyOf('2', 400), keyOf('Enter', 600)];
		const { verdicts } = run(keys, PREFIXED);
		expect(verdicts.map(({ kind }) => kind)).toEqual(['captured', 'captured', 'captured', 'scan']);
		expect(verdicts.at(-1)).toMatchObject({ text: '42', leaked: 0 });
	});

	it('gives captured keys back when nothing follows the prefix', () => {
		const { state } = run([keyOf('F9', 0), keyOf('4', 50)], PREFIXED);
		expect(idleAfterMs(state, PREFIXED)).toBe(300);
		expect(foldIdle(state, 200, PREFIXED).verdict).toEqual({ kind: 'none' });
		expect(foldIdle(state, 351, PREFIXED).verdict).toEqual({ kind: 'release', text: '4' });
		expect(foldKeystroke(state, keyOf('Escape', 60), PREFIXED).verdict).toEqual({
			kind: 'release',
			text: '4',
		});
	});

	it('lets the pause end a scan of a scanner that sends no ending', () => {
		const keys = typed('6901028126212', [10]).slice(0, -1);
		const { state, scans } = run(keys, BARE);
		expect(scans).toEqual([]);
		const last = keys.at(-1)?.timeStamp ?? 0;
		expect(foldIdle(state, last + 99, BARE).verdict).toEqual({ kind: 'none' });
		expect(foldIdle(state, last + 100, BARE).verdict).toMatchObject({
			kind: 'scan',
			leaked: 13,
		});
		expect(foldIdle(run(typed('123', [10]).slice(0, -1), BARE).state, 1e9, BARE).verdict).toEqual({
			kind: 'none',
		});
	});

	it('waits for the rest of a scan however late it arrives, when a key ends every scan', () => {
		const keys = typed('6901028126212', [10]);
		const { state } = run(keys.slice(0, 5));
		expect(idleAfterMs(state, STANDARD_PROFILE)).toBeUndefined();
		// Somebody asks all the same, a minute later by the clock: the scan is not cut in two.
		expect(foldIdle(state, 60_000, STANDARD_PROFILE)).toEqual({ state, verdict: { kind: 'none' } });
	});

	it('starts anew when the clock of the events steps back', () => {
		const keys = typed('6901028126212', [10]);
		const stepped = keys.map((key, index) =>
			index < 6 ? key : { ...key, timeStamp: key.timeStamp - 500 },
		);
		expect(run(stepped).scans).toMatchObject([{ text: '8126212', leaked: 7 }]);
	});
});
