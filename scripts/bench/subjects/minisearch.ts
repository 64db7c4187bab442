/** The same catalogue held by minisearch, as a page would search it: for what it weighs. */
import { pinyinKeys } from '#main/catalog/pinyin-keys.ts';
import { codeOfGoods, goods } from '../build/goods.ts';
import { serveSubject, timedChunk } from '../harness/serve-subject.ts';
import { peer } from '../peers/install-peers.ts';

type Found = { readonly id: number };
type MiniSearchClass = new (options: {
	readonly fields: readonly string[];
	readonly storeFields: readonly string[];
}) => {
	add(document: object): void;
	search(text: string, options: { readonly prefix: boolean }): readonly Found[];
};

await serveSubject<{ readonly size: number }>(({ size }) => {
	const MiniSearch = peer<MiniSearchClass>('minisearch');
	const before = process.memoryUsage().rss;
	const index = new MiniSearch({
		fields: ['name', 'initials', 'code'],
		storeFields: ['name', 'price', 'code'],
	});
	for (let n = 1; n <= size; n += 1) {
		const { name, price_fen: price } = goods(n);
		index.add({ id: n, name, price, code: codeOfGoods(n), initials: pinyinKeys(name).initials });
	}
	return {
		chunk: (ops) => timedChunk(ops, (n) => index.search(goods(n + 1).name, { prefix: true })),
		figures: () => ({ bytes: process.memoryUsage().rss - before }),
	};
});
