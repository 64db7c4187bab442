/** The goods found: name, number, unit, price and stock, with what is unusual said in words. */
import type { ProductView } from '#shared/contract/views.ts';
import type { Words } from '#shared/words/words-of.ts';
import { sayQuantity } from '../app/figures.ts';
import { useWords } from '../app/use-words.ts';
import { MoneyText } from '../ui/money-text.tsx';
import { Table, type Column } from '../ui/table.tsx';
import styles from './goods.module.css';

export type GoodsTableProps = {
	readonly products: readonly ProductView[];
	readonly chosen: number | undefined;
	readonly onChoose: (productId: number) => void;
	readonly empty: { readonly say: string; readonly next: string };
};

export function GoodsTable({ products, chosen, onChoose, empty }: GoodsTableProps) {
	const words = useWords();
	if (products.length === 0) {
		return (
			<div className={styles['empty']}>
				<h2>{empty.say}</h2>
				<p>{empty.next}</p>
			</div>
		);
	}
	return (
		<Table
			label={words.goods.found}
			columns={columnsOf(words)}
			rows={products}
			keyOf={({ productId }) => productId}
			chosen={chosen}
			onChoose={({ productId }) => onChoose(productId)}
			empty={empty.say}
		/>
	);
}

function columnsOf({ goods: say }: Words): Column<ProductView>[] {
	const { columns } = say;
	return [
		{
			id: 'name',
			title: columns.name,
			cell: (product) => (
				<span className={styles['name']} data-off={product.active ? undefined : ''}>
					{product.name}
					<small>{notesOf(product, say)}</small>
				</span>
			),
		},
		{ id: 'sku', title: columns.sku, cell: ({ sku }) => sku },
		{ id: 'unit', title: columns.unit, cell: ({ unit }) => unit },
		{
			id: 'price',
			title: columns.price,
			figures: true,
			cell: ({ priceFen }) => (priceFen === 0 ? say.noPrice : <MoneyText fen={priceFen} />),
		},
		{
			id: 'stock',
			title: columns.stock,
			figures: true,
			cell: ({ onHandMilli }) => (
				<span className={onHandMilli < 0 ? styles['negative'] : undefined}>
					{sayQuantity(onHandMilli)}
				</span>
			),
		},
	];
}

function notesOf(product: ProductView, say: Words['goods']): string {
	const { spec, codes, weighed, kind, active } = product;
	return [
		spec,
		codes[0] ?? '',
		weighed ? say.weighed : '',
		kind === 'service' ? say.service : '',
		active ? '' : say.off,
	]
		.filter((note) => note !== '')
		.join(' · ');
}
