/**
 * The table of tiers (等级表) as a draft: a template or the one in force, changed step by step and
 * put as a whole. Every row says what ¥100 brings and costs.
 */
import { useState } from 'react';
import type { TierRowView } from '#shared/contract/tier-requests.ts';
import type { RequestOutput } from '#shared/contract/terminal-contract.ts';
import { formatTimes, formatZhe, previewOf } from '#shared/member/tier-text.ts';
import type { TierProblem } from '#shared/member/tier-table.ts';
import { sayFilled, sayRefusal } from '../app/say.ts';
import { useShell } from '../app/shell-parts.ts';
import { useKeyLayer } from '../app/use-keyboard.ts';
import { useUnsaved } from '../app/unsaved.ts';
import { useWords } from '../app/use-words.ts';
import type { ClientRefusal } from '../terminal-client/open-client.ts';
import { useTerminal } from '../terminal-client/use-terminal.ts';
import { Button } from '../ui/button.tsx';
import { NoticeBar } from '../ui/notice-bar.tsx';
import { Table, type Column } from '../ui/table.tsx';
import { TierForm } from './tier-form.tsx';
import styles from './member-settings.module.css';

type Tiers = RequestOutput<'tier/list'>;
type Row = TierRowView & { readonly members?: number };

export type TierTableProps = { readonly got: Tiers; readonly onSaved: (sentence: string) => void };

export function TierTable({ got, onSaved }: TierTableProps) {
	const { client } = useTerminal();
	const { sounds } = useShell();
	const words = useWords();
	const { tiers: say } = words.memberSettings;
	const [draft, setDraft] = useState<readonly Row[]>();
	const [opened, setOpened] = useState<number>();
	const [refusal, setRefusal] = useState<ClientRefusal>();
	useUnsaved(draft !== undefined);
	const rows = draft ?? got.tiers;
	const change = (next: readonly Row[]) => {
		setDraft(next);
		setRefusal(undefined);
	};

	async function save(): Promise<void> {
		const tiers = rows.map(({ members: _members, ...row }) => row);
		const put = await client.ask('tier/put-table', { tiers });
		if (!put.ok) {
			sounds.no();
			setRefusal(put.refusal);
			return;
		}
		sounds.yes();
		setDraft(undefined);
		onSaved(say.saved);
	}

	useKeyLayer({
		onKey: ({ code, control, shift }) => {
			if (control || shift) return false;
			if (code === 'F8') setOpened(rows.length);
			else if (code === 'F12') void save();
			else return false;
			return true;
		},
	});
	return (
		<section aria-label={say.title} className={styles['part']}>
			<div className={styles['bar']}>
				<h3>{say.title}</h3>
				<div>
					<Button onPress={() => change(got.templates.three)}>{say.three}</Button>
					<Button onPress={() => change(got.templates.five)}>{say.five}</Button>
					<Button keyLabel="F8" onPress={() => setOpened(rows.length)}>
						{say.add}
					</Button>
					<Button keyLabel="F12" tone="accent" onPress={() => void save()}>
						{say.save}
					</Button>
				</div>
			</div>
			{refusal !== undefined && <Wrong refusal={refusal} />}
			{draft !== undefined && refusal === undefined && <NoticeBar tone="amber" say={say.changed} />}
			<Steps rows={rows} onChoose={setOpened} />
			<Notes paid={got.paid} />
			{opened !== undefined && (
				<TierForm
					key={opened}
					row={rows[opened]}
					onKeep={(row) => change(rows.toSpliced(opened, 1, row))}
					onRemove={() => {
						change(rows.toSpliced(opened, 1));
						setOpened(undefined);
					}}
					onClose={() => setOpened(undefined)}
				/>
			)}
		</section>
	);
}

/** How the preview counts, and what is owed of fees. */
function Notes({ paid }: Pick<Tiers, 'paid'>) {
	const { tiers: say } = useWords().memberSettings;
	const owed = paid.fees === 0 ? '' : ` · ${sayFilled(say.paidIs, paid)}`;
	return (
		<p className={styles['faint']}>
			{say.previewHint}
			{owed}
		</p>
	);
}

/** Which step is wrong and what with it. */
function Wrong({ refusal }: { readonly refusal: ClientRefusal }) {
	const words = useWords();
	const { tiers: say } = words.memberSettings;
	const { say: what, next } = sayRefusal(words, refusal);
	const details = refusal as Readonly<Record<string, unknown>>;
	const problem = details['problem'] as TierProblem | undefined;
	if (problem === undefined) return <NoticeBar tone="red" say={what} next={next} alert />;
	const row = details['row'] === 0 ? '' : sayFilled(say.row, details);
	const why = row + sayFilled(say.problems[problem], details);
	return <NoticeBar tone="red" say={what} next={why} alert />;
}

type StepsProps = {
	readonly rows: readonly Row[];
	readonly onChoose: (at: number) => void;
};

function Steps({ rows, onChoose }: StepsProps) {
	const { tiers: say } = useWords().memberSettings;
	const times = (bp: number) => sayFilled(say.times, { times: formatTimes(bp) });
	const columns: readonly Column<Row>[] = [
		{ id: 'name', title: say.name, cell: ({ name }) => name },
		{ id: 'reach', title: say.reach, cell: (row) => sayReach(say, row) },
		{ id: 'points', title: say.points, cell: (row) => times(row.pointsRate), figures: true },
		{ id: 'birthday', title: say.birthday, cell: (row) => times(row.birthdayRate), figures: true },
		{
			id: 'charge',
			title: say.charge,
			cell: ({ charge }) => {
				return charge === 10_000 ? say.none : sayFilled(say.zhe, { zhe: formatZhe(charge) });
			},
		},
		{
			id: 'preview',
			title: say.preview,
			cell: (row) => sayFilled(say.previewIs, previewOf(row)),
		},
		{
			id: 'benefits',
			title: say.benefits,
			cell: ({ benefits }) => benefits.map(({ name }) => name).join(' '),
		},
		{ id: 'members', title: say.members, cell: ({ members }) => members ?? 0, figures: true },
	];
	return (
		<Table
			label={say.title}
			columns={columns}
			rows={rows}
			keyOf={({ code }) => code}
			onChoose={(row) => onChoose(rows.indexOf(row))}
			empty={say.empty}
		/>
	);
}

type Say = ReturnType<typeof useWords>['memberSettings']['tiers'];

function sayReach(say: Say, { basis, threshold, feeFen, feeDays }: Row): string {
	const named = say.basis[basis];
	switch (basis) {
		case 'manual':
			return named;
		case 'paid':
			return sayFilled(say.reachFee, { fen: feeFen, days: feeDays });
		case 'visits':
			return sayFilled(say.reachVisits, { basis: named, times: threshold });
		case 'top-up':
		case 'spend':
			return sayFilled(say.reachMoney, { basis: named, fen: threshold });
	}
}
