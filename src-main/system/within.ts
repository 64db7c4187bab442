/** Waiting with an end: somebody stands at the till. */

/** What was asked for, or undefined when it takes longer than `ms`. */
export async function within<T>(asked: Promise<T>, ms: number): Promise<T | undefined> {
	let timer: NodeJS.Timeout | undefined;
	const over = new Promise<undefined>((resolve) => {
		timer = setTimeout(() => resolve(undefined), ms);
	});
	try {
		return await Promise.race([asked, over]);
	} finally {
		clearTimeout(timer);
	}
}
