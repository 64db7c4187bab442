/**
 * The prices of one list, by product and quantity: F8 prices another product, Enter changes the one
 * chosen, F9 takes a spreadsheet in, Esc goes back.
 */
import { useState } from 'react';
import type { ListedProductView, PriceListView } from '#shared/contract/price-list-requests.ts';
import { sayFilled } from '../app/say.ts';
import { useKeyLayer } from '../app/use-keyboard.ts';
import { useWords } from '../app/use-words.ts';
import { useAsked } from '../sales/use-asked.ts';
import { useStore, useTerminal } from '../terminal-client/use-terminal.ts';
import { Button } from '../ui/button.tsx';
import { NoticeBar } from '../ui/notice-bar.tsx';
import { Table } from '../ui/table.tsx';
import { ListedPriceDialog } from './listed-price-dialog.tsx';
import { usePriceColumns } from './price-columns.tsx';
import { PriceImportPage, priceImportOf } from './price-import-page.tsx';
import styles from './price-list.module.css';

export type ListedPricesProps = {
	readonly list: PriceListView;
	readonly onLeave: () => void;
};

export function ListedPrices({ list, onLeave }: ListedPricesProps) {
	const desk = priceImportOf(list.code);
	const importing = useStore(desk.shown);
	return importing ? (
		<PriceImportPage code={list.code} />
	) : (
		<Prices list={list} onLeave={onLeave} onImport={() => desk.show(true)} />
	);
}

type PricesProps = ListedPricesProps & { readonly onImport: () => void };

function Prices({ list, onLeave, onImport }: PricesProps) {
	const { client } = useTerminal();
	const { priceList: say } = useWords();
	const { code, name } = list;
	const [after, setAfter] = useState(0);
	const { value: got, again } = useAsked(String(after), () => {
		return client.ask('price-list/get', { code, after });
	});
	const [form, setForm] = useState<ListedProductView | 'new'>();
	const [done, setDone] = useState('');
	const page = got?.ok === true ? got.value : undefined;
	const next = page?.nextAfter;
	useKeyLayer({
		onKey: ({ code: key, control, shift }) => {
			if (key === 'Escape') onLeave();
			else if (key === 'F8') setForm('new');
			else if (key === 'F9' && !control && !shift) onImport();
			else return false;
			return true;
		},
	});
	return (
		<section className={styles['pane']} aria-label={sayFilled(say.ofList, { name })}>
			<header className={styles['head']}>
				<div>
					<h2>{sayFilled(say.ofList, { name })}</h2>
					<p>{say.lead}</p>
				</div>
				<Button keyLabel="Esc" onPress={onLeave}>
					{say.back}
				</Button>
			</header>
			<div className={styles['list']}>
				<Table
					label={say.prices}
					columns={usePriceColumns()}
					rows={page?.products ?? []}
					keyOf={({ productId }) => productId}
					onChoose={setForm}
					empty={say.noPrices}
				/>
			</div>
			<div className={styles['foot']}>
				{done !== '' && <NoticeBar tone="plain" say={done} alert />}
				<Keys next={next} onNext={setAfter} onImport={onImport} onAdd={() => setForm('new')} />
			</div>
			{form !== undefined && (
				<ListedPriceDialog
					code={code}
					listed={form === 'new' ? undefined : form}
					onClose={() => setForm(undefined)}
					onSaved={(product) => {
						setDone(sayFilled(say.priceSaved, { name: product }));
						again();
					}}
				/>
			)}
		</section>
	);
}

type KeysProps = Pick<PricesProps, 'onImport'> & {
	readonly next: number | undefined;
	readonly onNext: (after: number) => void;
	readonly onAdd: () => void;
};

function Keys({ next, onNext, onImport, onAdd }: KeysProps) {
	const { priceList: say } = useWords();
	return (
		<div className={styles['buttons']}>
			{next !== undefined && (
				<Button size="large" onPress={() => onNext(next)}>
					{say.next}
				</Button>
			)}
			<Button size="large" keyLabel="F9" onPress={onImport}>
				{say.import}
			</Button>
			<Button size="large" tone="accent" keyLabel="F8" onPress={onAdd}>
				{say.addPrice}
			</Button>
		</div>
	);
}
