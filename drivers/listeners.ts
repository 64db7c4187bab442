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
		for (const listener of [...this.#heard]) listener(value);
	}
}
