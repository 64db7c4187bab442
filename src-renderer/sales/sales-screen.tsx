/**
 * Completed sales (销售单): the day's list on the left, the receipt as the customer has it on the
 * right. A scanned receipt finds its sale; F12 prints a copy, marked 补打.
 */
import { useState } from 'react';
import type { CompletedSaleView } from '#shared/contract/views.ts';
import { useKeyLayer } from '../app/use-keyboard.ts';
import { useWords } from '../app/use-words.ts';
import { useStore, useTerminal } from '../terminal-client/use-terminal.ts';
import { Button } from '../ui/button.tsx';
import { ReceiptPane } from './receipt-pane.tsx';
import { SalesFilterBar } from './sales-filter-bar.tsx';
import { SalesTable } from './sales-table.tsx';
import { dayBeside, useSalesList, type SalesFilter } from './sales-list.ts';
import { useRowKeys } from './use-row-keys.ts';
import styles from './sales.module.css';

export function SalesScreen() {
	const { sales: say } = useWords();
	const { status } = useStore(useTerminal().status);
	const today = status?.bizDate ?? '';
	const [filter, setFilter] = useState<SalesFilter>(() => startingFilter(today));
	const { page, reload, loadMore } = useSalesList(filter);
	const [chosen, setChosen] = useState<number>();
	const sale = saleShown(page.sales, { chosen, text: filter.text });

	useRowKeys({ keys: page.sales.map(({ pos }) => pos), chosen: sale?.pos, onChoose: setChosen });
	useKeyLayer({
		onScan: (text) => {
			setChosen(undefined);
			setFilter({ bizDate: '', text, operator: '' });
		},
		onKey: ({ code }) => {
			const step = code === 'PageUp' ? -1 : code === 'PageDown' ? 1 : 0;
			if (step === 0) return false;
			const day = dayBeside(filter.bizDate === '' ? today : filter.bizDate, step);
			if (day <= today) setFilter({ ...filter, bizDate: day });
			return true;
		},
	});
	return (
		<div className={styles['screen']}>
			<section className={styles['left']} aria-label={say.list}>
				<SalesFilterBar filter={filter} today={today} onChange={setFilter} />
				<div className={styles['table']}>
					<SalesTable
						page={page}
						chosen={sale?.pos}
						onChoose={setChosen}
						timeZone={status?.store.timeZone ?? 'Asia/Shanghai'}
					/>
					{page.more && (
						<div className={styles['more']}>
							<Button onPress={loadMore}>{say.more}</Button>
						</div>
					)}
				</div>
			</section>
			{sale === undefined ? (
				<section className={styles['right']}>
					<p className={styles['choose']}>{say.choose}</p>
				</section>
			) : (
				<ReceiptPane key={sale.pos} sale={sale} onReprinted={reload} />
			)}
		</div>
	);
}

/** Somebody scanned a receipt at the checkout and wants to see it: `#/sales?receipt=…`. */
function startingFilter(today: string): SalesFilter {
	const query = new URLSearchParams(window.location.hash.split('?')[1] ?? '');
	const receipt = query.get('receipt');
	if (receipt === null) return { bizDate: today, text: '', operator: '' };
	return { bizDate: '', text: receipt, operator: '' };
}

/** The chosen sale; the only one found is chosen already. */
function saleShown(
	sales: readonly CompletedSaleView[],
	{ chosen, text }: { readonly chosen: number | undefined; readonly text: string },
): CompletedSaleView | undefined {
	const found = sales.find(({ pos }) => pos === chosen);
	return found ?? (text !== '' && sales.length === 1 ? sales[0] : undefined);
}
