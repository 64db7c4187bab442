/** The page of one browser store: opens the one named in the address and answers chunks. */
import { GOODS, peerCode, peerSale } from '../subjects/peer-sale.ts';
import {
	openDexie,
	openIndexedDb,
	openRxDb,
	type DexieClass,
	type PageStore,
	type RxDb,
} from './stores.ts';

type Peers = RxDb & { readonly Dexie: DexieClass };
export type PageChunk = { readonly op: number[]; readonly barcode: number[] };

declare global {
	// The name the bench calls through the browser.
	// oxlint-disable-next-line no-var
	var benchStore: { readonly ready: Promise<void>; chunk(ops: number): Promise<PageChunk> };
}

const PEERS = '/peers.js';

async function open(name: string): Promise<PageStore> {
	if (name === 'indexeddb') return openIndexedDb();
	const peers = (await import(PEERS)) as Peers;
	return name === 'dexie' ? openDexie(peers.Dexie) : openRxDb(peers);
}

const opening = open(new URLSearchParams(location.search).get('store') ?? '');
let n = 0;

globalThis.benchStore = {
	ready: opening.then(() => undefined),
	chunk: async (ops) => {
		const store = await opening;
		const op: number[] = [];
		const barcode: number[] = [];
		for (let done = 0; done < ops; done += 1) {
			n += 1;
			const sale = peerSale(n);
			const from = performance.now();
			await store.sell(sale);
			op.push((performance.now() - from) * 1000);
			const code = peerCode(1 + ((n * 7919) % GOODS));
			const asked = performance.now();
			const found = await store.findByCode(code);
			barcode.push((performance.now() - asked) * 1000);
			if (found === undefined) throw new Error(`${code} is not there`);
		}
		return { op, barcode };
	},
};
