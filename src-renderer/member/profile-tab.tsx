/**
 * The profile: every field masked, with a way to change it and, for what is personal, a way to look
 * at it in full that leaves a trace. Beside it how they came and what is tagged.
 */
import { useState } from 'react';
import type { MemberPageView } from '#shared/contract/member-views.ts';
import { PROFILE_FIELDS, type ProfileField } from '#shared/member/member.ts';
import { REVEALED_FIELDS, type RevealedField, type RevealReason } from '#shared/privacy/consent.ts';
import { ok } from '#shared/kernel/result.ts';
import type { Words } from '#shared/words/words-of.ts';
import { sayFilled } from '../app/say.ts';
import { useWords } from '../app/use-words.ts';
import { useTerminal } from '../terminal-client/use-terminal.ts';
import { Button } from '../ui/button.tsx';
import { NoticeBar } from '../ui/notice-bar.tsx';
import { CompanyBlock } from './company-block.tsx';
import { ChangeDialog } from './change-dialog.tsx';
import { MembershipFacts } from './membership-facts.tsx';
import { PinDialog } from './pin-dialog.tsx';
import { hasLeft } from './say-member.ts';
import { StandingActs } from './standing-acts.tsx';
import { RevealDialog } from './reveal-dialog.tsx';
import styles from './tab.module.css';

export type ProfileTabProps = { readonly page: MemberPageView; readonly again: () => void };

type Opened =
	| { readonly kind: 'change'; readonly field: ProfileField }
	| { readonly kind: 'reveal'; readonly field: RevealedField }
	| { readonly kind: 'pin' };

export function ProfileTab({ page, again }: ProfileTabProps) {
	const { page: say, fields } = useWords().member;
	const { client } = useTerminal();
	const [opened, setOpened] = useState<Opened>();
	const [done, setDone] = useState('');
	const isCompany = page.panel.kind === 'company';
	const close = () => setOpened(undefined);
	const finish = (sentence: string) => {
		setDone(sentence);
		again();
	};
	const reveal = async (field: RevealedField, reason: RevealReason) => {
		const { memberId } = page.panel;
		const shown = await client.ask('member/reveal', { memberId, field, reason });
		return shown.ok ? ok(shown.value.value) : shown;
	};
	return (
		<div className={styles['columns']}>
			{done !== '' && (
				<div className={styles['told']}>
					<NoticeBar tone="plain" say={done} alert />
				</div>
			)}
			<ul className={styles['fields']} aria-label={say.profile.list}>
				{PROFILE_FIELDS.map((field) => (
					<FieldRow key={field} field={field} page={page} onOpen={setOpened} />
				))}
			</ul>
			<div className={styles['side']}>
				{isCompany && <CompanyBlock page={page} onDone={finish} />}
				<MembershipFacts page={page} again={again} onPin={() => setOpened({ kind: 'pin' })} />
				{!isCompany && <CompanyBlock page={page} onDone={finish} />}
				<StandingActs page={page} onDone={finish} />
			</div>
			{opened?.kind === 'change' && (
				<ChangeDialog
					page={page}
					field={opened.field}
					onClose={close}
					onDone={() => finish(sayFilled(say.change.done, { field: fields[opened.field] }))}
				/>
			)}
			{opened?.kind === 'reveal' && (
				<RevealDialog
					field={fields[opened.field]}
					ask={(reason) => reveal(opened.field, reason)}
					onClose={close}
				/>
			)}
			{opened?.kind === 'pin' && (
				<PinDialog panel={page.panel} onClose={close} onDone={() => finish(say.pin.done)} />
			)}
		</div>
	);
}

type FieldRowProps = {
	readonly field: ProfileField;
	readonly page: MemberPageView;
	readonly onOpen: (opened: Opened) => void;
};

function FieldRow({ field, page, onOpen }: FieldRowProps) {
	const { member: say } = useWords();
	const { profile } = say.page;
	const { panel } = page;
	const value = shownValue(say, page, field);
	const revealed = REVEALED_FIELDS.find((one) => one === field);
	const isTheirs = field !== 'accountCode' || panel.kind === 'company';
	return (
		<li>
			<span>{say.fields[field]}</span>
			{value === '' ? <i>{isTheirs ? profile.none : profile.companiesOnly}</i> : <b>{value}</b>}
			<div>
				{revealed !== undefined && value !== '' && (
					<Button
						tone="quiet"
						label={`${profile.reveal} ${say.fields[field]}`}
						onPress={() => onOpen({ kind: 'reveal', field: revealed })}
					>
						{profile.reveal}
					</Button>
				)}
				{isTheirs && !hasLeft(panel) && (
					<Button
						tone="quiet"
						label={`${profile.change} ${say.fields[field]}`}
						onPress={() => onOpen({ kind: 'change', field })}
					>
						{profile.change}
					</Button>
				)}
			</div>
		</li>
	);
}

/** As it may stand on the screen: masked, or only that it is on file. */
function shownValue(say: Words['member'], page: MemberPageView, field: ProfileField): string {
	const { panel } = page;
	switch (field) {
		case 'phone':
			return panel.phone;
		case 'name':
			return panel.name;
		case 'gender':
			return page.gender === '' ? '' : say.genders[page.gender];
		case 'birthday':
			return page.birthday;
		case 'address':
			return page.hasAddress ? say.page.profile.kept : '';
		case 'note':
			return panel.note;
		case 'identityNo':
			return page.hasIdentityNo ? say.page.profile.kept : '';
		case 'taxNo':
			return page.taxNo;
		case 'kind':
			return say.kinds[panel.kind];
		case 'accountCode':
			return page.accountCode;
	}
}
