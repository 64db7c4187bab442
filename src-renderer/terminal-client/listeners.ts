/** A set of listeners that can be told something; the smallest thing events need. */
export type Listeners<Told> = {
	/** Adds a listener; the answer takes it away again. */
	readonly add: (listener: (told: Told) => void) => () => void;
	/** Tells all of them; false when there was nobody to tell. */
	readonly tell: (told: Told) => boolean;
};

export function listeners<Told>(): Listeners<Told> {
	const all = new Set<(told: Told) => void>();
	return {
		add: (listener) => {
			all.add(listener);
			return () => void all.delete(listener);
		},
		tell: (told) => {
			// A listener may take itself or others away while it is told.
			for (const listener of new Set(all)) listener(told);
			return all.size > 0;
		},
	};
}
