/** Reading the data of `GS k 73` the way a printer does: code sets are said in the data itself. */
export type Code128 = {
	readonly text: string;
	/** Modules across, with start, check and stop. */
	readonly modules: number;
};

/** What would be printed, or the reason why nothing is. */
export function readCode128(bytes: readonly number[]): Code128 | string {
	let set = '';
	let text = '';
	let symbols = 0;
	for (let i = 0; i < bytes.length; i++) {
		const byte = bytes[i] ?? 0;
		if (byte === 0x7b) {
			const next = String.fromCharCode(bytes[++i] ?? 0);
			if (next === '{' && set === 'B') {
				text += '{';
				symbols += 1;
			} else if ('ABC'.includes(next)) {
				if (set !== '') symbols += 1;
				set = next;
			} else return `code set {${next} unknown`;
			continue;
		}
		if (set === '') return 'no code set at the start';
		if (set === 'C') {
			if (byte > 99) return `${byte} is no pair of digits`;
			text += String(byte).padStart(2, '0');
		} else if (byte < 0x20 || byte > 0x7f) return `byte ${byte} outside code set ${set}`;
		else text += String.fromCharCode(byte);
		symbols += 1;
	}
	if (symbols === 0) return 'empty';
	return { text, modules: 11 + symbols * 11 + 11 + 13 };
}
