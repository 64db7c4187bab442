/** How long the requests took, as the cashier waited for them. */
export type Timings = { note(name: string, ms: number): void; line(name: string): string };

export function openTimings(): Timings {
	const all = new Map<string, number[]>();
	return {
		note: (name, ms) => {
			const some = all.get(name) ?? [];
			some.push(ms);
			all.set(name, some);
		},
		line: (name) => {
			const sorted = [...(all.get(name) ?? [])].sort((a, b) => a - b);
			const at = (share: number) =>
				sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
			return `p50 ${(at(0.5) ?? 0).toFixed(2)} ms, p99 ${(at(0.99) ?? 0).toFixed(2)} ms (${sorted.length})`;
		},
	};
}
