/** How the virtual printer's head is set: what the style commands change, one at a time. */
export type PrintStyle = {
	readonly align: 'left' | 'center' | 'right';
	/** 1 to 8 times. */
	readonly wide: number;
	readonly high: number;
	readonly bold: boolean;
	readonly underline: boolean;
};

export const PLAIN_STYLE: PrintStyle = {
	align: 'left',
	wide: 1,
	high: 1,
	bold: false,
	underline: false,
};

const ALIGNS = ['left', 'center', 'right'] as const;

/** The style after the command `name` with the figure `n`; undefined when it is none of style. */
export function changeStyle(style: PrintStyle, name: string, n: number): PrintStyle | undefined {
	switch (name) {
		case 'ESC a':
			return { ...style, align: ALIGNS[n & 3] ?? 'left' };
		case 'ESC E':
			return { ...style, bold: (n & 1) === 1 };
		case 'ESC -':
		case 'FS -':
			return { ...style, underline: n !== 0 };
		case 'GS !':
			return { ...style, wide: (n >> 4) + 1, high: (n & 15) + 1 };
		default:
			return undefined;
	}
}
