/** Who wants to hear of something. A listener that throws is a bug of its own and stops nobody. */
import type { Unsubscribe } from './port.ts';

export class Listeners<T> {
	readonly #heard = new Set<(value: T) => void>();

	add(listener: (value: T) => void): Unsubscribe {
		const own = (value: T) => listener(value);
		this.#heard.add(own);
		return () => this.#heard.delete(own);
	}

	tell(value: T): void {
		// A listener added meanwhile has not missed anything it could have heard.
		const now = Array.from(this.#heard);
		for (const listener of now) listener(value);
	}
}
