/**
 * The character a physical key stands for on the US layout, which is what scanners send. Reading
 * `code` and Shift instead of `key` makes a scan independent of a Chinese input method (where `key`
 * is "Process"), of the keyboard layout and of CapsLock.
 */

/** Code of a symbol key → what it gives without and with Shift. */
const SYMBOLS: Readonly<Record<string, string>> = {
	Backquote: '`~',
	Minus: '-_',
	Equal: '=+',
	BracketLeft: '[{',
	BracketRight: ']}',
	Backslash: '\\|',
	Semicolon: ';:',
	Quote: '\'"',
	Comma: ',<',
	Period: '.>',
	Slash: '/?',
	Space: '  ',
	NumpadMultiply: '**',
	NumpadAdd: '++',
	NumpadSubtract: '--',
	NumpadDecimal: '..',
	NumpadDivide: '//',
};

const SHIFTED_DIGITS = ')!@#$%^&*(';

export type KeyStroke = {
	/** Physical key, as KeyboardEvent.code. */
	readonly code: string;
	/** KeyboardEvent.key; only asked when a soft keyboard gives no code. */
	readonly key: string;
	readonly shift: boolean;
	readonly control?: boolean;
	/** Alt or Meta was down. */
	readonly chord?: boolean;
};

/** GS (FNC1 inside a GS1 code), which scanners type as Ctrl+]. */
export const GROUP_SEPARATOR = '\u001d';

/** The one character of a keystroke, or undefined for keys that write nothing. */
export function characterOf(stroke: KeyStroke): string | undefined {
	const { code, key, shift } = stroke;
	if (stroke.chord === true) return undefined;
	if (stroke.control === true) return code === 'BracketRight' ? GROUP_SEPARATOR : undefined;
	if (code === '') return key.length === 1 ? key : undefined;
	if (/^Key[A-Z]$/.test(code)) return shift ? code.charAt(3) : code.charAt(3).toLowerCase();
	if (/^Digit[0-9]$/.test(code)) {
		return shift ? SHIFTED_DIGITS.charAt(Number(code.charAt(5))) : code.charAt(5);
	}
	if (/^Numpad[0-9]$/.test(code)) return code.charAt(6);
	return SYMBOLS[code]?.charAt(shift ? 1 : 0);
}

/** Keys that only change others: they come between the characters of a scan and mean nothing. */
export function isModifierKey(code: string): boolean {
	return /^(?:Shift|Control|Alt|Meta)(?:Left|Right)$|^(?:CapsLock|NumLock)$/.test(code);
}
