/** The fields of a new member (建档): phone or card is enough, everything else may follow later. */
import { useContext, useEffect, useEffectEvent } from 'react';
import { birthdayOf, needsGuardian } from '#shared/member/birthday.ts';
import type { Purpose } from '#shared/privacy/consent.ts';
import { consentTexts } from '#shared/words/consent-texts.ts';
import { fill } from '#shared/words/fill.ts';
import { LanguageContext, useWords } from '../app/use-words.ts';
import { AskCustomer } from '../customer-ask/ask-customer.tsx';
import { useCustomerAsk } from '../customer-ask/use-customer-ask.ts';
import { useStore, useTerminal } from '../terminal-client/use-terminal.ts';
import { Choice } from '../ui/choice.tsx';
import { Field } from '../ui/field.tsx';
import type { NewMember } from './new-member.ts';
import styles from './member.module.css';

export type NewMemberFieldsProps = {
	readonly draft: NewMember;
	readonly onChange: (draft: NewMember) => void;
};

export function NewMemberFields({ draft, onChange }: NewMemberFieldsProps) {
	const { add: say, fields } = useWords().member;
	const put = (change: Partial<NewMember>) => onChange({ ...draft, ...change });
	const isChild = useIsChild(draft);
	return (
		<>
			<div className={styles['pair']}>
				<Field
					label={fields.phone}
					hint={say.enough}
					value={draft.phone}
					onChange={(phone) => put({ phone })}
					focusFirst={draft.phone === ''}
					numeric
					maxLength={20}
				/>
				<Field
					label={fields.name}
					value={draft.name}
					onChange={(name) => put({ name })}
					focusFirst={draft.phone !== ''}
					maxLength={40}
				/>
				<Field
					label={say.cardNo}
					hint={say.cardHint}
					value={draft.cardNo}
					onChange={(cardNo) => put({ cardNo })}
					scan="capture"
					maxLength={64}
				/>
				<Field
					label={fields.birthday}
					hint={say.birthdayHint}
					value={draft.birthday}
					onChange={(birthday) => put({ birthday })}
					maxLength={20}
				/>
				<Field
					label={fields.address}
					value={draft.address}
					onChange={(address) => put({ address })}
					maxLength={120}
				/>
				<Field
					label={say.tags}
					value={draft.tagsText}
					onChange={(tagsText) => put({ tagsText })}
					maxLength={120}
				/>
				<Field
					label={say.referredBy}
					value={draft.referredBy}
					onChange={(referredBy) => put({ referredBy })}
					maxLength={64}
				/>
			</div>
			<NewMemberChoices draft={draft} onChange={onChange} />
			<ConsentThere draft={draft} onChange={onChange} />
			<ConsentText purpose="membership" />
			{isChild && <ConsentText purpose="guardian" />}
		</>
	);
}

/** What is chosen rather than typed. To be sent offers is never ticked for somebody. */
function NewMemberChoices({ draft, onChange }: NewMemberFieldsProps) {
	const { add: say, genders, fields } = useWords().member;
	const put = (change: Partial<NewMember>) => onChange({ ...draft, ...change });
	const isChild = useIsChild(draft);
	return (
		<div className={styles['pair']}>
			{isChild && (
				<Choice
					label={say.guardian}
					value={draft.guardian ? 'yes' : 'no'}
					onChange={(value) => put({ guardian: value === 'yes', consentAskId: '' })}
					options={[
						{ value: 'no', label: say.notAsked },
						{ value: 'yes', label: say.saidYes },
					]}
				/>
			)}
			<Choice
				label={fields.gender}
				value={draft.gender}
				onChange={(gender) => put({ gender })}
				options={[
					{ value: '', label: genders.none },
					{ value: 'female', label: genders.female },
					{ value: 'male', label: genders.male },
				]}
			/>
			<Choice
				label={say.agreed}
				value={draft.agreed ? 'yes' : 'no'}
				onChange={(value) => put({ agreed: value === 'yes', consentAskId: '' })}
				options={[
					{ value: 'no', label: say.notAsked },
					{ value: 'yes', label: say.saidYes },
				]}
			/>
			<Choice
				label={say.marketing}
				value={draft.marketing ? 'yes' : 'no'}
				onChange={(value) => put({ marketing: value === 'yes', consentAskId: '' })}
				options={[
					{ value: 'no', label: say.no },
					{ value: 'yes', label: say.yes },
				]}
			/>
		</div>
	);
}

/** Asked on their own screen, where there is one: what they say there stands for the choices here. */
function ConsentThere({ draft, onChange }: NewMemberFieldsProps) {
	const { till: say } = useWords().customerAsk;
	const { client } = useTerminal();
	const isChild = useIsChild(draft);
	const asking = useCustomerAsk(() =>
		client.ask('customer-ask/consent', {
			purposes: [...(isChild ? (['guardian'] as const) : []), 'membership', 'marketing'],
		}),
	);
	const { ask } = asking;
	const take = useEffectEvent((consentAskId: string) => {
		const given = (purpose: Purpose) => ask?.given.includes(purpose) === true;
		const said = {
			agreed: given('membership'),
			marketing: given('marketing'),
			guardian: given('guardian') || draft.guardian,
		};
		onChange({ ...draft, ...said, consentAskId });
	});
	const answered = ask?.state === 'answered' ? ask.askId : '';
	useEffect(() => {
		if (answered !== '') take(answered);
	}, [answered]);
	return <AskCustomer asking={asking} label={say.here} />;
}

/** Under 14 by the birthday that was typed: a guardian is asked (PIPL 31). */
function useIsChild({ birthday }: NewMember): boolean {
	const today = useStore(useTerminal().status).status?.bizDate;
	return today !== undefined && needsGuardian(birthdayOf(birthday, today) ?? '', today);
}

/** What they agree to, word for word, as it is kept beside their yes (SEC-4). */
function ConsentText({ purpose }: { readonly purpose: Purpose }) {
	const { app } = useWords();
	const language = useContext(LanguageContext);
	const { status } = useStore(useTerminal().status);
	const name = status?.store.name ?? '';
	const store = name === '' ? app.unnamedStore : name;
	return <p className={styles['small']}>{fill(consentTexts[language][purpose], { store })}</p>;
}
