/** Keydown events as a test types them: a character or a key name, at a time in ms. */
import type { WedgeKey } from '#shared/scan/fold-keystroke.ts';

export function keyOf(
	character: string,
	timeStamp: number,
	more: Partial<WedgeKey> = {},
): WedgeKey {
	const code =
		character.length > 1
			? character
			: /[0-9]/.test(character)
				? `Digit${character}`
				: /[a-z]/i.test(character)
					? `Key${character.toUpperCase()}`
					: 'Period';
	return {
		code,
		key: character,
		timeStamp,
		isComposing: false,
		shift: /[A-Z]/.test(character),
		...more,
	};
}

/** Types `text` and Enter, with the pause before each key given. */
export function typed(text: string, gaps: readonly number[], start = 1000): WedgeKey[] {
	let at = start;
	return [...text, 'Enter'].map((character, index) => {
		at += index === 0 ? 0 : (gaps[(index - 1) % gaps.length] ?? 0);
		return keyOf(character, at);
	});
}
