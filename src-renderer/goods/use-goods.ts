/** The goods a query finds, kept fresh when the catalogue changes. */
import type { ProductView } from '#shared/contract/views.ts';
import type { RequestOutput } from '#shared/contract/terminal-contract.ts';
import { useAsked } from '../sales/use-asked.ts';
import type { TerminalClient } from '../terminal-client/open-client.ts';
import { useTerminal, useTerminalEvent } from '../terminal-client/use-terminal.ts';

export type Category = RequestOutput<'category/list'>['categories'][number];

export type GoodsQuery = {
	/** Wins over the category. */
	readonly text: string;
	/** Undefined: the first category that has goods. */
	readonly categoryId: number | undefined;
	readonly page: number;
};

type Found = { readonly products: readonly ProductView[]; readonly more: boolean };
const NOTHING: Found = { products: [], more: false };

export function useGoods({ text, categoryId, page }: GoodsQuery) {
	const { client } = useTerminal();
	const categories = useAsked('', async () => {
		const got = await client.ask('category/list', {});
		return got.ok ? got.value.categories : [];
	});
	const known = categories.value ?? [];
	const shownId = categoryId ?? known.find(({ products }) => products > 0)?.categoryId;
	const goods = useAsked(`${text} ${shownId ?? ''} ${page}`, () =>
		findGoods(client, { text: text.trim(), categoryId: shownId, page }),
	);
	useTerminalEvent('catalog/changed', () => {
		categories.again();
		goods.again();
	});
	return {
		...(goods.value ?? NOTHING),
		categories: known,
		categoryId: shownId,
		asked: categories.value !== undefined && goods.value !== undefined,
	};
}

async function findGoods(client: TerminalClient, query: GoodsQuery): Promise<Found> {
	const { text, categoryId, page } = query;
	if (text !== '') {
		const got = await client.ask('product/search', { text, limit: 20 });
		return got.ok ? { products: got.value.products, more: false } : NOTHING;
	}
	if (categoryId === undefined) return NOTHING;
	const got = await client.ask('product/by-category', { categoryId, page });
	return got.ok ? got.value : NOTHING;
}
