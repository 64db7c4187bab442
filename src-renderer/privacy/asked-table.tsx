/**
 * Requests of members in two lists: those to be answered, the first due first, and the last
 * answered.
 */
import type { AskedView } from '#shared/contract/asked-requests.ts';
import { useWords } from '../app/use-words.ts';
import { Table, type Column } from '../ui/table.tsx';
import { sayAsker, sayLeft } from './say-asked.ts';
import { useDayOf } from './use-day-of.ts';
import styles from './privacy.module.css';

export type OpenTableProps = {
	readonly rows: readonly AskedView[];
	readonly chosen: string | undefined;
	readonly onChoose: (requestId: string) => void;
};

export function OpenTable({ rows, chosen, onChoose }: OpenTableProps) {
	const words = useWords();
	const { privacy: say } = words;
	const dayOf = useDayOf();
	const columns: readonly Column<AskedView>[] = [
		{ id: 'kind', title: say.kind, cell: ({ kind }) => say.kinds[kind] },
		{ id: 'who', title: say.who, cell: sayAsker },
		{ id: 'opened', title: say.opened, cell: ({ openedMs }) => dayOf(openedMs) },
		{ id: 'due', title: say.due, cell: ({ dueDate }) => dueDate },
		{
			id: 'left',
			title: say.left,
			cell: (row) => <span className={styles[toneOf(row)]}>{sayLeft(words, row)}</span>,
		},
	];
	return (
		<Table
			label={say.list}
			columns={columns}
			rows={rows}
			keyOf={({ requestId }) => requestId}
			chosen={chosen}
			onChoose={({ requestId }) => onChoose(requestId)}
			empty={say.empty}
		/>
	);
}

/** Three working days are little for a copy and a talk. */
const SOON = 3;

function toneOf({ daysLeft }: AskedView): 'late' | 'soon' | 'soft' {
	if (daysLeft < 0) return 'late';
	return daysLeft <= SOON ? 'soon' : 'soft';
}

export function ClosedTable({ rows }: { readonly rows: readonly AskedView[] }) {
	const { privacy: say } = useWords();
	const dayOf = useDayOf();
	const columns: readonly Column<AskedView>[] = [
		{ id: 'kind', title: say.kind, cell: ({ kind }) => say.kinds[kind] },
		{ id: 'who', title: say.who, cell: sayAsker },
		{ id: 'closed', title: say.closed, cell: ({ closedMs }) => dayOf(closedMs) },
		{
			id: 'result',
			title: say.result,
			cell: ({ state, answer }) =>
				[say.states[state], answer].filter((part) => part !== '').join('：'),
		},
	];
	return (
		<Table
			label={say.closed}
			columns={columns}
			rows={rows}
			keyOf={({ requestId }) => requestId}
			empty={say.closedEmpty}
		/>
	);
}
