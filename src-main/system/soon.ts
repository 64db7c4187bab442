/** Runs the work once the current turn of the event loop is over: after the reply has left. */
export function soon(work: () => void): void {
	setImmediate(work);
}
