/** The types of cards (会员卡类型): where a card is good, for which goods, and what is charged. */
import { useState } from 'react';
import type { RequestOutput } from '#shared/contract/terminal-contract.ts';
import { formatZhe } from '#shared/member/tier-text.ts';
import { sayFilled } from '../app/say.ts';
import { useWords } from '../app/use-words.ts';
import { useAsked } from '../sales/use-asked.ts';
import { useTerminal } from '../terminal-client/use-terminal.ts';
import { Button } from '../ui/button.tsx';
import { Table, type Column } from '../ui/table.tsx';
import { CardTypeForm } from './card-type-form.tsx';
import styles from './member-settings.module.css';

type Types = RequestOutput<'card-type/list'>;
type CardType = Types['types'][number];

export type CardTypesProps = { readonly onSaved: (sentence: string) => void };

export function CardTypes({ onSaved }: CardTypesProps) {
	const { client } = useTerminal();
	const { cards: say } = useWords().memberSettings;
	const { value: got, again } = useAsked('', () => client.ask('card-type/list', {}));
	const [opened, setOpened] = useState<CardType | 'new'>();
	const listed = got?.ok === true ? got.value : undefined;
	const columns = useColumns();
	return (
		<section aria-label={say.title} className={styles['part']}>
			<div className={styles['bar']}>
				<h3>{say.title}</h3>
				<Button onPress={() => setOpened('new')}>{say.add}</Button>
			</div>
			<Table
				label={say.title}
				columns={columns}
				rows={listed?.types ?? []}
				keyOf={({ code }) => code}
				onChoose={setOpened}
				empty={say.empty}
			/>
			{opened !== undefined && listed !== undefined && (
				<CardTypeForm
					type={opened === 'new' ? undefined : opened}
					store={listed.storeCode}
					onClose={() => setOpened(undefined)}
					onSaved={() => {
						again();
						onSaved(say.saved);
					}}
				/>
			)}
		</section>
	);
}

function useColumns(): readonly Column<CardType>[] {
	const { cards: say, tiers } = useWords().memberSettings;
	return [
		{ id: 'name', title: say.name, cell: ({ name }) => name },
		{ id: 'kind', title: say.kind, cell: ({ kind }) => say.kinds[kind] },
		{
			id: 'registered',
			title: say.registered,
			cell: ({ registered }) => (registered ? say.yes : say.no),
		},
		{
			id: 'charge',
			title: say.charge,
			cell: ({ charge }) => {
				return charge === 10_000 ? tiers.none : sayFilled(tiers.zhe, { zhe: formatZhe(charge) });
			},
		},
		{
			id: 'stores',
			title: say.stores,
			cell: ({ stores }) => (stores.length === 0 ? say.allStores : stores.join(' ')),
		},
		{
			id: 'goods',
			title: say.category,
			cell: ({ categories }) => {
				const count = categories.length;
				return count === 0 ? say.allGoods : sayFilled(say.some, { count });
			},
		},
		{ id: 'state', title: say.state, cell: ({ active }) => (active ? say.on : say.off) },
		{ id: 'count', title: say.count, cell: ({ cards }) => cards, figures: true },
	];
}
