/** What a manager releases about a pass: moving its end (延期) and handing it over (转让). */
import { useState } from 'react';
import type { PassView } from '#shared/contract/pass-card-views.ts';
import type { MemberRowView } from '#shared/contract/member-views.ts';
import {
	EXTEND_REASONS,
	TRANSFER_REASONS,
	type ExtendReason,
	type TransferReason,
} from '#shared/pass-card/change-pass.ts';
import { sayFilled } from '../app/say.ts';
import { useWords } from '../app/use-words.ts';
import { FormDialog } from '../settings/form-dialog.tsx';
import type { ClientRefusal } from '../terminal-client/open-client.ts';
import { useTerminal } from '../terminal-client/use-terminal.ts';
import { Choice } from '../ui/choice.tsx';
import { Field } from '../ui/field.tsx';

export type ChangeDialogProps = {
	readonly pass: PassView;
	readonly onClose: () => void;
	/** A sentence of what was done. */
	readonly onDone: (sentence: string) => void;
};

export function ExtendDialog({ pass, onClose, onDone }: ChangeDialogProps) {
	const { client } = useTerminal();
	const { passCard: say } = useWords();
	const [commandId] = useState<string>(() => crypto.randomUUID());
	const [draft, setDraft] = useState({ days: '30', reason: 'away' as ExtendReason });
	const { passId, name } = pass;

	async function send(): Promise<ClientRefusal | undefined> {
		const input = { passId, days: Number(draft.days), reason: draft.reason };
		const extended = await client.ask('pass-card/extend', input, { commandId });
		if (!extended.ok) return extended.refusal;
		onDone(sayFilled(say.extend.done, { name, until: extended.value.pass.validUntil }));
		return undefined;
	}

	return (
		<FormDialog
			title={sayFilled(say.extend.title, { name })}
			confirm={say.extend.confirm}
			walk={false}
			send={send}
			onDone={onClose}
			onClose={onClose}
		>
			<Field
				label={say.extend.days}
				hint={say.extend.daysHint}
				value={draft.days}
				onChange={(text) => setDraft({ ...draft, days: text.replaceAll(/\D/g, '') })}
				focusFirst
				numeric
				large
				maxLength={4}
			/>
			<Choice
				label={say.extend.reason}
				value={draft.reason}
				onChange={(reason) => setDraft({ ...draft, reason })}
				options={EXTEND_REASONS.map((value) => ({ value, label: say.extend.reasons[value] }))}
			/>
		</FormDialog>
	);
}

export function TransferDialog({ pass, onClose, onDone }: ChangeDialogProps) {
	const { client } = useTerminal();
	const { passCard: say } = useWords();
	const [commandId] = useState<string>(() => crypto.randomUUID());
	const [draft, setDraft] = useState({ text: '', reason: 'family' as TransferReason });
	const [found, setFound] = useState<readonly MemberRowView[]>([]);
	const [toMemberId, setToMemberId] = useState('');
	const { passId, name } = pass;

	async function look(): Promise<ClientRefusal | undefined> {
		const looked = await client.ask('member/find', { text: draft.text });
		if (!looked.ok) return looked.refusal;
		const { panel, rows } = looked.value;
		const members = panel === undefined ? rows : [panel];
		setFound(members);
		setToMemberId(members[0]?.memberId ?? '');
		return members.length === 0 ? { code: 'member/not-found' } : undefined;
	}

	/** Looks first; the second Enter hands over. */
	async function send(): Promise<ClientRefusal | undefined> {
		if (toMemberId === '') return look();
		const input = { passId, toMemberId, reason: draft.reason };
		const moved = await client.ask('pass-card/transfer', input, { commandId });
		if (!moved.ok) return moved.refusal;
		onDone(sayFilled(say.transfer.done, { name }));
		onClose();
		return undefined;
	}

	return (
		<FormDialog
			title={sayFilled(say.transfer.title, { name })}
			confirm={toMemberId === '' ? say.transfer.find : say.transfer.confirm}
			walk={false}
			problem={draft.text.trim() === '' ? say.transfer.missing : undefined}
			send={send}
			onDone={() => undefined}
			onClose={onClose}
		>
			<Field
				label={say.transfer.to}
				value={draft.text}
				onChange={(text) => {
					setDraft({ ...draft, text });
					setFound([]);
					setToMemberId('');
				}}
				scan="capture"
				onScan={(text) => setDraft({ ...draft, text })}
				focusFirst
				maxLength={40}
			/>
			{found.length > 0 && (
				<>
					<MemberChoice found={found} value={toMemberId} onChange={setToMemberId} />
					<Choice
						label={say.transfer.reason}
						value={draft.reason}
						onChange={(reason) => setDraft({ ...draft, reason })}
						options={TRANSFER_REASONS.filter((value) => value !== 'merged').map((value) => {
							return { value, label: say.transfer.reasons[value] };
						})}
					/>
				</>
			)}
		</FormDialog>
	);
}

type MemberChoiceProps = {
	readonly found: readonly MemberRowView[];
	readonly value: string;
	readonly onChange: (memberId: string) => void;
};

function MemberChoice({ found, value, onChange }: MemberChoiceProps) {
	const { passCard: say } = useWords();
	return (
		<Choice
			label={say.transfer.choose}
			value={value}
			onChange={onChange}
			options={found.map(({ memberId, name, phone }) => {
				return { value: memberId, label: sayFilled(say.transfer.option, { name, phone }) };
			})}
		/>
	);
}
