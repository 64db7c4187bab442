/**
 * A wedge scanner for a page under test (虚拟扫码枪): to the page it is a keyboard that types a code
 * very fast and ends with Enter. Key times are the scanner's own (Honeywell about 10 ms a key,
 * Zebra 30 to 80), because that is what the till tells scanner and cashier apart by.
 */

/** The part of a Playwright page that is used. */
export type ScannedPage = {
	readonly keyboard: {
		down(key: string): Promise<void>;
		up(key: string): Promise<void>;
	};
};

export type ScannerHabits = {
	/** From one key to the next. */
	readonly msPerKey?: number;
	readonly terminator?: 'Enter' | 'Tab' | 'none';
	/** Keys sent before the code, when the scanner is set to send any (`F9`). */
	readonly prefix?: readonly string[];
	/** Waits `ms`; handed in by tests that hold time. */
	readonly wait?: (ms: number) => Promise<void>;
};

const DEFAULT_MS = 10;
const SHIFTED = /[A-Z~!@#$%^&*()_+{}|:"<>?]/;

export class VirtualScanner {
	readonly #page: ScannedPage;
	readonly #habits: Required<ScannerHabits>;

	constructor(page: ScannedPage, habits: ScannerHabits = {}) {
		this.#page = page;
		this.#habits = {
			msPerKey: habits.msPerKey ?? DEFAULT_MS,
			terminator: habits.terminator ?? 'Enter',
			prefix: habits.prefix ?? [],
			wait: habits.wait ?? ((ms) => new Promise((resolve) => void setTimeout(resolve, ms))),
		};
	}

	/** Types the code as the scanner does; resolves after its last key. */
	async scan(code: string): Promise<void> {
		const { prefix, terminator, msPerKey, wait } = this.#habits;
		const keys = [...prefix, ...code, ...(terminator === 'none' ? [] : [terminator])];
		for (const [i, key] of keys.entries()) {
			if (i > 0) await wait(msPerKey);
			await this.#press(key);
		}
	}

	/** A capital comes as Shift and the key, which is how a scanner sends it. */
	async #press(key: string): Promise<void> {
		const { keyboard } = this.#page;
		const shifted = key.length === 1 && SHIFTED.test(key);
		if (shifted) await keyboard.down('Shift');
		await keyboard.down(key);
		await keyboard.up(key);
		if (shifted) await keyboard.up('Shift');
	}
}
