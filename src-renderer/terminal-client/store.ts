/** A value that can be watched: the smallest thing useSyncExternalStore needs. */
import { listeners } from './listeners.ts';

export type ReadableStore<Value> = {
	readonly get: () => Value;
	readonly subscribe: (listener: () => void) => () => void;
};

export type Store<Value> = ReadableStore<Value> & { readonly set: (value: Value) => void };

export function createStore<Value>(initial: Value): Store<Value> {
	const changed = listeners<undefined>();
	let held = initial;
	return {
		get: () => held,
		subscribe: (listener) => changed.add(listener),
		set: (value) => {
			if (Object.is(value, held)) return;
			held = value;
			changed.tell(undefined);
		},
	};
}
