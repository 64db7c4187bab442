/** Something done again and again that never keeps the program alive. */
export function every(ms: number, work: () => void): { stop(): void } {
	const timer = setInterval(work, ms);
	timer.unref();
	return { stop: () => clearInterval(timer) };
}
