/** Time that stands still until the test moves it, and chance that is always the middle. */
import type { Timers } from '#drivers/port.ts';

export type HeldTimers = Timers & {
	/** Moves time on, running what falls due in order and letting promises settle in between. */
	advance(ms: number): Promise<void>;
};

export function heldTimers(): HeldTimers {
	let now = 1_000_000;
	let waiting: { at: number; run: () => void }[] = [];
	const settle = async () => {
		for (let i = 0; i < 5; i++) await new Promise((resolve) => void setImmediate(resolve));
	};
	return {
		monotonic: () => now,
		wall: () => now,
		chance: () => 0.5,
		after(ms, run) {
			const entry = { at: now + ms, run };
			waiting.push(entry);
			return () => {
				waiting = waiting.filter((other) => other !== entry);
			};
		},
		async advance(ms) {
			const until = now + ms;
			await settle();
			for (;;) {
				const [next] = waiting.filter(({ at }) => at <= until).sort((a, b) => a.at - b.at);
				if (next === undefined) break;
				waiting = waiting.filter((other) => other !== next);
				now = Math.max(now, next.at);
				next.run();
				await settle();
			}
			now = until;
			await settle();
		},
	};
}
