/** What is owed to the members as stored value (储值负债): both ends of a period and what moved. */
import { useState } from 'react';
import type { RequestOutput } from '#shared/contract/terminal-contract.ts';
import { sayFilled, sayRefusal } from '../app/say.ts';
import { useWords } from '../app/use-words.ts';
import { useAsked } from '../sales/use-asked.ts';
import { useTerminal } from '../terminal-client/use-terminal.ts';
import { Field } from '../ui/field.tsx';
import { MoneyText } from '../ui/money-text.tsx';
import { NoticeBar } from '../ui/notice-bar.tsx';
import { Table, type Column } from '../ui/table.tsx';
import styles from './stored-value.module.css';

type Shown = RequestOutput<'stored-value/liability'>;
type Row = {
	readonly key: string;
	readonly title: string;
	readonly count: string;
	readonly principalFen: number;
	readonly bonusFen: number;
};

const DATE_OR_NONE = /^(\d{4}-\d\d-\d\d)?$/;

export function Liability() {
	const words = useWords();
	const { storedValue: say } = words;
	const { client } = useTerminal();
	const [from, setFrom] = useState('');
	const [until, setUntil] = useState('');
	const isAskable = DATE_OR_NONE.test(from) && DATE_OR_NONE.test(until);
	const { value: got } = useAsked(isAskable ? `${from}/${until}` : 'unfinished', async () => {
		return isAskable ? client.ask('stored-value/liability', { from, until }) : undefined;
	});
	const shown = got?.ok === true ? got.value : undefined;
	const said = got?.ok === false ? sayRefusal(words, got.refusal) : undefined;
	return (
		<section className={styles['quote']} aria-label={say.liability.title}>
			<h3>{say.liability.title}</h3>
			<div className={styles['period']}>
				<Field label={say.liability.from} value={from} onChange={setFrom} maxLength={10} />
				<Field
					label={say.liability.until}
					hint={say.liability.hint}
					value={until}
					onChange={setUntil}
					maxLength={10}
				/>
			</div>
			{said !== undefined && <NoticeBar tone="red" say={said.say} next={said.next} alert />}
			{shown !== undefined && <Period shown={shown} isToNow={until === ''} />}
		</section>
	);
}

function Period({ shown, isToNow }: { readonly shown: Shown; readonly isToNow: boolean }) {
	const { storedValue: say } = useWords();
	const { opening, rows, closing, held, members } = shown;
	const kinds: Readonly<Record<string, string>> = say.pane.kinds;
	const lines: Row[] = [
		{ key: 'opening', title: say.liability.opening, count: '', ...opening },
		...rows.map(({ kind, n, ...pockets }) => {
			return { key: kind, title: kinds[kind] ?? kind, count: String(n), ...pockets };
		}),
		{ key: 'closing', title: say.liability.closing, count: '', ...closing },
	];
	const columns: readonly Column<Row>[] = [
		{ id: 'title', title: say.pane.kind, cell: ({ title }) => title },
		{ id: 'count', title: say.liability.count, cell: ({ count }) => count, figures: true },
		{
			id: 'principal',
			title: say.principal,
			cell: ({ principalFen }) => <MoneyText bare fen={principalFen} />,
			figures: true,
		},
		{
			id: 'bonus',
			title: say.bonus,
			cell: ({ bonusFen }) => <MoneyText bare fen={bonusFen} />,
			figures: true,
		},
	];
	const ties = closing.principalFen === held.principalFen && closing.bonusFen === held.bonusFen;
	const sums = { principal: held.principalFen, bonus: held.bonusFen, members };
	return (
		<>
			<Table
				label={say.liability.title}
				columns={columns}
				rows={lines}
				keyOf={({ key }) => key}
				empty={say.pane.noMoves}
			/>
			{isToNow && (
				<NoticeBar
					tone={ties ? 'plain' : 'red'}
					say={sayFilled(ties ? say.liability.ties : say.liability.differs, sums)}
				/>
			)}
		</>
	);
}
