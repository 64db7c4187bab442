/** What came out of the virtual printer, as data: the reader's words for it, not the encoder's. */
export type Run = {
	readonly text: string;
	/** 1 is normal, 2 double. */
	readonly wide: number;
	readonly high: number;
	readonly bold: boolean;
	readonly underline: boolean;
};

export type PaperItem =
	| {
			readonly kind: 'line';
			readonly align: 'left' | 'center' | 'right';
			readonly runs: readonly Run[];
			/** The printer broke it because the text went on past the edge. */
			readonly broken: boolean;
	  }
	| { readonly kind: 'feed'; readonly lines: number }
	| {
			readonly kind: 'barcode';
			readonly text: string;
			readonly align: 'left' | 'center' | 'right';
			readonly moduleDots: number;
			readonly dotsHigh: number;
			/** The text is printed under the bars. */
			readonly captioned: boolean;
	  }
	| {
			readonly kind: 'qr';
			readonly text: string;
			readonly align: 'left' | 'center' | 'right';
			readonly moduleDots: number;
			readonly level: 'L' | 'M' | 'Q' | 'H';
	  }
	| {
			readonly kind: 'picture';
			readonly align: 'left' | 'center' | 'right';
			readonly rowBytes: number;
			readonly rows: number;
			/** One bit per dot, base64. */
			readonly bits: string;
	  };

export type Paper = {
	/** Counts from 1 in the order the papers were begun. */
	readonly n: number;
	readonly items: readonly PaperItem[];
	/** How it left the printer; `open` hangs from it still. */
	readonly end: 'cut' | 'torn' | 'open';
	/** Bytes the printer could make nothing of, lines too wide, hanzi outside hanzi mode … */
	readonly problems: readonly string[];
};

/** The text lines of a paper, without trailing spaces. */
export function paperLines(paper: Paper): string[] {
	return paper.items
		.filter((item) => item.kind === 'line')
		.map((item) =>
			item.runs
				.map((run) => run.text)
				.join('')
				.trimEnd(),
		);
}
