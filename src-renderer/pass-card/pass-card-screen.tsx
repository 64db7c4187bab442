/**
 * Passes (次卡) in the back office: the templates that are sold, what is owed, and which passes end
 * with something left on them; from there to the passes of that member.
 */
import { useState } from 'react';
import type { TemplateView } from '#shared/contract/pass-card-views.ts';
import { sayFilled, sayRefusal } from '../app/say.ts';
import { useKeyLayer } from '../app/use-keyboard.ts';
import { useWords } from '../app/use-words.ts';
import { useAsked } from '../sales/use-asked.ts';
import { useRowKeys } from '../sales/use-row-keys.ts';
import { useTerminal } from '../terminal-client/use-terminal.ts';
import { Button } from '../ui/button.tsx';
import { MoneyText } from '../ui/money-text.tsx';
import { NoticeBar } from '../ui/notice-bar.tsx';
import { Table, type Column } from '../ui/table.tsx';
import { sayItems, sayValidity } from './say-pass.ts';
import { EndingTable } from './ending-table.tsx';
import { PassPane } from './pass-pane.tsx';
import { TemplateForm } from './template-form.tsx';
import styles from './pass-card.module.css';

type Opened = { readonly template: TemplateView | undefined };

export function PassCardScreen() {
	const [memberId, setMemberId] = useState('');
	if (memberId === '') return <Templates onOpen={setMemberId} />;
	return <PassPane memberId={memberId} onClose={() => setMemberId('')} />;
}

type TemplatesProps = {
	/** Goes to the passes of a member. */
	readonly onOpen: (memberId: string) => void;
};

function Templates({ onOpen }: TemplatesProps) {
	const words = useWords();
	const { template: say } = words.passCard;
	const { client } = useTerminal();
	const { value: got, again } = useAsked('', () => client.ask('pass-card/templates', {}));
	const templates = got?.ok === true ? got.value.templates : [];
	const [chosen, setChosen] = useState<string>();
	const [opened, setOpened] = useState<Opened>();
	const [done, setDone] = useState('');
	const current = templates.find(({ templateId }) => templateId === chosen);
	const edit = () => {
		if (current !== undefined) setOpened({ template: current });
	};
	const keys = templates.map(({ templateId }) => templateId);
	useRowKeys({ keys, chosen, onChoose: setChosen });
	useKeyLayer({
		onKey: ({ code, control, shift }) => {
			if (control || shift) return false;
			if (code === 'F8') setOpened({ template: undefined });
			else if (code === 'F12') edit();
			else return false;
			return true;
		},
	});
	const said = got?.ok === false ? sayRefusal(words, got.refusal) : undefined;
	return (
		<section className={styles['pane']} aria-label={say.title}>
			<header className={styles['head']}>
				<div>
					<h2>{say.title}</h2>
					<p>{say.lead}</p>
				</div>
				<Button keyLabel="F8" onPress={() => setOpened({ template: undefined })}>
					{say.add}
				</Button>
			</header>
			<div className={styles['list']}>
				{said !== undefined && <NoticeBar tone="red" say={said.say} next={said.next} alert />}
				<TemplateTable templates={templates} chosen={chosen} onChoose={setChosen} />
				<EndingTable onOpen={onOpen} />
			</div>
			<div className={styles['foot']}>
				{done !== '' && <NoticeBar tone="plain" say={done} alert />}
				<div className={styles['buttons']}>
					<Button size="large" keyLabel="F12" disabled={current === undefined} onPress={edit}>
						{say.edit}
					</Button>
				</div>
			</div>
			{opened !== undefined && (
				<TemplateForm
					template={opened.template}
					onClose={() => setOpened(undefined)}
					onSaved={({ templateId, template: { name } }) => {
						setDone(sayFilled(say.saved, { name }));
						setChosen(templateId);
						again();
					}}
				/>
			)}
		</section>
	);
}

type TemplateTableProps = {
	readonly templates: readonly TemplateView[];
	readonly chosen: string | undefined;
	readonly onChoose: (templateId: string) => void;
};

function TemplateTable({ templates, chosen, onChoose }: TemplateTableProps) {
	const { passCard } = useWords();
	const { template: say } = passCard;
	const columns: readonly Column<TemplateView>[] = [
		{ id: 'name', title: say.name, cell: ({ template: { name } }) => name },
		{ id: 'items', title: say.items, cell: (row) => sayItems(passCard, row) },
		{ id: 'valid', title: say.valid, cell: (row) => sayValidity(passCard, row) },
		{
			id: 'price',
			title: say.price,
			cell: ({ template: { priceFen } }) => <MoneyText bare fen={priceFen} />,
			figures: true,
		},
		{
			id: 'state',
			title: say.state,
			cell: ({ active }) =>
				active ? say.sold : <span className={styles['faint']}>{say.off}</span>,
		},
	];
	return (
		<Table
			label={say.list}
			columns={columns}
			rows={templates}
			keyOf={({ templateId }) => templateId}
			chosen={chosen}
			onChoose={({ templateId }) => onChoose(templateId)}
			empty={say.empty}
		/>
	);
}
