/**
 * A member's stored value (储值) on their page: both pockets, every lot with its policy and the days
 * left to return it, and what moved. Topping up, giving back and undoing begin here.
 */
import { useState } from 'react';
import { localTime, type Instant } from '#shared/kernel/time.ts';
import { sayFilled, sayRefusal } from '../app/say.ts';
import { useWords } from '../app/use-words.ts';
import { useStore, useTerminal } from '../terminal-client/use-terminal.ts';
import { Button } from '../ui/button.tsx';
import { MoneyRows } from '../ui/money-rows.tsx';
import { MoneyText } from '../ui/money-text.tsx';
import { NoticeBar } from '../ui/notice-bar.tsx';
import { Table, type Column } from '../ui/table.tsx';
import { StoredValueRefundWizard } from './refund-wizard.tsx';
import { TopUpDialog } from './top-up-dialog.tsx';
import { UndoTopUpDialog } from './undo-top-up-dialog.tsx';
import { useStoredValue, type ShownStoredValue } from './use-stored-value.ts';
import styles from './stored-value.module.css';

export type StoredValuePaneProps = {
	readonly memberId: string;
	/** Of somebody who left: nothing new is begun. */
	readonly isShut?: boolean;
	/** Something was done: whoever shows the figures elsewhere asks anew. */
	readonly onChanged?: () => void;
	/** The way back; without it the pane is part of a page that has its own. */
	readonly onClose?: () => void;
};

type Lot = ShownStoredValue['lots'][number];
type Move = ShownStoredValue['moves'][number];
type Opened = 'top-up' | 'refund' | Lot;

export function StoredValuePane(props: StoredValuePaneProps) {
	const { memberId, isShut = false, onChanged, onClose } = props;
	const words = useWords();
	const { storedValue: say } = words;
	const { shown, refusal, again } = useStoredValue(memberId);
	const [opened, setOpened] = useState<Opened>();
	const [done, setDone] = useState('');
	const said = refusal === undefined ? undefined : sayRefusal(words, refusal);
	const finish = (sentence: string) => {
		setDone(sentence);
		again();
		onChanged?.();
	};
	const { heldFen: held = 0 } = shown ?? {};
	return (
		<section className={styles['pane']} aria-label={say.title}>
			<header className={styles['head']}>
				<h3>{say.title}</h3>
				{shown !== undefined && <Pockets shown={shown} />}
				{onClose !== undefined && <Button onPress={onClose}>{words.app.button.back}</Button>}
			</header>
			<div className={styles['list']}>
				{said !== undefined && <NoticeBar tone="red" say={said.say} next={said.next} alert />}
				{held > 0 && <NoticeBar tone="amber" say={sayFilled(say.pane.held, { held })} />}
				<Lots lots={shown?.lots ?? []} onUndo={setOpened} />
				<Moves moves={shown?.moves ?? []} />
			</div>
			<div className={styles['foot']}>
				{done !== '' && <NoticeBar tone="plain" say={done} alert />}
				<div className={styles['buttons']}>
					{shown?.lots.some(hasLeft) === true ? (
						<Button onPress={() => setOpened('refund')}>{say.pane.refund}</Button>
					) : (
						<p className={styles['nothing']}>{say.pane.nothingBack}</p>
					)}
					{!isShut && (
						<Button size="large" tone="accent" onPress={() => setOpened('top-up')}>
							{say.pane.topUp}
						</Button>
					)}
				</div>
			</div>
			<OpenedDialog
				opened={opened}
				memberId={memberId}
				onClose={() => setOpened(undefined)}
				onDone={finish}
			/>
		</section>
	);
}

function hasLeft({ principalLeftFen, bonusLeftFen }: Lot): boolean {
	return principalLeftFen > 0 || bonusLeftFen > 0;
}

