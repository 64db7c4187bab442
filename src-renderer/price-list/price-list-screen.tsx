/**
 * The price lists (价格表), behind the settings of members: which there are, what they hold and how
 * many buy by them. F8 makes one, F12 changes it, F11 shows its prices, Esc goes back.
 */
import { useState } from 'react';
import type { PriceListView } from '#shared/contract/price-list-requests.ts';
import { formatZhe } from '#shared/member/tier-text.ts';
import { sayFilled } from '../app/say.ts';
import { useKeyLayer } from '../app/use-keyboard.ts';
import { useWords } from '../app/use-words.ts';
import { useAsked } from '../sales/use-asked.ts';
import { useRowKeys } from '../sales/use-row-keys.ts';
import { useTerminal } from '../terminal-client/use-terminal.ts';
import { Button } from '../ui/button.tsx';
import { NoticeBar } from '../ui/notice-bar.tsx';
import { Table, type Column } from '../ui/table.tsx';
import { ListedPrices } from './listed-prices.tsx';
import { PriceListForm } from './price-list-form.tsx';
import styles from './price-list.module.css';

export type PriceListScreenProps = { readonly onLeave: () => void };

export function PriceListScreen({ onLeave }: PriceListScreenProps) {
	const { client } = useTerminal();
	const { value: got, again } = useAsked('', () => client.ask('price-list/list', {}));
	const [open, setOpen] = useState<string>();
	const lists = got?.ok === true ? got.value.lists : [];
	const opened = lists.find(({ code }) => code === open);
	if (opened !== undefined) {
		return (
			<ListedPrices
				list={opened}
				onLeave={() => {
					setOpen(undefined);
					again();
				}}
			/>
		);
	}
	return <Lists lists={lists} again={again} onOpen={setOpen} onLeave={onLeave} />;
}

type ListsProps = PriceListScreenProps & {
	readonly lists: readonly PriceListView[];
	readonly again: () => void;
	readonly onOpen: (code: string) => void;
};

function Lists({ lists, again, onOpen, onLeave }: ListsProps) {
	const { priceList: say } = useWords();
	const [chosen, setChosen] = useState<string>();
	const [form, setForm] = useState<PriceListView | 'new'>();
	const [done, setDone] = useState('');
	const current = lists.find(({ code }) => code === chosen);
	useRowKeys({ keys: lists.map(({ code }) => code), chosen, onChoose: setChosen });
	useKeyLayer({
		onKey: ({ code, control }) => {
			if (code === 'Escape') onLeave();
			else if (code === 'F8') setForm('new');
			else if (code === 'F12' && current !== undefined) setForm(current);
			else if (code === 'F11' && !control && current !== undefined) onOpen(current.code);
			else return false;
			return true;
		},
	});
	return (
		<section className={styles['pane']} aria-label={say.title}>
			<header className={styles['head']}>
				<div>
					<h2>{say.title}</h2>
					<p>{say.lead}</p>
				</div>
				<div className={styles['buttons']}>
					<Button keyLabel="Esc" onPress={onLeave}>
						{say.toSettings}
					</Button>
					<Button keyLabel="F8" onPress={() => setForm('new')}>
						{say.add}
					</Button>
				</div>
			</header>
			<div className={styles['list']}>
				<Table
					label={say.list}
					columns={useColumns()}
					rows={lists}
					keyOf={({ code }) => code}
					chosen={chosen}
					onChoose={({ code }) => setChosen(code)}
					empty={say.empty}
				/>
			</div>
			<Foot done={done} current={current} onEdit={setForm} onOpen={onOpen} />
			{form !== undefined && (
				<PriceListForm
					list={form === 'new' ? undefined : form}
					onClose={() => setForm(undefined)}
					onSaved={(code, name) => {
						setChosen(code);
						setDone(sayFilled(say.saved, { name }));
						again();
					}}
				/>
			)}
		</section>
	);
}

type FootProps = Pick<ListsProps, 'onOpen'> & {
	readonly done: string;
	readonly current: PriceListView | undefined;
	readonly onEdit: (list: PriceListView | undefined) => void;
};

function Foot({ done, current, onEdit, onOpen }: FootProps) {
	const { priceList: say } = useWords();
	return (
		<div className={styles['foot']}>
			{done !== '' && <NoticeBar tone="plain" say={done} alert />}
			<div className={styles['buttons']}>
				<Button
					size="large"
					keyLabel="F12"
					disabled={current === undefined}
					onPress={() => onEdit(current)}
				>
					{say.edit}
				</Button>
				<Button
					size="large"
					tone="accent"
					keyLabel="F11"
					disabled={current === undefined}
					onPress={() => current !== undefined && onOpen(current.code)}
				>
					{say.prices}
				</Button>
			</div>
		</div>
	);
}

function useColumns(): readonly Column<PriceListView>[] {
	const { priceList: say } = useWords();
	return [
		{ id: 'code', title: say.code, cell: ({ code }) => code },
		{ id: 'name', title: say.name, cell: ({ name }) => name },
		{
			id: 'days',
			title: say.days,
			cell: ({ from, until }) => (from + until === '' ? say.always : `${from} – ${until}`),
		},
		{
			id: 'rate',
			title: say.rateShort,
			cell: ({ rates }) => {
				const [rate, ...more] = rates;
				if (rate === undefined) return say.noRate;
				if (more.length > 0) return sayFilled(say.more, { count: rates.length });
				return `${rate.name} ${sayFilled(say.zhe, { zhe: formatZhe(rate.charge) })}`;
			},
		},
		{ id: 'products', title: say.products, cell: ({ products }) => products, figures: true },
		{ id: 'members', title: say.members, cell: ({ members }) => members, figures: true },
		{
			id: 'state',
			title: say.state,
			cell: ({ active }) => (active ? say.on : <span className={styles['off']}>{say.off}</span>),
		},
	];
}
