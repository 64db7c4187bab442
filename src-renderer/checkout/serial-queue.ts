/**
 * Steps one after the other, in the order in which they were asked for: twenty scans a second, a
 * quantity, an Enter. A step that fails does not stop the next one.
 */
export type SerialQueue = {
	/** Runs a step when all before it are done; resolves with it. */
	readonly add: (step: () => Promise<void>) => Promise<void>;
	/** Steps not done yet. */
	readonly waiting: () => number;
};

export function openSerialQueue(onFailure: (error: unknown) => void): SerialQueue {
	let last: Promise<void> = Promise.resolve();
	let waiting = 0;
	return {
		add: (step) => {
			waiting += 1;
			last = last
				.then(step)
				.catch(onFailure)
				.finally(() => {
					waiting -= 1;
				});
			return last;
		},
		waiting: () => waiting,
	};
}
