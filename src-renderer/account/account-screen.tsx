/** The accounts (挂账) in the back office: who may buy now and pay later, and taking what they pay. */
import { useState } from 'react';
import type { AccountView } from '#shared/contract/account-requests.ts';
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
import { AccountForm } from './account-form.tsx';
import { SettleForm } from './settle-form.tsx';
import { saySettled, settleLabel } from './settle-words.ts';
import { StatementDialog } from './statement-dialog.tsx';
import styles from './account.module.css';

type Opened =
	| { readonly form: 'put'; readonly account: AccountView | undefined }
	| { readonly form: 'settle' | 'statement'; readonly account: AccountView };

export function AccountScreen() {
	const words = useWords();
	const { account: say } = words;
	const { accounts, refusal, load } = useAccounts();
	const [chosen, setChosen] = useState<string>();
	const [opened, setOpened] = useState<Opened>();
	const [done, setDone] = useState('');
	const current = accounts.find(({ code }) => code === chosen);
	const settle = () => {
		if (current !== undefined && current.owedFen !== 0) {
			setOpened({ form: 'settle', account: current });
		}
	};
	useRowKeys({ keys: accounts.map(({ code }) => code), chosen, onChoose: setChosen });
	useKeyLayer({
		onKey: ({ code, control }) => {
			if (code === 'F8') setOpened({ form: 'put', account: undefined });
			else if (code === 'F11' && !control) settle();
			else if (code === 'F9' && !control && current !== undefined) {
				setOpened({ form: 'statement', account: current });
			} else if (code === 'F12' && current !== undefined) {
				setOpened({ form: 'put', account: current });
			} else return false;
			return true;
		},
	});

	function close(sentence: string, code: string): void {
		setDone(sentence);
		setOpened(undefined);
		setChosen(code);
		load();
	}

	const said = refusal === undefined ? undefined : sayRefusal(words, refusal);
	return (
		<section className={styles['accounts']} aria-label={say.title}>
			<header className={styles['head']}>
				<div>
					<h2>{say.title}</h2>
					<p>{say.lead}</p>
				</div>
				<Button keyLabel="F8" onPress={() => setOpened({ form: 'put', account: undefined })}>
					{say.add}
				</Button>
			</header>
			<div className={styles['list']}>
				{said !== undefined && <NoticeBar tone="red" say={said.say} next={said.next} alert />}
				<AccountTable accounts={accounts} chosen={chosen} onChoose={setChosen} />
			</div>
			<Foot
				done={done}
				current={current}
				onEdit={() => setOpened({ form: 'put', account: current })}
				onStatement={() => {
					if (current !== undefined) setOpened({ form: 'statement', account: current });
				}}
				onSettle={settle}
			/>
			{opened !== undefined && (
				<OpenedForm opened={opened} onClose={() => setOpened(undefined)} onDone={close} />
			)}
		</section>
	);
}

type OpenedFormProps = {
	readonly opened: Opened;
	readonly onClose: () => void;
	readonly onDone: (sentence: string, code: string) => void;
};

function OpenedForm({ opened, onClose, onDone }: OpenedFormProps) {
	const { account: say } = useWords();
	if (opened.form === 'put') {
		return (
			<AccountForm
				account={opened.account}
				onClose={onClose}
				onDone={({ code, name }) => onDone(sayFilled(say.saved, { name }), code)}
			/>
		);
	}
	if (opened.form === 'statement') {
		return <StatementDialog account={opened.account} onClose={onClose} />;
	}
	return (
		<SettleForm
			account={opened.account}
			onClose={onClose}
			onDone={(settled) => onDone(saySettled(say, opened.account, settled), settled.account.code)}
		/>
	);
}

type FootProps = {
	readonly done: string;
	readonly current: AccountView | undefined;
	readonly onEdit: () => void;
	readonly onStatement: () => void;
	readonly onSettle: () => void;
};

function Foot({ done, current, onEdit, onStatement, onSettle }: FootProps) {
	const { account: say } = useWords();
	return (
		<div className={styles['foot']}>
			{done !== '' && <NoticeBar tone="plain" say={done} alert />}
			<div className={styles['buttons']}>
				<Button size="large" keyLabel="F12" disabled={current === undefined} onPress={onEdit}>
					{say.edit}
				</Button>
				<Button size="large" keyLabel="F9" disabled={current === undefined} onPress={onStatement}>
					{say.statement.open}
				</Button>
				<Button
					size="large"
					tone="accent"
					keyLabel="F11"
					disabled={current === undefined || current.owedFen === 0}
					onPress={onSettle}
				>
					{settleLabel(say, current)}
				</Button>
			</div>
		</div>
	);
}

type AccountTableProps = {
	readonly accounts: readonly AccountView[];
	readonly chosen: string | undefined;
	readonly onChoose: (code: string) => void;
};

function AccountTable({ accounts, chosen, onChoose }: AccountTableProps) {
	const { account: say } = useWords();
	const money = (id: string, title: string, fenOf: (row: AccountView) => number) => {
		const cell = (row: AccountView) => <MoneyText bare fen={fenOf(row)} />;
		return { id, title, cell, figures: true };
	};
	const columns: readonly Column<AccountView>[] = [
		{ id: 'code', title: say.code, cell: ({ code }) => code },
		{ id: 'name', title: say.name, cell: ({ name }) => name },
		{ id: 'member', title: say.ofMember, cell: ({ member }) => member?.name ?? '' },
		money('owed', say.owed, ({ owedFen }) => owedFen),
		money('limit', say.limit, ({ limitFen }) => limitFen),
		money('free', say.free, ({ freeFen }) => freeFen),
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
			rows={accounts}
			keyOf={({ code }) => code}
			chosen={chosen}
			onChoose={({ code }) => onChoose(code)}
			empty={say.empty}
		/>
	);
}

function useAccounts() {
	const { client } = useTerminal();
	const { value: got, again } = useAsked('', () => client.ask('account/list', {}));
	return {
		accounts: got?.ok === true ? got.value.accounts : [],
		refusal: got?.ok === false ? got.refusal : undefined,
		load: again,
	};
}
