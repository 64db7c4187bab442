/** Builds a catalogue of `size` products through the product's own writing, once, into the cache. */
import { insertCode, insertProduct, type SavedBy } from '#main/catalog/save-product.ts';
import { cachedFolder } from './cached-folder.ts';
import { codeOfGoods, goods } from './goods.ts';
import { openBenchLedger } from './open-bench-ledger.ts';

const AT_ONCE = 2000;

/** The data folder of the catalogue; `say` hears how far it is. */
export function buildCatalog(size: number, say: (line: string) => void): Promise<string> {
	return cachedFolder(`catalog-${size}`, async (dataDir) => {
		const from = performance.now();
		const ledger = openBenchLedger(dataDir);
		const by: SavedBy = { atMs: Date.now(), operator: '1001', why: 'bench' };
		for (let next = 1; next <= size; next += AT_ONCE) {
			ledger.pen.transaction(() => {
				for (let n = next; n < next + AT_ONCE && n <= size; n += 1) {
					const productId = insertProduct(ledger.pen, goods(n), by);
					insertCode(ledger.pen, codeOfGoods(n), { productId });
				}
			});
			// Lets the witness and the checkpoints be heard.
			await new Promise((resolve) => setImmediate(resolve));
			if ((next - 1) % 200_000 === 0) say(`building a catalogue of ${size}: ${next - 1}`);
		}
		await ledger.close();
		say(`catalogue of ${size} built in ${((performance.now() - from) / 1000).toFixed(0)} s`);
	});
}
