/** Where the window is: the part behind `#/`. Checkout is the empty route and the way back. */
import { createStore, type ReadableStore } from '../terminal-client/store.ts';

export type Route = ReadableStore<string>;

const route = createStore(routeOf(window.location.hash));
window.addEventListener('hashchange', () => route.set(routeOf(window.location.hash)));

/** The route as a store: `''`, `sales`, `settings`, `customer`. */
export const currentRoute: Route = route;

/** Goes to a place; `''` is the checkout. */
export function goTo(path: string): void {
	window.location.hash = path === '' ? '#/' : `#/${path}`;
}

function routeOf(hash: string): string {
	return hash.replace(/^#\/?/, '').split('?')[0] ?? '';
}
