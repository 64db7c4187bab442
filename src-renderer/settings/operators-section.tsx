/** The people of the store (员工): who may sign in and as what. Only an owner changes them. */
import { useState } from 'react';
import type { OperatorView } from '#shared/contract/views.ts';
import { sayFilled, sayRefusal } from '../app/say.ts';
import { useKeyLayer } from '../app/use-keyboard.ts';
import { useWords } from '../app/use-words.ts';
import { useTerminal } from '../terminal-client/use-terminal.ts';
import { Button } from '../ui/button.tsx';
import { NoticeBar } from '../ui/notice-bar.tsx';
import { Table, type Column } from '../ui/table.tsx';
import { useAsked } from '../sales/use-asked.ts';
import { useRowKeys } from '../sales/use-row-keys.ts';
import { OperatorDialog } from './operator-dialog.tsx';
import styles from './settings.module.css';

type Editing = { readonly operator: OperatorView | undefined };

export function OperatorsSection() {
	const words = useWords();
	const { settings: say } = words;
	const { operators, refusal, load } = useOperators();
	const [chosen, setChosen] = useState<string>();
	const [editing, setEditing] = useState<Editing>();
	const [done, setDone] = useState('');
	const current = operators.find(({ operatorNo }) => operatorNo === chosen);

	useRowKeys({ keys: operators.map((one) => one.operatorNo), chosen, onChoose: setChosen });
	useKeyLayer({
		onKey: ({ code }) => {
			if (code === 'F8') setEditing({ operator: undefined });
			else if ((code === 'F6' || code === 'Enter') && current !== undefined) {
				setEditing({ operator: current });
			} else return false;
			return true;
		},
	});

	const said = refusal === undefined ? undefined : sayRefusal(words, refusal);
	return (
		<section className={styles['people']} aria-label={say.sections.operators}>
			<header className={styles['head']}>
				<div>
					<h2>{say.sections.operators}</h2>
					<p>{say.leads.operators}</p>
				</div>
				<Button keyLabel="F8" onPress={() => setEditing({ operator: undefined })}>
					{say.operators.add}
				</Button>
			</header>
			<div className={styles['list']}>
				{said !== undefined && <NoticeBar tone="red" say={said.say} next={said.next} alert />}
				<OperatorTable operators={operators} chosen={chosen} onChoose={setChosen} />
			</div>
			<div className={styles['foot']}>
				{done !== '' && <NoticeBar tone="plain" say={done} alert />}
				<div className={styles['buttons']}>
					<Button
						size="large"
						keyLabel="F6"
						disabled={current === undefined}
						onPress={() => setEditing({ operator: current })}
					>
						{say.operators.edit}
					</Button>
				</div>
			</div>
			{editing !== undefined && (
				<OperatorDialog
					operator={editing.operator}
					onClose={() => setEditing(undefined)}
					onDone={({ operatorNo, name }) => {
						const { added, changed } = say.operators;
						setDone(sayFilled(editing.operator === undefined ? added : changed, { name }));
						setEditing(undefined);
						setChosen(operatorNo);
						load();
					}}
				/>
			)}
		</section>
	);
}

type OperatorTableProps = {
	readonly operators: readonly OperatorView[];
	readonly chosen: string | undefined;
	readonly onChoose: (operatorNo: string) => void;
};

function OperatorTable({ operators, chosen, onChoose }: OperatorTableProps) {
	const { settings, app } = useWords();
	const { operators: say } = settings;
	const columns: readonly Column<OperatorView>[] = [
		{ id: 'no', title: say.no, cell: ({ operatorNo }) => operatorNo },
		{ id: 'name', title: say.name, cell: ({ name }) => name },
		{ id: 'role', title: say.role, cell: ({ role }) => app.role[role] },
		{
			id: 'state',
			title: say.state,
			cell: ({ active }) =>
				active ? say.active : <span className={styles['off']}>{say.off}</span>,
		},
	];
	return (
		<Table
			label={say.list}
			columns={columns}
			rows={operators}
			keyOf={({ operatorNo }) => operatorNo}
			chosen={chosen}
			onChoose={({ operatorNo }) => onChoose(operatorNo)}
			empty={say.empty}
		/>
	);
}

function useOperators() {
	const { client } = useTerminal();
	const { value: got, again } = useAsked('', () => client.ask('operator/list', {}));
	return {
		operators: got?.ok === true ? got.value.operators : [],
		refusal: got?.ok === false ? got.refusal : undefined,
		load: again,
	};
}
