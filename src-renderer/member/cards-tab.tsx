/** The cards of a member, by their last four, and what became of each. */
import type { MemberPageView } from '#shared/contract/member-views.ts';
import { localTime, type Instant } from '#shared/kernel/time.ts';
import { useWords } from '../app/use-words.ts';
import { useStore, useTerminal } from '../terminal-client/use-terminal.ts';
import { Table, type Column } from '../ui/table.tsx';
import styles from './page.module.css';

type Card = MemberPageView['cards'][number];

export function CardsTab({ page: { cards } }: { readonly page: MemberPageView }) {
	const { cards: say } = useWords().member.page;
	const { status } = useStore(useTerminal().status);
	const zone = status?.store.timeZone ?? 'Asia/Shanghai';
	const columns: readonly Column<Card>[] = [
		{ id: 'no', title: say.cardNo, cell: ({ cardNo }) => cardNo },
		{ id: 'medium', title: say.medium, cell: ({ medium }) => say.media[medium] },
		{
			id: 'state',
			title: say.state,
			cell: ({ state }) => (
				<span data-state={state} className={styles['cardState']}>
					{say.states[state]}
				</span>
			),
		},
		{
			id: 'issued',
			title: say.issued,
			cell: ({ issuedMs }) => localTime(issuedMs as Instant, zone).date,
		},
	];
	return (
		<div className={styles['tab']}>
			<Table
				label={say.list}
				columns={columns}
				rows={cards}
				keyOf={({ cardNo, issuedMs }) => `${cardNo} ${issuedMs}`}
				empty={say.empty}
			/>
		</div>
	);
}
