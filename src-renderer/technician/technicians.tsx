/** Technicians (技师) in the member settings: who does services, and under which number. */
import { useState } from 'react';
import type { TechnicianView } from '#shared/contract/technician-requests.ts';
import { sayFilled } from '../app/say.ts';
import { useWords } from '../app/use-words.ts';
import { useAsked } from '../sales/use-asked.ts';
import { FormDialog } from '../settings/form-dialog.tsx';
import { ValueChoice } from '../settings/value-choice.tsx';
import type { ClientRefusal } from '../terminal-client/open-client.ts';
import { useTerminal } from '../terminal-client/use-terminal.ts';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { Table, type Column } from '../ui/table.tsx';
import styles from './technician.module.css';

export type TechniciansProps = { readonly onSaved: (sentence: string) => void };

export function Technicians({ onSaved }: TechniciansProps) {
	const { client } = useTerminal();
	const { technician: say } = useWords();
	const { value: got, again } = useAsked('', () => client.ask('technician/list', {}));
	const [opened, setOpened] = useState<TechnicianView | 'new'>();
	const columns: readonly Column<TechnicianView>[] = [
		{ id: 'code', title: say.columns.code, cell: ({ code }) => code },
		{ id: 'name', title: say.columns.name, cell: ({ name }) => name },
		{ id: 'operator', title: say.columns.operator, cell: ({ operatorNo }) => operatorNo },
		{
			id: 'state',
			title: say.columns.state,
			cell: ({ active }) => (active ? say.active : say.left),
		},
	];
	return (
		<section aria-label={say.title} className={styles['part']}>
			<div className={styles['bar']}>
				<div>
					<h3>{say.title}</h3>
					<p className={styles['faint']}>{say.lead}</p>
				</div>
				<Button onPress={() => setOpened('new')}>{say.add}</Button>
			</div>
			<Table
				label={say.title}
				columns={columns}
				rows={got?.ok === true ? got.value.technicians : []}
				keyOf={({ technicianId }) => technicianId}
				onChoose={setOpened}
				empty={say.none}
			/>
			{opened !== undefined && (
				<TechnicianForm
					one={opened === 'new' ? undefined : opened}
					onClose={() => setOpened(undefined)}
					onSaved={(name) => {
						again();
						onSaved(sayFilled(say.saved, { name }));
					}}
				/>
			)}
		</section>
	);
}

type TechnicianFormProps = {
	readonly one: TechnicianView | undefined;
	readonly onClose: () => void;
	readonly onSaved: (name: string) => void;
};

const NOBODY = { technicianId: '', code: '', name: '', operatorNo: '', active: true };

function TechnicianForm({ one, onClose, onSaved }: TechnicianFormProps) {
	const { client } = useTerminal();
	const { technician: say } = useWords();
	const { form } = say;
	const [commandId] = useState<string>(() => crypto.randomUUID());
	const [draft, setDraft] = useState<TechnicianView>(one ?? NOBODY);
	const set = (part: Partial<TechnicianView>) => setDraft({ ...draft, ...part });

	async function send(): Promise<ClientRefusal | undefined> {
		const put = await client.ask('technician/put', draft, { commandId });
		if (!put.ok) return put.refusal;
		onSaved(put.value.name);
		return undefined;
	}

	return (
		<FormDialog
			title={one === undefined ? form.add : form.edit}
			confirm={form.save}
			walk={false}
			send={send}
			onDone={onClose}
			onClose={onClose}
		>
			<Field
				label={form.code}
				hint={form.codeHint}
				value={draft.code}
				onChange={(text) => set({ code: text.toUpperCase().replaceAll(/[^A-Z0-9-]/g, '') })}
				focusFirst
				maxLength={12}
			/>
			<Field
				label={form.name}
				value={draft.name}
				onChange={(name) => set({ name })}
				maxLength={20}
			/>
			<Field
				label={form.operator}
				hint={form.operatorHint}
				value={draft.operatorNo}
				onChange={(operatorNo) => set({ operatorNo })}
				maxLength={12}
			/>
			<ValueChoice
				label={form.state}
				options={[
					{ value: true, label: say.active },
					{ value: false, label: say.left },
				]}
				value={draft.active}
				onChange={(active) => set({ active })}
			/>
		</FormDialog>
	);
}
