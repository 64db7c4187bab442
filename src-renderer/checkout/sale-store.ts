/**
 * The open sale as the screen has it: whole from sale/current, then move by move from replies and
 * announcements. A move fits when its revision is the next one; one that was seen already (the
 * reply and the announcement are the same move) is left out; after a gap the sale is asked for
 * whole.
 */
import type { LineView, SaleChangeView, SaleView } from '#shared/contract/views.ts';
import type { TerminalClient } from '../terminal-client/open-client.ts';
import { createStore, type ReadableStore } from '../terminal-client/store.ts';

export type SaleNow = {
	/** Undefined until the terminal answered. */
	readonly sale: SaleView | undefined;
	/** The line the last move put in or changed. */
	readonly touched: { readonly lineId: string; readonly revision: number } | undefined;
};

export type SaleStore = ReadableStore<SaleNow> & {
	/** Takes one move over, or asks for the sale when it does not fit. */
	readonly apply: (change: SaleChangeView) => void;
	readonly replace: (sale: SaleView) => void;
	/** Asks for the sale; resolves when the store holds it. */
	readonly refresh: () => Promise<void>;
	readonly close: () => void;
};

export function openSaleStore(client: TerminalClient): SaleStore {
	const store = createStore<SaleNow>({ sale: undefined, touched: undefined });
	let asking: Promise<void> | undefined;
	let askAgain = false;

	function replace(sale: SaleView): void {
		const { sale: held, touched } = store.get();
		const same = held?.saleId === sale.saleId;
		if (same && held.revision > sale.revision) return;
		const unmoved = same && held.revision === sale.revision;
		store.set({ sale, touched: unmoved ? touched : undefined });
	}

	function apply(change: SaleChangeView): void {
		const { sale } = store.get();
		if (sale?.saleId !== change.saleId || change.revision > sale.revision + 1) {
			void refresh();
			return;
		}
		if (change.revision <= sale.revision) return;
		const last = change.put.at(-1);
		store.set({
			sale: changedSale(sale, change),
			touched: last === undefined ? undefined : { lineId: last.lineId, revision: change.revision },
		});
	}

	async function ask(): Promise<void> {
		do {
			askAgain = false;
			const answer = await client.ask('sale/current', {});
			if (answer.ok) replace(answer.value);
		} while (askAgain);
	}

	function refresh(): Promise<void> {
		if (asking !== undefined) {
			askAgain = true;
			return asking;
		}
		asking = ask().finally(() => {
			asking = undefined;
		});
		return asking;
	}

	const ends = [
		client.on('sale/changed', apply),
		client.on('sale/replaced', () => void refresh()),
		client.onLine((up) => {
			if (up) void refresh();
		}),
	];

	return {
		get: store.get,
		subscribe: store.subscribe,
		apply,
		replace,
		refresh,
		close: () => {
			for (const end of ends) end();
		},
	};
}

/** The sale after a move: lines put in or dropped, in the order of their seats. */
export function changedSale(sale: SaleView, change: SaleChangeView): SaleView {
	const gone = new Set(change.drop);
	const put = new Map(change.put.map((line) => [line.lineId, line]));
	const kept = sale.lines
		.filter(({ lineId }) => !gone.has(lineId))
		.map((line) => {
			const changed = put.get(line.lineId);
			put.delete(line.lineId);
			return changed ?? line;
		});
	const lines = put.size === 0 ? kept : [...kept, ...put.values()].toSorted(bySeat);
	return { ...sale, revision: change.revision, lines, totals: change.totals };
}

function bySeat(a: LineView, b: LineView): number {
	return a.seat - b.seat;
}
