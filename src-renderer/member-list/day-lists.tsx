/** What the day asks for: whom to remind or win back, and whose birthday comes. */
import type { RequestOutput } from '#shared/contract/terminal-contract.ts';
import type { Words } from '#shared/words/words-of.ts';
import { sayFilled } from '../app/say.ts';
import { useWords } from '../app/use-words.ts';
import { useAsked } from '../sales/use-asked.ts';
import { useStore, useTerminal } from '../terminal-client/use-terminal.ts';
import { Button } from '../ui/button.tsx';
import { Table, type Column } from '../ui/table.tsx';
import { dayOf } from './member-table.tsx';
import styles from './member-list.module.css';

type Task = RequestOutput<'member-list/tasks'>['rows'][number];

export function TaskList() {
	const { memberList: say } = useWords();
	const { client, status: store } = useTerminal();
	const shop = useStore(store).status?.store;
	const timeZone = shop?.timeZone ?? 'Asia/Shanghai';
	const storeName = shop?.name ?? '';
	const { value, again } = useAsked('', () => client.ask('member-list/tasks', {}));
	const rows = value?.ok === true ? value.value.rows : [];
	const close = async (taskId: number, state: 'done' | 'dropped') => {
		await client.ask('member-list/close-task', { taskId, state });
		again();
	};
	const { columns } = say;
	const shown: readonly Column<Task>[] = [
		{ id: 'kind', title: columns.kind, cell: ({ kind }) => say.taskKinds[kind] },
		{ id: 'name', title: columns.name, cell: (row) => <Who {...row} /> },
		{
			id: 'last',
			title: columns.last,
			cell: ({ lastMs }) => dayOf(lastMs, timeZone) ?? say.never,
		},
		{ id: 'message', title: say.message, cell: (row) => messageOf(say, row, storeName) },
		{
			id: 'close',
			title: '',
			cell: ({ taskId, name }) => (
				<span className={styles['row']}>
					<Button label={`${say.done} ${name}`} onPress={() => void close(taskId, 'done')}>
						{say.done}
					</Button>
					<Button
						tone="quiet"
						label={`${say.dropped} ${name}`}
						onPress={() => void close(taskId, 'dropped')}
					>
						{say.dropped}
					</Button>
				</span>
			),
		},
	];
	return (
		<Table
			label={say.views.tasks}
			columns={shown}
			rows={rows}
			keyOf={({ taskId }) => taskId}
			empty={value === undefined ? '' : say.emptyTasks}
		/>
	);
}

/** What may be written to them, with the coupon on their account; who wants none is only called. */
function messageOf(
	say: Words['memberList'],
	{ kind, marketing, coupon }: Task,
	store: string,
): string {
	if (!marketing) return say.messages.unwanted;
	if (kind !== 'remind' && kind !== 'win-back') return '';
	if (coupon === undefined) return sayFilled(say.messages[kind], { store });
	const { name, validUntil: until } = coupon;
	return sayFilled(say.messages.coupon, { store, coupon: name, until });
}

type Birthday = RequestOutput<'member-list/birthdays'>['rows'][number];

/** Of the coming month; printed by the list's export with a birth month. */
export function BirthdayList() {
	const { memberList: say } = useWords();
	const { client } = useTerminal();
	const { value } = useAsked('', () => client.ask('member-list/birthdays', { days: 31 }));
	const rows = value?.ok === true ? value.value.rows : [];
	const { columns } = say;
	const shown: readonly Column<Birthday>[] = [
		{ id: 'date', title: columns.date, cell: ({ date }) => date },
		{ id: 'name', title: columns.name, cell: (row) => <Who {...row} /> },
		{ id: 'tier', title: columns.tier, cell: ({ tierName }) => tierName },
		{
			id: 'marketing',
			title: columns.marketing,
			cell: ({ marketing }) => (marketing ? say.yes : say.no),
		},
	];
	return (
		<Table
			label={say.views.birthdays}
			columns={shown}
			rows={rows}
			keyOf={({ memberId }) => memberId}
			empty={value === undefined ? '' : say.emptyBirthdays}
		/>
	);
}

function Who({ name, phone }: { readonly name: string; readonly phone: string }) {
	return (
		<span className={styles['name']}>
			{name || phone}
			<small>{name === '' ? '' : phone}</small>
		</span>
	);
}
