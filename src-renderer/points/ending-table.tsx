/** Whose points end within thirty days; those of the last seven stand out (PTS-5). */
import type { RequestOutput } from '#shared/contract/terminal-contract.ts';
import { useWords } from '../app/use-words.ts';
import { useAsked } from '../sales/use-asked.ts';
import { useTerminal } from '../terminal-client/use-terminal.ts';
import { Table, type Column } from '../ui/table.tsx';

type Ending = RequestOutput<'points/ending'>['members'][number];

const SOON_DAYS = 7;

export function EndingTable() {
	const { client } = useTerminal();
	const { ending: say } = useWords().points;
	const { value: got } = useAsked('', () => client.ask('points/ending', { days: 30 }));
	const columns: readonly Column<Ending>[] = [
		{ id: 'member', title: say.member, cell: ({ name, phone }) => `${name} ${phone}` },
		{ id: 'points', title: say.points, cell: ({ points }) => points, figures: true },
		{ id: 'date', title: say.date, cell: ({ expires }) => expires },
		{
			id: 'days',
			title: say.days,
			cell: ({ days }) => (days <= SOON_DAYS ? <b>{days}</b> : days),
			figures: true,
		},
	];
	return (
		<>
			<h3>{say.title}</h3>
			<Table
				label={say.title}
				columns={columns}
				rows={got?.ok === true ? got.value.members : []}
				keyOf={({ memberId, expires }) => `${memberId} ${expires}`}
				empty={say.none}
			/>
		</>
	);
}
