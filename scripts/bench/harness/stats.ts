/** The few figures a bench needs of its samples. */

/** The value below which `share` of the samples lie; NaN of none. */
export function percentile(samples: readonly number[], share: number): number {
	const sorted = [...samples].sort((a, b) => a - b);
	return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export function median(samples: readonly number[]): number {
	return percentile(samples, 0.5);
}

/** How far the medians of the fifths of a run lie apart: largest ÷ smallest, ≥ 1. */
export function driftOf(medians: readonly number[]): number {
	const fifth = Math.max(1, Math.ceil(medians.length / 5));
	const parts: number[] = [];
	for (let from = 0; from < medians.length; from += fifth) {
		parts.push(median(medians.slice(from, from + fifth)));
	}
	return Math.max(...parts) / Math.min(...parts);
}
