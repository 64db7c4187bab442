/** A level given by hand (手工定级): which, until when, and why; a manager's word. */
import { useState } from 'react';
import { GRANT_REASONS } from '#shared/member/tier-period.ts';
import { sayFilled } from '../app/say.ts';
import { useWords } from '../app/use-words.ts';
import { useAsked } from '../sales/use-asked.ts';
import { FormDialog } from '../settings/form-dialog.tsx';
import { SelectField } from '../settings/select-field.tsx';
import type { ClientRefusal } from '../terminal-client/open-client.ts';
import { useTerminal } from '../terminal-client/use-terminal.ts';
import { Choice } from '../ui/choice.tsx';
import { Field } from '../ui/field.tsx';

export type GrantTierDialogProps = {
	readonly memberId: string;
	readonly onClose: () => void;
	readonly onDone: (sentence: string) => void;
};

type Reason = (typeof GRANT_REASONS)[number];

export function GrantTierDialog({ memberId, onClose, onDone }: GrantTierDialogProps) {
	const { client } = useTerminal();
	const { tierFee: say } = useWords();
	const { value: got } = useAsked('', () => client.ask('tier/list', {}));
	const tiers = got?.ok === true ? got.value.tiers : [];
	const [chosen, setChosen] = useState('');
	const [until, setUntil] = useState('');
	const [reason, setReason] = useState<Reason>('campaign');
	const [commandId] = useState<string>(() => crypto.randomUUID());
	const tier = tiers.find(({ code }) => code === chosen) ?? tiers.at(-1);

	async function send(): Promise<ClientRefusal | undefined> {
		const input = { memberId, tier: tier?.code ?? '', until: until.trim(), reason };
		const granted = await client.ask('tier/grant', input, { commandId });
		if (!granted.ok) return granted.refusal;
		onDone(sayFilled(say.granted, { tier: tier?.name ?? '' }));
		return undefined;
	}

	return (
		<FormDialog
			title={say.grantTitle}
			confirm={say.grantConfirm}
			walk={false}
			send={send}
			onDone={onClose}
			onClose={onClose}
		>
			<SelectField
				label={say.grantTier}
				value={tier?.code ?? ''}
				onChange={setChosen}
				options={tiers.map(({ code, name }) => ({ value: code, label: name }))}
			/>
			<Field
				label={say.grantUntil}
				hint={say.grantHint}
				value={until}
				onChange={setUntil}
				maxLength={10}
				focusFirst
			/>
			<Choice
				label={say.reason}
				value={reason}
				onChange={setReason}
				options={GRANT_REASONS.map((value) => ({ value, label: say.grantReasons[value] }))}
			/>
		</FormDialog>
	);
}
