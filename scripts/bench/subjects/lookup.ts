/**
 * Finding goods as the till finds them, on a catalogue of any size. Clocks: `barcode` is a hit,
 * `miss` a code nobody has, the others are the twenty best matches of one kind of typing.
 */
import { readFileSync } from 'node:fs';
import { pinyinKeys } from '#main/catalog/pinyin-keys.ts';
import { findByCode } from '#main/catalog/product-store.ts';
import { searchProducts } from '#main/catalog/search-products.ts';
import type { WritableLedger } from '#main/ledger/access.ts';
import { codeOfGoods, goods } from '../build/goods.ts';
import { openBenchLedger } from '../build/open-bench-ledger.ts';
import { serveSubject, timed } from '../harness/serve-subject.ts';
import type { Chunk } from '../harness/variant.ts';

type Task = { readonly dataDir: string; readonly size: number; readonly searches: boolean };

const TOP = 20;
/** One search of each kind for so many barcodes. */
const BARCODES_PER_SEARCH = 10;

await serveSubject<Task>(({ dataDir, size, searches }) => {
	const before = anonymousBytes();
	const ledger = openBenchLedger(dataDir);
	let drawn = 1;
	/** Another product each time, spread over all of them. */
	const next = () => {
		drawn = (Math.imul(drawn, 1_664_525) + 1_013_904_223) >>> 0;
		return 1 + (drawn % size);
	};
	return {
		chunk: (ops) => ({
			...lookUp(ledger.pen, { ops, next, size }),
			...(searches ? search(ledger.pen, Math.ceil(ops / BARCODES_PER_SEARCH), next) : {}),
		}),
		figures: () => ({ bytes: anonymousBytes() - before }),
		close: () => ledger.close(),
	};
});

type Looking = { readonly ops: number; readonly next: () => number; readonly size: number };

function lookUp(pen: WritableLedger, { ops, next, size }: Looking): Chunk {
	const barcode: number[] = [];
	const miss: number[] = [];
	for (let op = 0; op < ops; op += 1) {
		const n = next();
		const code = codeOfGoods(n);
		let found: ReturnType<typeof findByCode>;
		barcode.push(timed(() => (found = findByCode(pen, code))));
		if (found?.product.product_id !== n) throw new Error(`${code} is not product ${n}`);
		const nobodys = codeOfGoods(size + n);
		miss.push(timed(() => findByCode(pen, nobodys)));
	}
	return { barcode, miss };
}

/** What a cashier may type for product `n`, by kind. */
const TYPING: Readonly<Record<string, (n: number) => string>> = {
	'initials-1': (n) => pinyinKeys(goods(n).name).initials.slice(0, 1),
	'initials-3': (n) => pinyinKeys(goods(n).name).initials.slice(0, 3),
	'pinyin-5': (n) => pinyinKeys(goods(n).name).pinyin.slice(0, 5),
	'name-2': (n) => goods(n).name.slice(0, 2),
	'inside-2': (n) => goods(n).name.slice(4, 6),
	'digits-8': (n) => codeOfGoods(n).slice(0, 8),
};

export const KINDS = Object.keys(TYPING);

function search(pen: WritableLedger, ops: number, next: () => number): Chunk {
	const chunk: Record<string, number[]> = {};
	for (const [kind, typing] of Object.entries(TYPING)) {
		chunk[kind] = Array.from({ length: ops }, () => {
			const text = typing(next());
			return timed(() => searchProducts(pen, text, TOP));
		});
	}
	return chunk;
}

/** Memory of this process that is not a file's pages. */
function anonymousBytes(): number {
	if (process.platform !== 'linux') return process.memoryUsage().rss;
	const status = readFileSync('/proc/self/status', 'utf8');
	return Number(/^RssAnon:\s+(\d+) kB$/m.exec(status)?.[1] ?? Number.NaN) * 1024;
}
