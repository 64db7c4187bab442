/** A cash drawer on the virtual printer's socket: springs open at a pulse on its pin, is shut by hand. */
export type Pulse = {
	readonly pin: 2 | 5;
	readonly onMs: number;
	/** `real-time` came by DLE DC4, `in-turn` by ESC p. */
	readonly way: 'real-time' | 'in-turn';
};

export class VirtualDrawer {
	readonly #pin: 2 | 5;
	readonly #moved: () => void;
	readonly #pulses: Pulse[] = [];
	#open = false;

	/** `moved` is called whenever it opens or shuts. */
	constructor(pin: 2 | 5, moved: () => void) {
		this.#pin = pin;
		this.#moved = moved;
	}

	get open(): boolean {
		return this.#open;
	}
	/** Every pulse that came, also those on the other pin. */
	get pulses(): readonly Pulse[] {
		return this.#pulses;
	}

	pulse(pulse: Pulse): void {
		this.#pulses.push(pulse);
		if (pulse.pin !== this.#pin || this.#open) return;
		this.#open = true;
		this.#moved();
	}

	shut(): void {
		if (!this.#open) return;
		this.#open = false;
		this.#moved();
	}
}
