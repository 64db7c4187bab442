/**
 * Goods (商品): found by code, name or pinyin, or by category, with the page of the chosen one beside
 * the list. Adding, changing a price and importing a list start here.
 */
import { useState } from 'react';
import type { ProductView } from '#shared/contract/views.ts';
import { useKeyLayer } from '../app/use-keyboard.ts';
import { useWords } from '../app/use-words.ts';
import { useRowKeys } from '../sales/use-row-keys.ts';
import { useStore } from '../terminal-client/use-terminal.ts';
import { Button } from '../ui/button.tsx';
import { CategoryBar } from './category-bar.tsx';
import { GoodsHead } from './goods-head.tsx';
import { GoodsTable } from './goods-table.tsx';
import { goodsImport } from './import-desk.ts';
import { ImportPage } from './import-page.tsx';
import { NewProductDialog } from './new-product-dialog.tsx';
import { ProductPage } from './product-page.tsx';
import { useExport } from './use-export.ts';
import { useGoods, type GoodsQuery } from './use-goods.ts';
import styles from './goods.module.css';

export function GoodsScreen() {
	return useStore(goodsImport.shown) ? <ImportPage /> : <GoodsList />;
}

function GoodsList() {
	const { goods: say } = useWords();
	const [query, setQuery] = useState<GoodsQuery>(EVERYTHING);
	const { products, more, categories, categoryId, asked } = useGoods(query);
	const [chosen, setChosen] = useState<number>();
	const [adding, setAdding] = useState<string>();
	const productId = productShown(products, { chosen, query });
	const find = (text: string) => setQuery({ ...EVERYTHING, text });
	const exporting = useExport();
	const startAdding = () => setAdding(query.text.trim());

	useRowKeys({
		keys: products.map((one) => one.productId),
		chosen: productId,
		onChoose: setChosen,
	});
	useKeyLayer({
		onScan: find,
		onKey: ({ code }) => {
			if (code === 'F8') startAdding();
			else if (code === 'F9') goodsImport.show(true);
			else if (code === 'F10') exporting.start();
			else if (code === 'PageDown' && more) setQuery({ ...query, page: query.page + 1 });
			else if (code === 'PageUp' && query.page > 0) setQuery({ ...query, page: query.page - 1 });
			else return false;
			return true;
		},
	});
	return (
		<div className={styles['screen']}>
			<section className={styles['left']} aria-label={say.title}>
				<GoodsHead text={query.text} onText={find} onAdd={startAdding} exporting={exporting} />
				<CategoryBar
					categories={categories}
					chosen={query.text === '' ? categoryId : undefined}
					onChoose={(id) => setQuery({ ...EVERYTHING, categoryId: id })}
				/>
				<GoodsTable
					products={products}
					chosen={productId}
					onChoose={setChosen}
					empty={emptyWords(say, { query, asked, anyGoods: categories.length > 0 })}
				/>
				<Pages query={query} more={more} onChange={setQuery} />
			</section>
			<ProductPage productId={productId} />
			{adding !== undefined && (
				<NewProductDialog
					code={/^[0-9A-Za-z]{4,}$/.test(adding) ? adding : ''}
					onClose={() => setAdding(undefined)}
					onAdded={(added) => {
						setAdding(undefined);
						find(added.name);
						setChosen(added.productId);
					}}
				/>
			)}
		</div>
	);
}

const EVERYTHING: GoodsQuery = { text: '', categoryId: undefined, page: 0 };

type Choice = { readonly chosen: number | undefined; readonly query: GoodsQuery };

/** The chosen one; the only one found is chosen already. */
function productShown(
	products: readonly ProductView[],
	{ chosen, query }: Choice,
): number | undefined {
	if (products.some(({ productId }) => productId === chosen)) return chosen;
	return query.text !== '' && products.length === 1 ? products[0]?.productId : undefined;
}

type Say = ReturnType<typeof useWords>['goods'];

type Asking = {
	readonly query: GoodsQuery;
	readonly asked: boolean;
	readonly anyGoods: boolean;
};

function emptyWords(
	say: Say,
	{ query, asked, anyGoods }: Asking,
): { readonly say: string; readonly next: string } {
	if (!asked) return { say: '', next: '' };
	if (query.text !== '') return { say: say.none, next: say.noneNext };
	return anyGoods
		? { say: say.categoryEmpty, next: '' }
		: { say: say.noGoods, next: say.noGoodsLead };
}

type PagesProps = {
	readonly query: GoodsQuery;
	readonly more: boolean;
	readonly onChange: (query: GoodsQuery) => void;
};

function Pages({ query, more, onChange }: PagesProps) {
	const { goods: say } = useWords();
	if (!more && query.page === 0) return null;
	const turn = (step: number) => onChange({ ...query, page: query.page + step });
	return (
		<div className={styles['pages']}>
			<Button keyLabel="PgUp" disabled={query.page === 0} onPress={() => turn(-1)}>
				{say.previousPage}
			</Button>
			<Button keyLabel="PgDn" disabled={!more} onPress={() => turn(1)}>
				{say.nextPage}
			</Button>
		</div>
	);
}
