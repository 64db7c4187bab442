/**
 * The family (家庭会员, MEM-12): who draws on whose pool, within which limits, and what each of them
 * spent. The main account adds up to three; anybody who is linked can be taken out again.
 */
import { useState } from 'react';
import type { FamilyView } from '#shared/contract/family-requests.ts';
import type { MemberRowView } from '#shared/contract/member-views.ts';
import { MAX_LINKED } from '#shared/member/member.ts';
import { sayFilled, sayRefusal } from '../app/say.ts';
import { useWords } from '../app/use-words.ts';
import { useAsked } from '../sales/use-asked.ts';
import { QuestionDialog } from '../settings/question-dialog.tsx';
import { useTerminal } from '../terminal-client/use-terminal.ts';
import { Button } from '../ui/button.tsx';
import { MoneyText } from '../ui/money-text.tsx';
import { NoticeBar } from '../ui/notice-bar.tsx';
import { FamilyDialogs, type FamilyOpened } from './family-dialogs.tsx';
import { sayWho } from './say-member.ts';
import styles from './tab.module.css';

type Link = FamilyView['links'][number];

export type FamilyTabProps = {
	readonly memberId: string;
	/** Of somebody who left: nobody is added. */
	readonly isShut: boolean;
	/** Somebody was linked or taken out. */
	readonly onChanged: () => void;
};

export function FamilyTab({ memberId, isShut, onChanged }: FamilyTabProps) {
	const words = useWords();
	const { client } = useTerminal();
	const { family: say } = words.member.page;
	const { value: got, again } = useAsked(memberId, () => client.ask('family/show', { memberId }));
	const [opened, setOpened] = useState<FamilyOpened>();
	const [leaving, setLeaving] = useState<MemberRowView>();
	const family = got?.ok === true ? got.value : undefined;

	function changed(): void {
		again();
		onChanged();
	}

	const said = got?.ok === false ? sayRefusal(words, got.refusal) : undefined;
	return (
		<div className={styles['columns']}>
			<div>
				{said !== undefined && <NoticeBar tone="red" say={said.say} next={said.next} alert />}
				{family !== undefined && (
					<>
						<Lead family={family} isShut={isShut} onAdd={() => setOpened({ kind: 'find' })} />
						<ul className={styles['fields']} aria-label={say.list}>
							{family.links.map((link) => (
								<LinkRow
									key={link.member.memberId}
									link={link}
									onLimit={() => setOpened({ kind: 'limit', link })}
									onUnlink={() => setLeaving(link.member)}
								/>
							))}
						</ul>
					</>
				)}
			</div>
			<section className={styles['side']} aria-label={say.spends}>
				<h3>{say.spends}</h3>
				{family !== undefined && <Spends family={family} />}
			</section>
			<FamilyDialogs
				opened={opened}
				primaryId={memberId}
				onOpen={setOpened}
				onDone={() => {
					setOpened(undefined);
					changed();
				}}
			/>
			{leaving !== undefined && (
				<UnlinkQuestion member={leaving} onDone={changed} onClose={() => setLeaving(undefined)} />
			)}
		</div>
	);
}

type UnlinkQuestionProps = {
	readonly member: MemberRowView;
	readonly onDone: () => void;
	readonly onClose: () => void;
};

function UnlinkQuestion({ member: leaving, onDone, onClose }: UnlinkQuestionProps) {
	const { member } = useWords();
	const { client } = useTerminal();
	const { family: say } = member.page;
	const { memberId } = leaving;
	return (
		<QuestionDialog
			title={sayFilled(say.unlinkAsk, { name: sayWho(member, leaving) })}
			confirm={say.unlink}
			onClose={onClose}
			send={async () => {
				const taken = await client.ask('family/unlink', { memberId });
				if (!taken.ok) return taken.refusal;
				onDone();
				return undefined;
			}}
		>
			<p>{say.unlinkLead}</p>
		</QuestionDialog>
	);
}

type LeadProps = {
	readonly family: FamilyView;
	readonly isShut: boolean;
	readonly onAdd: () => void;
};

/** Whose pool it is, in a sentence; the main account may add while there is room. */
function Lead({ family: { role, primary, links }, isShut, onAdd }: LeadProps) {
	const { member } = useWords();
	const { family: say } = member.page;
	return (
		<div className={styles['lead']}>
			<p>
				{role === 'none' && say.none}
				{role === 'primary' && sayFilled(say.primary, { count: links.length, most: MAX_LINKED })}
				{role === 'linked' && sayFilled(say.linked, { name: sayWho(member, primary) })}
			</p>
			{role !== 'linked' && !isShut && (
				<Button disabled={links.length >= MAX_LINKED} onPress={onAdd}>
					{say.add}
				</Button>
			)}
		</div>
	);
}

type LinkRowProps = {
	readonly link: Link;
	readonly onLimit: () => void;
	readonly onUnlink: () => void;
};

function LinkRow({ link, onLimit, onUnlink }: LinkRowProps) {
	const { member } = useWords();
	const { family: say } = member.page;
	const { member: who, dayLimitFen, monthLimitFen, spentTodayFen, spentMonthFen } = link;
	const name = sayWho(member, who);
	return (
		<li data-wide="">
			<b>
				{name} <small>{who.phone}</small>
			</b>
			<span>
				<Spent say={say.today} spentFen={spentTodayFen} limitFen={dayLimitFen} />
				<Spent say={say.month} spentFen={spentMonthFen} limitFen={monthLimitFen} />
			</span>
			<div>
				<Button label={`${say.limit} ${name}`} onPress={onLimit}>
					{say.limit}
				</Button>{' '}
				<Button label={`${say.unlink} ${name}`} onPress={onUnlink}>
					{say.unlink}
				</Button>
			</div>
		</li>
	);
}

type SpentProps = {
	readonly say: string;
	readonly spentFen: number;
	readonly limitFen: number | null;
};

function Spent({ say, spentFen, limitFen }: SpentProps) {
	const { family } = useWords().member.page;
	return (
		<p>
			{say} <MoneyText fen={spentFen} />
			{' / '}
			{limitFen === null ? family.noLimit : <MoneyText fen={limitFen} />}
		</p>
	);
}

function Spends({ family: { spends } }: { readonly family: FamilyView }) {
	const { family: say } = useWords().member.page;
	if (spends.length === 0) return <p className={styles['soft']}>{say.noSpends}</p>;
	return (
		<ul className={styles['log']}>
			{spends.map(({ name, receiptNo, atMs, fen, points }) => (
				<li key={`${receiptNo} ${String(atMs)}`}>
					<b>{name}</b>
					<span>
						{receiptNo === '' ? say.gift : receiptNo} {fen !== 0 && <MoneyText fen={fen} />}
						{points !== 0 && ` ${sayFilled(say.points, { points })}`}
					</span>
				</li>
			))}
		</ul>
	);
}
