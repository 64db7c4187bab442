/** Goods to choose from, one line per way of selling them: the base unit and each pack. */
import { formatQuantity } from '#shared/receipt/format.ts';
import type { ProductView } from '#shared/contract/views.ts';
import { sayFilled } from '../../app/say.ts';
import { useWords } from '../../app/use-words.ts';
import { ChoosingList } from '../../ui/choosing-list.tsx';
import { MoneyText } from '../../ui/money-text.tsx';
import styles from './dialogs.module.css';

export type Offer = {
	readonly key: string;
	readonly product: ProductView;
	/** Pack unit; empty for the base unit. */
	readonly unit: string;
	readonly priceFen: number;
};

/** Every way to sell these goods, in their order. */
export function offersOf(products: readonly ProductView[]): Offer[] {
	return products.flatMap((product) => [
		{ key: String(product.productId), product, unit: '', priceFen: product.priceFen },
		...product.packs.map(({ unit, priceFen }) => ({
			key: `${product.productId} ${unit}`,
			product,
			unit,
			priceFen,
		})),
	]);
}

export type ProductListProps = {
	readonly offers: readonly Offer[];
	readonly chosen: number;
	readonly onChoose: (offer: Offer) => void;
};

export function ProductList({ offers, chosen, onChoose }: ProductListProps) {
	const { search } = useWords().checkout;
	return (
		<ChoosingList
			label={search.list}
			rows={offers}
			keyOf={({ key }) => key}
			chosen={chosen}
			onChoose={onChoose}
			cells={(offer) => (
				<>
					<b>
						{offer.product.name} {offer.unit !== '' && sayFilled(search.pack, { unit: offer.unit })}
						<small>{aboutProduct(offer.product, search)}</small>
					</b>
					<span className={styles['stock']}>{formatQuantity(offer.product.onHandMilli)}</span>
					<span className={styles['figure']}>
						{offer.priceFen === 0 ? search.noPrice : <MoneyText fen={offer.priceFen} />}
					</span>
				</>
			)}
			styles={styles}
		/>
	);
}

function aboutProduct(
	product: ProductView,
	search: ReturnType<typeof useWords>['checkout']['search'],
): string {
	const { spec, codes, sku, categoryName, weighed, unit, active } = product;
	const parts = [
		spec,
		codes[0] ?? sku,
		categoryName,
		weighed ? `${search.weighed} / ${unit}` : unit,
	];
	return [...parts, active ? '' : search.disabled].filter((part) => part !== '').join(' · ');
}
