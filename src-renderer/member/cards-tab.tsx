/**
 * The cards of a member, by their last four: one more is issued, a lost one is dead at once and
 * comes back or is replaced, a number is handed on. What the member has never moves with a card.
 */
import { useState } from 'react';
import type { MemberPageView } from '#shared/contract/member-views.ts';
import { localTime, type Instant } from '#shared/kernel/time.ts';
import { sayFilled, sayRefusal } from '../app/say.ts';
import { useShell } from '../app/shell-parts.ts';
import { useWords } from '../app/use-words.ts';
import type { ClientRefusal } from '../terminal-client/open-client.ts';
import { useStore, useTerminal } from '../terminal-client/use-terminal.ts';
import { Button } from '../ui/button.tsx';
import { NoticeBar } from '../ui/notice-bar.tsx';
import { Table, type Column } from '../ui/table.tsx';
import { CardDialogs, type CardOpened } from './card-dialogs.tsx';
import { hasLeft } from './say-member.ts';
import styles from './lists.module.css';

type Card = MemberPageView['cards'][number];

export type CardsTabProps = { readonly page: MemberPageView; readonly again: () => void };

export function CardsTab({ page, again }: CardsTabProps) {
	const words = useWords();
	const { cards: say } = words.member.page;
	const { client } = useTerminal();
	const { sounds } = useShell();
	const [opened, setOpened] = useState<CardOpened>();
	const [done, setDone] = useState('');
	const [refusal, setRefusal] = useState<ClientRefusal>();
	const { memberId, state } = page.panel;

	function finish(sentence: string): void {
		setOpened(undefined);
		setRefusal(undefined);
		setDone(sentence);
		again();
	}

	async function lose({ cardId, cardNo }: Card): Promise<void> {
		const marked = await client.ask('member/report-lost', { memberId, cardNo: cardId });
		if (marked.ok) finish(sayFilled(say.lost, { cardNo }));
		else {
			sounds.no();
			setRefusal(marked.refusal);
		}
	}

	const said = refusal === undefined ? undefined : sayRefusal(words, refusal);
	return (
		<div className={styles['tab']}>
			<div className={styles['bar']}>
				<p className={styles['soft']}>{done === '' ? say.lead : done}</p>
				{!hasLeft(page.panel) && (
					<Button disabled={state !== 'active'} onPress={() => setOpened({ kind: 'issue' })}>
						{say.issue}
					</Button>
				)}
			</div>
			{said !== undefined && <NoticeBar tone="red" say={said.say} next={said.next} alert />}
			<CardTable cards={page.cards} onOpen={setOpened} onLost={lose} />
			<CardDialogs
				opened={opened}
				panel={page.panel}
				onClose={() => setOpened(undefined)}
				onDone={finish}
			/>
		</div>
	);
}

type CardTableProps = {
	readonly cards: readonly Card[];
	readonly onOpen: (opened: CardOpened) => void;
	readonly onLost: (card: Card) => Promise<void>;
};

function CardTable({ cards, onOpen, onLost }: CardTableProps) {
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
				<span data-state={state} className={styles['state']}>
					{say.states[state]}
				</span>
			),
		},
		{
			id: 'issued',
			title: say.issued,
			cell: ({ issuedMs }) => localTime(issuedMs as Instant, zone).date,
		},
		{
			id: 'acts',
			title: say.acts,
			figures: true,
			cell: (card) => <CardActs card={card} onOpen={onOpen} onLost={onLost} />,
		},
	];
	return (
		<Table
			label={say.list}
			columns={columns}
			rows={cards}
			keyOf={({ cardId }) => cardId}
			empty={say.empty}
		/>
	);
}

type CardActsProps = Omit<CardTableProps, 'cards'> & { readonly card: Card };

/** What can be done with a card in its state. */
function CardActs({ card, onOpen, onLost }: CardActsProps) {
	const { cards: say } = useWords().member.page;
	const { state } = card;
	if (state !== 'active' && state !== 'lost') return null;
	return (
		<div className={styles['acts']}>
			{/* A key each: the focus of 挂失 must not come to rest on its opposite. */}
			{state === 'active' ? (
				<Button key="lost" onPress={() => void onLost(card)}>
					{say.reportLost}
				</Button>
			) : (
				<Button key="restore" onPress={() => onOpen({ kind: 'restore', card })}>
					{say.restore}
				</Button>
			)}
			<Button onPress={() => onOpen({ kind: 'replace', card })}>{say.replace}</Button>
			{state === 'active' && (
				<Button onPress={() => onOpen({ kind: 'transfer', card })}>{say.transfer}</Button>
			)}
		</div>
	);
}
