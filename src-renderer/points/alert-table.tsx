/** What a manager should look at (PTS-8); not for cashiers. */
import type { RequestOutput } from '#shared/contract/terminal-contract.ts';
import { useWords } from '../app/use-words.ts';
import { useAsked } from '../sales/use-asked.ts';
import { useStore, useTerminal } from '../terminal-client/use-terminal.ts';
import { Table, type Column } from '../ui/table.tsx';

type Alert = RequestOutput<'points/alerts'>['alerts'][number];

export function AlertTable() {
	const { status } = useStore(useTerminal().status);
	const role = status?.operator?.role ?? 'cashier';
	return role === 'cashier' ? null : <Alerts />;
}

function Alerts() {
	const { client } = useTerminal();
	const { alerts: say } = useWords().points;
	const { value: got } = useAsked('', () => client.ask('points/alerts', {}));
	const columns: readonly Column<Alert>[] = [
		{ id: 'day', title: say.day, cell: ({ bizDate }) => bizDate },
		{ id: 'member', title: say.member, cell: ({ memberName }) => memberName },
		{ id: 'reason', title: say.reason, cell: ({ reason }) => say.reasons[reason] },
		{ id: 'operator', title: say.operator, cell: ({ operator }) => operator },
		{ id: 'sales', title: say.sales, cell: ({ sales }) => sales, figures: true },
	];
	return (
		<>
			<h3>{say.title}</h3>
			<Table
				label={say.title}
				columns={columns}
				rows={got?.ok === true ? got.value.alerts : []}
				keyOf={({ bizDate, memberId, reason, operator }) =>
					`${bizDate} ${memberId} ${reason} ${operator}`
				}
				empty={say.none}
			/>
		</>
	);
}
