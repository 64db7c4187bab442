/** A page of members: masked, with what they have, and a box to pick them for what is done to many. */
import type { KeyboardEvent } from 'react';
import type { ListedMemberView } from '#shared/contract/member-list-requests.ts';
import { localTime, type Instant } from '#shared/kernel/time.ts';
import type { Words } from '#shared/words/words-of.ts';
import { sayCount } from '../app/figures.ts';
import { goTo } from '../app/route.ts';
import { useWords } from '../app/use-words.ts';
import { useStore, useTerminal } from '../terminal-client/use-terminal.ts';
import { MoneyText } from '../ui/money-text.tsx';
import { Table, type Column } from '../ui/table.tsx';
import styles from './member-list.module.css';

export type MemberTableProps = {
	readonly rows: readonly ListedMemberView[];
	readonly picked: ReadonlySet<string>;
	readonly onPick: (memberId: string) => void;
	readonly empty: string;
};

export function MemberTable({ rows, picked, onPick, empty }: MemberTableProps) {
	const { memberList: say } = useWords();
	const { status: store } = useTerminal();
	const timeZone = useStore(store).status?.store.timeZone ?? 'Asia/Shanghai';
	// A press on a row picks it; Enter opens the page of whoever it is of.
	const open = (event: KeyboardEvent) => {
		if (event.key !== 'Enter' || !(event.target instanceof HTMLTableRowElement)) return;
		const row = rows[event.target.sectionRowIndex];
		if (row === undefined) return;
		event.stopPropagation();
		goTo(pageOf(row));
	};
	return (
		<div onKeyDownCapture={open}>
			<Table
				label={say.title}
				columns={columnsOf(say, { picked, onPick, timeZone })}
				rows={rows}
				keyOf={({ memberId }) => memberId}
				onChoose={({ memberId }) => onPick(memberId)}
				empty={empty}
			/>
		</div>
	);
}

function pageOf({ memberId }: ListedMemberView): string {
	return `member?id=${memberId}`;
}

type Picking = Pick<MemberTableProps, 'picked' | 'onPick'> & { readonly timeZone: string };

function columnsOf(
	say: Words['memberList'],
	{ picked, onPick, timeZone }: Picking,
): Column<ListedMemberView>[] {
	const { columns } = say;
	return [
		{
			id: 'chosen',
			title: columns.chosen,
			cell: ({ memberId, name }) => (
				<input
					type="checkbox"
					className={styles['pick']}
					checked={picked.has(memberId)}
					aria-label={`${columns.chosen} ${name}`}
					onChange={() => onPick(memberId)}
					// The row would pick a second time.
					onClick={(event) => event.stopPropagation()}
				/>
			),
		},
		{
			id: 'name',
			title: columns.name,
			cell: (row) => (
				<a
					href={`#/${pageOf(row)}`}
					className={styles['name']}
					// The row would be picked on the way.
					onClick={(event) => event.stopPropagation()}
				>
					{row.name || row.phone}
					<small>{row.name === '' ? '' : row.phone}</small>
				</a>
			),
		},
		{ id: 'tier', title: columns.tier, cell: ({ tierName }) => tierName },
		{
			id: 'stored',
			title: columns.stored,
			figures: true,
			cell: ({ storedValueFen }) => <MoneyText bare fen={storedValueFen} />,
		},
		{ id: 'points', title: columns.points, figures: true, cell: ({ points }) => sayCount(points) },
		{
			id: 'spent',
			title: columns.spent,
			figures: true,
			cell: ({ spentFen }) => <MoneyText bare fen={spentFen} />,
		},
		{
			id: 'last',
			title: columns.last,
			cell: ({ lastMs }) => dayOf(lastMs, timeZone) ?? say.never,
		},
		{ id: 'tags', title: columns.tags, cell: ({ tags }) => tags.join('、') },
	];
}

/** The store's date of an instant; undefined for never. */
export function dayOf(atMs: number, timeZone: string): string | undefined {
	return atMs === 0 ? undefined : localTime(atMs as Instant, timeZone).date;
}
