/** Products with their prices by quantity, as a table shows them. */
import type { ListedProductView } from '#shared/contract/price-list-requests.ts';
import { formatQuantity } from '#shared/receipt/format.ts';
import { sayFilled } from '../app/say.ts';
import { useWords } from '../app/use-words.ts';
import { MoneyText } from '../ui/money-text.tsx';
import type { Column } from '../ui/table.tsx';
import styles from './price-list.module.css';

export function usePriceColumns(): readonly Column<ListedProductView>[] {
	const { priceList: say } = useWords();
	return [
		{ id: 'sku', title: say.sku, cell: ({ sku }) => sku },
		{ id: 'name', title: say.product, cell: ({ name }) => name },
		{
			id: 'shelf',
			title: say.shelf,
			figures: true,
			cell: ({ shelfFen }) => <MoneyText fen={shelfFen} />,
		},
		{
			id: 'tiers',
			title: say.tiers,
			cell: ({ tiers, unit }) => (
				<span className={styles['tiers']}>
					{tiers.map(({ fromMilli, priceFen: price }) => (
						<span key={fromMilli}>
							{sayFilled(say.tier, { from: formatQuantity(fromMilli), unit, price })}
						</span>
					))}
				</span>
			),
		},
	];
}
