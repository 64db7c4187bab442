// Goal: three scans of one code make a profile, and one physical read is never counted twice.
import { describe, expect, it } from 'vitest';
import { characterOf } from '#shared/scan/key-character.ts';
import { isSameRead, type ScanRead } from '#shared/scan/guard-repeat.ts';
import { learnProfile, type RecordedKey } from '#shared/scan/scan-profile.ts';
import { splitAim } from '#shared/scan/split-aim.ts';

const scan = (codes: readonly string[], gap: number): RecordedKey[] =>
	codes.map((code, index) => ({ code, timeStamp: index * gap }));
const digits = ['Digit6', 'Digit9', 'Digit0', 'Digit1'];

describe('learnProfile', () => {
	it('learns ending, prefix key and pause', () => {
		const codes = ['F9', ...digits, 'Tab'];
		const learned = learnProfile([scan(codes, 80), scan(codes, 90), scan(codes, 100)]);
		expect(learned).toMatchObject({
			ok: true,
			profile: { prefix: 'F9', suffixes: ['Tab'], gapMs: 120 },
		});
	});

	it('learns that there is no ending', () => {
		const learned = learnProfile([scan(digits, 10), scan(digits, 10), scan(digits, 10)]);
		expect(learned).toMatchObject({
			ok: true,
			profile: { prefix: null, suffixes: [], gapMs: 50 },
		});
	});

	it('refuses what it cannot tell from a person', () => {
		const one = scan([...digits, 'Enter'], 10);
		expect(learnProfile([one, one])).toEqual({ ok: false, refusal: 'scans-differ' });
		expect(learnProfile([one, one, scan(digits, 10)])).toEqual({
			ok: false,
			refusal: 'scans-differ',
		});
		const short = scan(['Digit1', 'Enter'], 10);
		expect(learnProfile([short, short, short])).toEqual({ ok: false, refusal: 'too-short' });
		const slow = scan([...digits, 'Enter'], 140);
		expect(learnProfile([slow, slow, slow])).toEqual({ ok: false, refusal: 'too-slow' });
	});
});

describe('isSameRead', () => {
	const read = (source: ScanRead['source'], readAt: number, text = '69012341'): ScanRead => ({
		text,
		source,
		readAt,
	});

	it('is one read on two paths within 50 ms, and two reads on one path', () => {
		expect(isSameRead(read('wedge', 100), read('hid', 150))).toBe(true);
		expect(isSameRead(read('wedge', 100), read('hid', 151))).toBe(false);
		expect(isSameRead(read('wedge', 100), read('wedge', 120))).toBe(false);
		expect(isSameRead(read('wedge', 100), read('hid', 120, '69012358'))).toBe(false);
		expect(isSameRead(undefined, read('hid', 120))).toBe(false);
	});
});

describe('characterOf', () => {
	it('reads the US layout from physical keys, not from what the layout or CapsLock made of them', () => {
		const at = (code: string, shift = false, key = 'Process') => characterOf({ code, key, shift });
		expect(at('KeyQ', false, 'a')).toBe('q');
		expect(at('KeyQ', true)).toBe('Q');
		expect(at('Digit1', true, '！')).toBe('!');
		expect(at('Numpad7')).toBe('7');
		expect(at('Minus', true)).toBe('_');
		expect(at('', false, '8')).toBe('8');
		expect(at('', false, 'Enter')).toBeUndefined();
		expect(at('F5')).toBeUndefined();
		expect(characterOf({ code: 'KeyA', key: 'a', shift: false, control: true })).toBeUndefined();
		expect(characterOf({ code: 'KeyA', key: 'a', shift: false, chord: true })).toBeUndefined();
	});
});

describe('splitAim', () => {
	it('takes the symbology off and leaves everything else', () => {
		expect(splitAim(']E06901234567892')).toEqual({ aim: ']E0', text: '6901234567892' });
		expect(splitAim('6901234567892')).toEqual({ aim: null, text: '6901234567892' });
		expect(splitAim(']')).toEqual({ aim: null, text: ']' });
	});
});
