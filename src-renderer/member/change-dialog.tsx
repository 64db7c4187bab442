/**
 * One field of the profile is changed; the old value stays in the history. A new phone asks for the
 * whole old one, as only the member knows it, or for somebody who may release it.
 */
import { useState } from 'react';
import type { MemberPageView } from '#shared/contract/member-views.ts';
import { MAX_NOTE, MEMBER_KINDS, type ProfileField } from '#shared/member/member.ts';
import { sayFilled } from '../app/say.ts';
import { useWords } from '../app/use-words.ts';
import { FormDialog } from '../settings/form-dialog.tsx';
import type { ClientRefusal } from '../terminal-client/open-client.ts';
import { useTerminal } from '../terminal-client/use-terminal.ts';
import { Choice } from '../ui/choice.tsx';
import { Field } from '../ui/field.tsx';
import { TextArea } from '../ui/text-area.tsx';

export type ChangeDialogProps = {
	readonly page: MemberPageView;
	readonly field: ProfileField;
	readonly onDone: () => void;
	readonly onClose: () => void;
};

export function ChangeDialog({ page, field, onDone, onClose }: ChangeDialogProps) {
	const { client } = useTerminal();
	const { page: say, fields } = useWords().member;
	const [value, setValue] = useState(() => startingValue(page, field));
	const [oldPhone, setOldPhone] = useState('');
	const { memberId } = page.panel;

	async function send(): Promise<ClientRefusal | undefined> {
		const changed = await client.ask('member/change', { memberId, field, value, oldPhone });
		if (!changed.ok) return changed.refusal;
		onDone();
		return undefined;
	}

	return (
		<FormDialog
			title={sayFilled(say.change.title, { field: fields[field] })}
			size="small"
			confirm={say.change.confirm}
			sendKey={field === 'note' ? 'Ctrl+Enter' : 'Enter'}
			walk={false}
			send={send}
			onDone={onClose}
			onClose={onClose}
		>
			<ValueField field={field} value={value} onChange={setValue} />
			{field === 'phone' && page.panel.phone !== '' && (
				<Field
					label={say.change.oldPhone}
					hint={say.change.oldPhoneHint}
					value={oldPhone}
					onChange={setOldPhone}
					numeric
					maxLength={40}
				/>
			)}
		</FormDialog>
	);
}

/** What is shown masked begins empty: a mask is no value. */
function startingValue({ gender, panel, taxNo, accountCode }: MemberPageView, field: ProfileField) {
	switch (field) {
		case 'gender':
			return gender;
		case 'kind':
			return panel.kind;
		case 'note':
			return panel.note;
		case 'taxNo':
			return taxNo;
		case 'accountCode':
			return accountCode;
		default:
			return '';
	}
}

type ValueFieldProps = {
	readonly field: ProfileField;
	readonly value: string;
	readonly onChange: (value: string) => void;
};

function ValueField({ field, value, onChange }: ValueFieldProps) {
	const { page: say, fields, genders, kinds, add } = useWords().member;
	const label = sayFilled(say.change.newValue, { field: fields[field] });
	switch (field) {
		case 'gender':
			return (
				<Choice
					label={label}
					value={value}
					onChange={onChange}
					focusFirst
					options={[
						{ value: '', label: genders.none },
						{ value: 'female', label: genders.female },
						{ value: 'male', label: genders.male },
					]}
				/>
			);
		case 'kind':
			return (
				<Choice
					label={label}
					value={value}
					onChange={onChange}
					focusFirst
					options={MEMBER_KINDS.map((kind) => ({ value: kind, label: kinds[kind] }))}
				/>
			);
		case 'note':
			return (
				<TextArea label={label} value={value} onChange={onChange} rows={4} maxLength={MAX_NOTE} />
			);
		default:
			return (
				<Field
					label={label}
					{...(field === 'birthday' ? { hint: add.birthdayHint } : {})}
					value={value}
					onChange={onChange}
					focusFirst
					numeric={field === 'phone'}
					maxLength={120}
				/>
			);
	}
}