function Pockets({ shown }: { readonly shown: ShownStoredValue }) {
	const { storedValue: say } = useWords();
	const { principalFen, bonusFen } = shown.pockets;
	return (
		<dl className={styles['pockets']}>
			<MoneyRows
				rows={[
					[say.principal, principalFen],
					[say.bonus, bonusFen],
				]}
			/>
		</dl>
	);
}

type LotsProps = { readonly lots: readonly Lot[]; readonly onUndo: (lot: Lot) => void };

function Lots({ lots, onUndo }: LotsProps) {
	const { storedValue: say } = useWords();
	const columns: readonly Column<Lot>[] = [
		{ id: 'opened', title: say.pane.opened, cell: ({ openedOn }) => openedOn },
		{
			id: 'paid',
			title: say.pane.paid,
			cell: ({ principalFen, bonusFen }) => <Two first={principalFen} second={bonusFen} />,
			figures: true,
		},
		{
			id: 'left',
			title: say.pane.left,
			cell: ({ principalLeftFen, bonusLeftFen }) => (
				<Two first={principalLeftFen} second={bonusLeftFen} />
			),
			figures: true,
		},
		{ id: 'policy', title: say.pane.policy, cell: ({ policy }) => say.pane.policies[policy] },
		{
			id: 'back',
			title: say.pane.back,
			cell: (lot) => (
				<span className={styles['back']}>
					{lot.daysToReturn !== undefined && sayFilled(say.pane.days, { days: lot.daysToReturn })}
					{lot.canUndo && <Button onPress={() => onUndo(lot)}>{say.pane.undo}</Button>}
				</span>
			),
		},
	];
	return (
		<>
			<h4>{say.pane.lots}</h4>
			<Table
				label={say.pane.lots}
				columns={columns}
				rows={lots}
				keyOf={({ lotId }) => lotId}
				empty={say.pane.noLots}
			/>
		</>
	);
}

function Two({ first, second }: { readonly first: number; readonly second: number }) {
	return (
		<>
			<MoneyText bare fen={first} /> / <MoneyText bare fen={second} />
		</>
	);
}

function Moves({ moves }: { readonly moves: readonly Move[] }) {
	const { storedValue: say } = useWords();
	const { status } = useStore(useTerminal().status);
	const timeZone = status?.store.timeZone ?? 'Asia/Shanghai';
	const columns: readonly Column<Move>[] = [
		{
			id: 'at',
			title: say.pane.at,
			cell: ({ atMs }) => {
				const { date, time } = localTime(atMs as Instant, timeZone);
				return `${date} ${time}`;
			},
		},
		{ id: 'kind', title: say.pane.kind, cell: ({ kind }) => sayKind(say.pane.kinds, kind) },
		{
			id: 'principal',
			title: say.principal,
			cell: ({ principalFen }) => <MoneyText bare fen={principalFen} />,
			figures: true,
		},
		{
			id: 'bonus',
			title: say.bonus,
			cell: ({ bonusFen }) => <MoneyText bare fen={bonusFen} />,
			figures: true,
		},
		{ id: 'by', title: say.pane.operator, cell: ({ operator }) => operator },
	];
	return (
		<>
			<h4>{say.pane.moves}</h4>
			<Table
				label={say.pane.moves}
				columns={columns}
				rows={moves}
				keyOf={({ pos, kind }) => `${pos} ${kind}`}
				empty={say.pane.noMoves}
			/>
		</>
	);
}

/** A kind without words is said as it is rather than hidden. */
function sayKind(kinds: Readonly<Record<string, string>>, kind: string): string {
	return kinds[kind] ?? kind;
}

type OpenedDialogProps = {
	readonly opened: Opened | undefined;
	readonly memberId: string;
	readonly onClose: () => void;
	readonly onDone: (sentence: string) => void;
};

function OpenedDialog({ opened, ...props }: OpenedDialogProps) {
	if (opened === undefined) return null;
	if (opened === 'top-up') return <TopUpDialog {...props} />;
	if (opened === 'refund') return <StoredValueRefundWizard {...props} />;
	return <UndoTopUpDialog {...props} lot={opened} />;
}
