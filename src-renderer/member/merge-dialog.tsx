/**
 * Merging (合并): first who goes, then what it comes to, both rows and the one that stays as it will
 * be. Nothing is merged before that was looked at and said yes to.
 */
import { useState, type ReactNode } from 'react';
import type { MemberPanelView } from '#shared/contract/member-views.ts';
import type { RequestOutput } from '#shared/contract/terminal-contract.ts';
import type { Words } from '#shared/words/words-of.ts';
import { sayCount } from '../app/figures.ts';
import { sayFilled, sayRefusal } from '../app/say.ts';
import { useWords } from '../app/use-words.ts';
import { useAsked } from '../sales/use-asked.ts';
import { QuestionDialog } from '../settings/question-dialog.tsx';
import { useTerminal } from '../terminal-client/use-terminal.ts';
import { Dialog } from '../ui/dialog.tsx';
import { MoneyText } from '../ui/money-text.tsx';
import { NoticeBar } from '../ui/notice-bar.tsx';
import { Table, type Column } from '../ui/table.tsx';
import { MemberFinder, type Taken } from './member-finder.tsx';
import { sayWho } from './say-member.ts';
import styles from './lists.module.css';

export type MergeDialogProps = {
	/** Who stays and gets all that is the other's. */
	readonly keep: MemberPanelView;
	readonly onClose: () => void;
	readonly onDone: (sentence: string) => void;
};

export function MergeDialog(props: MergeDialogProps) {
	const { keep, onClose } = props;
	const { standing: say } = useWords().member.page;
	const [drop, setDrop] = useState<Taken>();
	if (drop !== undefined) return <Question {...props} drop={drop} />;
	return (
		<Dialog title={say.mergeTitle} size="wide" onClose={onClose}>
			<p className={styles['soft']}>{say.mergeLead}</p>
			<MemberFinder
				first=""
				except={keep.memberId}
				onType={() => undefined}
				onTake={(taken) => {
					setDrop(taken);
					return Promise.resolve(undefined);
				}}
			/>
		</Dialog>
	);
}

type QuestionProps = MergeDialogProps & { readonly drop: Taken };

function Question({ keep, drop, onClose, onDone }: QuestionProps) {
	const words = useWords();
	const { member } = words;
	const { standing: say } = member.page;
	const { client } = useTerminal();
	const ids = { keepId: keep.memberId, dropId: drop.memberId };
	const { value: got } = useAsked(ids.dropId, () => client.ask('member/preview-merge', ids));
	const said = got?.ok === false ? sayRefusal(words, got.refusal) : undefined;
	const name = sayWho(member, drop);
	return (
		<QuestionDialog
			title={sayFilled(say.mergeAsk, { name, into: sayWho(member, keep) })}
			size="wide"
			confirm={say.acts.merge}
			disabled={got?.ok !== true}
			onClose={onClose}
			send={async () => {
				const merged = await client.ask('member/merge', ids);
				if (!merged.ok) return merged.refusal;
				onDone(sayFilled(say.mergedDone, { name }));
				return undefined;
			}}
		>
			{said !== undefined && <NoticeBar tone="red" say={said.say} next={said.next} alert />}
			{got?.ok === true && <Sides sides={got.value} />}
			<p className={styles['stop']}>{say.mergeForGood}</p>
		</QuestionDialog>
	);
}

type Sides = RequestOutput<'member/preview-merge'>;
type Side = Sides['after'];
type Row = { readonly title: string; readonly of: (side: Side) => ReactNode };

function Sides({ sides }: { readonly sides: Sides }) {
	const { member } = useWords();
	const { standing: say } = member.page;
	const column = (id: keyof Sides): Column<Row> => ({
		id,
		title: say.sides[id],
		figures: true,
		cell: ({ of }) => of(sides[id]),
	});
	return (
		<Table
			label={say.mergeTitle}
			columns={[
				{ id: 'title', title: '', cell: ({ title }) => title },
				column('drop'),
				column('keep'),
				column('after'),
			]}
			rows={rowsIn(member)}
			keyOf={({ title }) => title}
			empty=""
		/>
	);
}

function rowsIn(say: Words['member']): readonly Row[] {
	return [
		{ title: say.fields.name, of: (side) => sayWho(say, side) },
		{ title: say.fields.phone, of: ({ phone }) => phone },
		{ title: say.page.standing.tier, of: ({ tierName }) => tierName },
		{ title: say.principal, of: ({ principalFen }) => <MoneyText fen={principalFen} /> },
		{ title: say.bonus, of: ({ bonusFen }) => <MoneyText fen={bonusFen} /> },
		{ title: say.points, of: ({ points }) => sayCount(points) },
		{ title: say.passes, of: ({ passes }) => sayCount(passes) },
	];
}
