/** A month of an account (挂账对账单): what was owed, bought, given back, paid off; printed on demand. */
import { useState } from 'react';
import type { AccountStatementView, AccountView } from '#shared/contract/account-requests.ts';
import { localTime, type Instant } from '#shared/kernel/time.ts';
import { sayFilled, sayRefusal } from '../app/say.ts';
import { useWords } from '../app/use-words.ts';
import { useAsked } from '../sales/use-asked.ts';
import type { ClientRefusal } from '../terminal-client/open-client.ts';
import { useStore, useTerminal } from '../terminal-client/use-terminal.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import { MoneyRows } from '../ui/money-rows.tsx';
import { MoneyText } from '../ui/money-text.tsx';
import { NoticeBar } from '../ui/notice-bar.tsx';
import { Table, type Column } from '../ui/table.tsx';
import styles from './account.module.css';

export type StatementDialogProps = {
	readonly account: Pick<AccountView, 'code' | 'name'>;
	readonly onClose: () => void;
};

type Line = AccountStatementView['lines'][number];

const MONTH = /^\d{4}-(?:0[1-9]|1[0-2])$/;

export function StatementDialog({ account: { code, name }, onClose }: StatementDialogProps) {
	const words = useWords();
	const { statement: say } = words.account;
	const { client } = useTerminal();
	const zone = useZone();
	// The month of the terminal's business date, which the lines of a statement go by.
	const bizDate = useStore(useTerminal().status).status?.bizDate ?? '';
	const [month, setMonth] = useState(bizDate.slice(0, 7));
	const [printed, setPrinted] = useState<ClientRefusal | 'printing'>();
	const isMonth = MONTH.test(month);
	const { value: got } = useAsked(isMonth ? month : '', async () => {
		return isMonth ? await client.ask('account/statement', { code, month }) : undefined;
	});
	const statement = got?.ok === true ? got.value : undefined;

	async function print(): Promise<void> {
		const sent = await client.ask('account/print-statement', { code, month });
		setPrinted(sent.ok ? 'printing' : sent.refusal);
	}

	const refusal = typeof printed === 'object' ? printed : undefined;
	const said = refusal === undefined ? undefined : sayRefusal(words, refusal);
	return (
		<Dialog title={sayFilled(say.title, { name })} size="wide" onClose={onClose}>
			<form
				className={styles['statement']}
				onSubmit={(event) => {
					event.preventDefault();
					if (statement !== undefined) void print();
				}}
			>
				<Field
					label={say.month}
					{...(isMonth ? {} : { problem: say.monthHint })}
					value={month}
					onChange={(text) => {
						setMonth(text.trim());
						setPrinted(undefined);
					}}
					focusFirst
					maxLength={7}
				/>
				{statement !== undefined && <Sums statement={statement} />}
				{statement !== undefined && (
					<div className={styles['moves']}>
						<Table
							label={say.lines}
							columns={columnsOf(say, zone)}
							rows={statement.lines.map((line, at) => ({ ...line, at }))}
							keyOf={({ at }) => at}
							empty={say.nothing}
						/>
					</div>
				)}
				{said !== undefined && <NoticeBar tone="red" say={said.say} next={said.next} alert />}
				{printed === 'printing' && <NoticeBar tone="plain" say={say.printing} alert />}
				<Button submit size="large" tone="accent" disabled={statement === undefined}>
					{say.print}
				</Button>
			</form>
		</Dialog>
	);
}

function useZone(): string {
	const { status } = useStore(useTerminal().status);
	return status?.store.timeZone ?? 'Asia/Shanghai';
}

function Sums({ statement }: { readonly statement: AccountStatementView }) {
	const { statement: say } = useWords().account;
	const { openingFen, boughtFen, returnedFen, paidFen, closingFen } = statement;
	const rows = [
		[say.opening, openingFen],
		[say.kinds.bought, boughtFen],
		[say.kinds.returned, returnedFen],
		[say.kinds.paid, paidFen],
		[say.closing, closingFen],
	] as const;
	return (
		<dl className={styles['sums']}>
			<MoneyRows rows={rows} />
		</dl>
	);
}

type Say = ReturnType<typeof useWords>['account']['statement'];

function columnsOf(say: Say, zone: string): readonly Column<Line & { readonly at: number }>[] {
	return [
		{
			id: 'when',
			title: say.when,
			cell: ({ atMs }) => {
				const { date, time } = localTime(atMs as Instant, zone);
				return `${date} ${time.slice(0, 5)}`;
			},
		},
		{
			id: 'what',
			title: say.what,
			cell: ({ kind, receiptNo }) => `${say.kinds[kind]} ${receiptNo}`.trimEnd(),
		},
		{
			id: 'amount',
			title: say.amount,
			figures: true,
			cell: ({ amountFen }) => <MoneyText bare fen={amountFen} />,
		},
		{
			id: 'owed',
			title: say.owed,
			figures: true,
			cell: ({ owedFen }) => <MoneyText bare fen={owedFen} />,
		},
	];
}
