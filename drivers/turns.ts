/** One at a time, in the order they came: whoever holds the turn gives it back by calling it. */
export class Turns {
	#last: Promise<void> = Promise.resolve();
	#waiting = 0;

	/** Whether somebody holds the turn or waits for it. */
	get busy(): boolean {
		return this.#waiting > 0;
	}

	/** Resolves, when the turn has come, to the function that gives it back. */
	async take(): Promise<() => void> {
		const before = this.#last;
		let giveBack = () => {};
		this.#waiting += 1;
		this.#last = new Promise((resolve) => {
			giveBack = () => {
				this.#waiting -= 1;
				resolve();
			};
		});
		await before;
		return giveBack;
	}
}
