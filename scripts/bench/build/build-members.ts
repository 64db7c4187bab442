/**
 * Builds a till that knows `size` members, once, into the cache: the first five hundred have bought
 * twenty times each, and there are ten thousand goods besides those of the demo store, to hold a
 * member's finding against a barcode's.
 */
import { insertCode, insertProduct, type SavedBy } from '#main/catalog/save-product.ts';
import { findByRow } from '#main/member/member-store.ts';
import type { WritableLedger } from '#main/ledger/access.ts';
import { openBenchTill } from '../till/open-bench-till.ts';
import { writeSale, megabytesOf } from './build-sales.ts';
import { cachedFolder } from './cached-folder.ts';
import { enrol } from './enrol.ts';
import { codeOfGoods, goods } from './goods.ts';
import { pastClock } from './past-clock.ts';

/** Persons 1 to this have a history. */
export const REGULARS = 500;
/** Goods 1 to this may be scanned. */
export const GOODS = 10_000;

const SALES_EACH = 20;
const SALES_PER_DAY = 100;
const DAY_MS = 86_400_000;

/** The data folder of the till; `say` hears how far it is. */
export function buildMembers(size: number, say: (line: string) => void): Promise<string> {
	return cachedFolder(`members-${size}`, async (dataDir) => {
		const from = performance.now();
		const sales = REGULARS * SALES_EACH;
		const start = Date.now() - (sales / SALES_PER_DAY + 1) * DAY_MS;
		const clock = pastClock(start);
		const till = await openBenchTill({ dataDir, lines: 2, clock });
		const { terminal } = till.live;
		terminal.pen.transaction(() => stock(terminal.pen, start));
		await enrol({ terminal, size, say });
		for (let next = 1; next <= sales; next += REGULARS) {
			terminal.pen.transaction(() => {
				for (let n = next; n < next + REGULARS; n += 1) {
					clock.set(start + n * (DAY_MS / SALES_PER_DAY));
					const member = findByRow(terminal.pen, 1 + (n % REGULARS));
					writeSale(terminal.pen, { n, atMs: clock.now(), member });
				}
			});
			await new Promise((resolve) => setImmediate(resolve));
		}
		clock.set(Date.now());
		await till.close();
		const seconds = ((performance.now() - from) / 1000).toFixed(0);
		say(`${size} members built in ${seconds} s, ${megabytesOf(dataDir)} MB`);
	});
}

function stock(pen: WritableLedger, atMs: number): void {
	const by: SavedBy = { atMs, operator: '1001', why: 'bench' };
	for (let n = 1; n <= GOODS; n += 1) {
		const productId = insertProduct(pen, goods(n), by);
		insertCode(pen, codeOfGoods(n), { productId });
	}
}
