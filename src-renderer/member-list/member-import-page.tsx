/** Importing members: the dry run with its opening balances, and every fault as a list to be saved. */
import { useState } from 'react';
import type { MemberImportView } from '#shared/contract/member-import-requests.ts';
import type { MemberRefusedReason, MemberWarnedReason } from '#shared/member/member-problem.ts';
import type { MemberField } from '#shared/member/recognize-member-columns.ts';
import type { Words } from '#shared/words/words-of.ts';
import { sayCount, sayYuan } from '../app/figures.ts';
import { sayFilled } from '../app/say.ts';
import { useWords } from '../app/use-words.ts';
import { saveFile } from '../goods/export-goods.ts';
import { createImportDesk } from '../goods/import-desk.ts';
import { ImportFrame } from '../goods/import-frame.tsx';
import { IssueRows, Shown } from '../goods/issue-rows.tsx';
import { useTerminal, useTerminalEvent } from '../terminal-client/use-terminal.ts';
import { Button } from '../ui/button.tsx';
import { MoneyText } from '../ui/money-text.tsx';
import { Table, type Column } from '../ui/table.tsx';
import frame from '../goods/import.module.css';
import styles from './member-list.module.css';

/** The import of members. */
export const memberImport = createImportDesk<MemberImportView>({
	start: (client, files) => client.ask('member-import/start', { files }),
	look: (client, importId) => client.ask('member-import/look', { importId }),
	commit: (client, importId) => client.ask('member-import/commit', { importId }),
	cancel: (client, importId) => client.ask('member-import/cancel', { importId }),
});

type Say = Words['memberList']['importing'];

/** A reason or field without words does not compile. */
type WordsForAll = {
	readonly reasons: Readonly<Record<MemberRefusedReason | MemberWarnedReason, string>>;
	readonly fields: Readonly<Record<MemberField, string>>;
};

function reasonIn(say: WordsForAll, reason: string): string {
	const { reasons } = say;
	return Object.hasOwn(reasons, reason) ? reasons[reason as MemberRefusedReason] : reason;
}

function columnIn({ fields }: WordsForAll, column: string): string {
	return Object.hasOwn(fields, column) ? fields[column as MemberField] : column;
}

export function MemberImportPage() {
	const { importing: say } = useWords().memberList;
	const { client } = useTerminal();
	useTerminalEvent('member-import/progress', () => void memberImport.lookAgain(client));
	return (
		<ImportFrame
			desk={memberImport}
			say={say}
			back={say.back}
			dryRun={(plan) => <MemberDryRun plan={plan} />}
			foot={(plan) => footWords(say, plan)}
			count={({ added }) => added}
		/>
	);
}

function footWords(say: Say, plan: MemberImportView): string {
	if (plan.state === 'done') return sayFilled(say.doneLead, plan);
	if (plan.state === 'cancelled') return plan.written > 0 ? sayFilled(say.stoppedLead, plan) : '';
	return plan.state === 'planned' && plan.refused > 0 ? say.refusedKept : '';
}

const FIGURES = ['added', 'refused', 'warned'] as const;
type Figure = (typeof FIGURES)[number];

function MemberDryRun({ plan }: { readonly plan: MemberImportView }) {
	const { importing: say } = useWords().memberList;
	const [chosen, setChosen] = useState<Figure>();
	const shown = chosen ?? (plan.refused > 0 ? 'refused' : 'added');
	return (
		<div className={frame['run']}>
			<div className={styles['run']}>
				<div className={styles['figures']} role="group" aria-label={say.title}>
					{FIGURES.map((figure) => (
						<Button
							key={figure}
							pressed={figure === shown}
							className={frame['figure'] ?? ''}
							onPress={() => setChosen(figure)}
						>
							<b data-figure={figure} data-any={plan[figure] > 0 ? '' : undefined}>
								{sayCount(plan[figure])}
							</b>
							<span>{say.figures[figure]}</span>
						</Button>
					))}
				</div>
				<p>
					{sayFilled(say.opening, {
						principal: sayYuan(plan.principalFen),
						bonus: sayYuan(plan.bonusFen),
						points: plan.points,
					})}
					{plan.unknown.length > 0 &&
						` · ${sayFilled(say.unknown, { names: plan.unknown.join('、') })}`}
				</p>
				{plan.refused > 0 && <SaveFaults plan={plan} />}
			</div>
			<Rows plan={plan} figure={shown} />
		</div>
	);
}

type RowsProps = { readonly plan: MemberImportView; readonly figure: Figure };

function Rows({ plan, figure }: RowsProps) {
	const { importing: say } = useWords().memberList;
	if (figure === 'added') return <AddedRows plan={plan} />;
	const refused = figure === 'refused';
	return (
		<IssueRows
			issues={refused ? plan.refusedRows : plan.warnedRows}
			count={refused ? plan.refused : plan.warned}
			isEmpty={(reason) => reason === 'phone-and-card-missing'}
			sayReason={(reason) => reasonIn(say, reason)}
			sayColumn={(column) => columnIn(say, column)}
		/>
	);
}

function AddedRows({ plan }: { readonly plan: MemberImportView }) {
	const words = useWords();
	const { fields } = words.memberList.importing;
	const { columns } = words.goods.importing;
	const shown: readonly Column<MemberImportView['additions'][number]>[] = [
		{ id: 'row', title: columns.row, figures: true, cell: ({ row }) => row },
		{ id: 'name', title: fields.name, cell: ({ name }) => name },
		{ id: 'phone', title: fields.phone, cell: ({ phone }) => phone },
		{ id: 'card', title: fields.card, cell: ({ card }) => card },
		{
			id: 'principal',
			title: fields.principal,
			figures: true,
			cell: ({ principalFen }) => <MoneyText bare fen={principalFen} />,
		},
		{
			id: 'bonus',
			title: fields.bonus,
			figures: true,
			cell: ({ bonusFen }) => <MoneyText bare fen={bonusFen} />,
		},
		{ id: 'points', title: fields.points, figures: true, cell: ({ points }) => sayCount(points) },
	];
	return (
		<Shown rows={plan.additions.length} count={plan.added}>
			<Table
				label={words.memberList.importing.figures.added}
				columns={shown}
				rows={plan.additions}
				keyOf={(row) => plan.additions.indexOf(row)}
				empty={words.goods.importing.tables.none}
			/>
		</Shown>
	);
}

/** All of them, page by page, as a list for whoever mends the spreadsheet. */
function SaveFaults({ plan: { importId } }: { readonly plan: MemberImportView }) {
	const words = useWords();
	const { importing: say } = words.memberList;
	const { columns } = words.goods.importing;
	const { client } = useTerminal();
	async function save(): Promise<void> {
		const lines = [[columns.file, columns.row, columns.column, columns.reason, columns.value]];
		let after: number | undefined = 0;
		while (after !== undefined) {
			const got: Awaited<ReturnType<typeof page>> = await page(after);
			if (!got.ok) return;
			for (const { file, row, column, reason, value } of got.value.faults) {
				const named = columnIn(say, column);
				lines.push([file, String(row), named, reasonIn(say, reason), value]);
			}
			after = got.value.nextAfter;
		}
		const text = lines.map((line) => line.map(quoted).join(',')).join('\r\n');
		saveFile(`${say.faultsFile}.csv`, new Blob(['\uFEFF', text], { type: 'text/csv' }));
	}
	const page = (after: number) => client.ask('member-import/faults', { importId, after });
	return <Button onPress={() => void save()}>{say.saveFaults}</Button>;
}

function quoted(cell: string): string {
	return `"${cell.replaceAll('"', '""')}"`;
}
