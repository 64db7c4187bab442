/**
 * A member's points (积分) on their page: what may be used, what is owed, each lot with its end, and
 * what moved. Gifts and adjusting by hand begin here.
 */
import { useState } from 'react';
import type { PointsStatementView } from '#shared/contract/points-views.ts';
import { localTime, type Instant } from '#shared/kernel/time.ts';
import { sayCount, sayMoved } from '../app/figures.ts';
import { sayFilled, sayRefusal } from '../app/say.ts';
import { useWords } from '../app/use-words.ts';
import { useStore, useTerminal } from '../terminal-client/use-terminal.ts';
import { Button } from '../ui/button.tsx';
import { NoticeBar } from '../ui/notice-bar.tsx';
import { Table, type Column } from '../ui/table.tsx';
import { AdjustPointsDialog } from './adjust-points-dialog.tsx';
import { GiftDialog } from './gift-dialog.tsx';
import { usePoints } from './use-points.ts';
import styles from './points.module.css';

export type PointsPaneProps = {
	readonly memberId: string;
	/** Of somebody who left: nothing new is begun. */
	readonly isShut?: boolean;
	/** Something was done: whoever shows the figures elsewhere asks anew. */
	readonly onChanged?: () => void;
	/** The way back; without it the pane is part of a page that has its own. */
	readonly onClose?: () => void;
};

type Lot = PointsStatementView['lots'][number];
type Move = PointsStatementView['moves'][number];

export function PointsPane(props: PointsPaneProps) {
	const { memberId, isShut = false, onChanged, onClose } = props;
	const words = useWords();
	const { points: say } = words;
	const { shown, refusal, again } = usePoints(memberId);
	const [opened, setOpened] = useState<'adjust' | 'gift'>();
	const [done, setDone] = useState('');
	const said = refusal === undefined ? undefined : sayRefusal(words, refusal);
	const { debt = 0, available = 0 } = shown ?? {};
	const dialog = {
		memberId,
		onClose: () => setOpened(undefined),
		onDone: (sentence: string) => {
			setDone(sentence);
			again();
			onChanged?.();
		},
	};
	return (
		<section className={styles['pane']} aria-label={say.title}>
			<header className={styles['head']}>
				<h3>{say.title}</h3>
				{shown !== undefined && <Figures shown={shown} />}
				{onClose !== undefined && <Button onPress={onClose}>{words.app.button.back}</Button>}
			</header>
			<div className={styles['list']}>
				{said !== undefined && <NoticeBar tone="red" say={said.say} next={said.next} alert />}
				{debt > 0 && <NoticeBar tone="amber" say={sayFilled(say.debt, { points: debt })} />}
				<Lots lots={shown?.lots ?? []} />
				<Moves moves={shown?.moves ?? []} />
			</div>
			<div className={styles['foot']}>
				{done !== '' && <NoticeBar tone="plain" say={done} alert />}
				{!isShut && (
					<div className={styles['buttons']}>
						<Button onPress={() => setOpened('adjust')}>{say.adjust.title}</Button>
						<Button
							size="large"
							tone="accent"
							disabled={available === 0}
							onPress={() => setOpened('gift')}
						>
							{say.gift.title}
						</Button>
					</div>
				)}
			</div>
			{opened === 'adjust' && <AdjustPointsDialog {...dialog} />}
			{opened === 'gift' && <GiftDialog {...dialog} />}
		</section>
	);
}

function Figures({ shown }: { readonly shown: PointsStatementView }) {
	const { points: say } = useWords();
	return (
		<>
			<dl className={styles['figures']}>
				<div>
					<dt>{say.available}</dt>
					<dd>{sayCount(shown.available)}</dd>
				</div>
				<div>
					<dt>{say.balance}</dt>
					<dd>{sayCount(shown.balance)}</dd>
				</div>
			</dl>
			<p>{sayFilled(say.worth, { fen: shown.worthFen })}</p>
		</>
	);
}

function Lots({ lots }: { readonly lots: readonly Lot[] }) {
	const { points: say } = useWords();
	const columns: readonly Column<Lot>[] = [
		{ id: 'expires', title: say.lots.expires, cell: ({ expires }) => expires },
		{ id: 'points', title: say.lots.points, cell: ({ points }) => sayCount(points), figures: true },
		{ id: 'left', title: say.lots.left, cell: ({ left }) => sayCount(left), figures: true },
	];
	return (
		<>
			<h4>{say.lots.title}</h4>
			<Table
				label={say.lots.title}
				columns={columns}
				rows={lots.map((lot, at) => ({ ...lot, at }))}
				keyOf={({ expires, points, left }) => `${expires} ${points} ${left}`}
				empty={say.noLots}
			/>
		</>
	);
}

function Moves({ moves }: { readonly moves: readonly Move[] }) {
	const { points: say } = useWords();
	const { status } = useStore(useTerminal().status);
	const timeZone = status?.store.timeZone ?? 'Asia/Shanghai';
	const columns: readonly Column<Move>[] = [
		{
			id: 'at',
			title: say.moves.at,
			cell: ({ atMs }) => {
				const { date, time } = localTime(atMs as Instant, timeZone);
				return `${date} ${time}`;
			},
		},
		{ id: 'kind', title: say.moves.kind, cell: ({ kind }) => say.kinds[kind] },
		{
			id: 'points',
			title: say.title,
			cell: ({ points }) => sayMoved(points),
			figures: true,
		},
		{ id: 'by', title: say.moves.operator, cell: ({ operator }) => operator },
	];
	return (
		<>
			<h4>{say.moves.title}</h4>
			<Table
				label={say.moves.title}
				columns={columns}
				rows={moves}
				keyOf={({ pos, kind }) => `${pos} ${kind}`}
				empty={say.noMoves}
			/>
		</>
	);
}
