/**
 * Keydown events as Chromium delivered them (headless, keys sent over its debugging protocol).
 * `handledAt` is the clock inside the handler: it shows what an engine that trusts it would see.
 */
export type RecordedKeydown = {
	readonly code: string;
	readonly key: string;
	readonly timeStamp: number;
	readonly handledAt: number;
	readonly isComposing: boolean;
	readonly shift: boolean;
};

const rows = (all: readonly (readonly [string, string, number, number])[]): RecordedKeydown[] =>
	all.map(([code, key, timeStamp, handledAt]) => ({
		code,
		key,
		timeStamp,
		handledAt,
		isComposing: key === 'Process',
		shift: false,
	}));

/** A scanner at 10 ms a key. */
export const scanner10 = rows([
	['Digit6', '6', 266.6, 268.4],
	['Digit9', '9', 275.9, 279.7],
	['Digit0', '0', 284.6, 285.2],
	['Digit1', '1', 294.6, 296],
	['Digit0', '0', 305.3, 306.1],
	['Digit2', '2', 315.3, 316],
	['Digit8', '8', 326.3, 328.6],
	['Digit1', '1', 335.2, 336.2],
	['Digit2', '2', 346.3, 346.6],
	['Digit6', '6', 355.4, 357.9],
	['Digit2', '2', 366.4, 367.4],
	['Digit1', '1', 375.4, 375.8],
	['Digit2', '2', 385.3, 387.5],
	['Enter', 'Enter', 394.7, 395.8],
]);

/** A scanner at 30 ms a key. */
export const scanner30 = rows([
	['Digit6', '6', 618.3, 619.9],
	['Digit9', '9', 649.1, 649.6],
	['Digit0', '0', 678, 678.7],
	['Digit1', '1', 709.6, 710.6],
	['Digit0', '0', 738.4, 738.8],
	['Digit2', '2', 768.3, 768.9],
	['Digit8', '8', 798.3, 798.9],
	['Digit1', '1', 829.3, 829.9],
	['Digit2', '2', 859.4, 860.1],
	['Digit6', '6', 888.7, 889.3],
	['Digit2', '2', 918.6, 919.3],
	['Digit1', '1', 949.2, 949.7],
	['Digit2', '2', 978.6, 979.3],
	['Enter', 'Enter', 1009.9, 1010.6],
]);

/** A slow scanner: 80 ms a key, one pause of 99. */
export const scanner80 = rows([
	['Digit6', '6', 1251.5, 1251.9],
	['Digit9', '9', 1333.9, 1334.7],
	['Digit0', '0', 1409.5, 1410.3],
	['Digit1', '1', 1494.5, 1495.5],
	['Digit0', '0', 1574.7, 1575.6],
	['Digit2', '2', 1673.3, 1674.1],
	['Digit8', '8', 1753.9, 1754.8],
	['Digit1', '1', 1829.5, 1830.1],
	['Digit2', '2', 1911.9, 1912.7],
	['Digit6', '6', 1991.4, 1992.2],
	['Digit2', '2', 2082.9, 2084.4],
	['Digit1', '1', 2162, 2162.9],
	['Digit2', '2', 2242, 2244.6],
	['Enter', 'Enter', 2325.2, 2326],
]);

/** A person at 110 ms a key, while the page was busy for two seconds. */
export const humanBlocked = rows([
	['Digit2', '2', 2665.1, 4817.4],
	['Digit0', '0', 2775, 4818.4],
	['Digit2', '2', 2885.2, 4818.8],
	['Digit6', '6', 2995.8, 4819.4],
	['Digit1', '1', 3105.8, 4819.9],
	['Digit1', '1', 3215.9, 4820.3],
	['Digit2', '2', 3325.8, 4820.6],
	['Digit1', '1', 3435.8, 4820.9],
	['Digit2', '2', 3545.9, 4821.4],
	['Digit3', '3', 3655.2, 4821.7],
	['Digit4', '4', 3765.1, 4822.2],
	['Digit5', '5', 3875.2, 4822.6],
	['Enter', 'Enter', 3985.1, 4823.1],
]);

/** A scanner at 30 ms a key while a Chinese input method was on. */
export const ime30 = rows([
	['Digit6', 'Process', 5605.1, 5605.9],
	['Digit9', 'Process', 5635.9, 5636.6],
	['Digit0', 'Process', 5665.5, 5666.2],
	['Digit1', 'Process', 5695.4, 5696.3],
	['Digit0', 'Process', 5725.5, 5726.2],
	['Digit2', 'Process', 5755.6, 5756.4],
	['Digit8', 'Process', 5785.3, 5786.3],
	['Digit1', 'Process', 5816.3, 5817.2],
	['Digit2', 'Process', 5845.8, 5846.3],
	['Digit6', 'Process', 5875.1, 5876],
	['Digit2', 'Process', 5906, 5906.8],
	['Digit1', 'Process', 5935.6, 5936.4],
	['Digit2', 'Process', 5965.3, 5966],
	['Enter', 'Process', 5996.8, 5997.6],
]);
