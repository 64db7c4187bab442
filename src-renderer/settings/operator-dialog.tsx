/** Adding an operator, or changing one's name, role, PIN or whether they may sign in. */
import { useState } from 'react';
import type { OperatorView } from '#shared/contract/views.ts';
import { ROLES } from '#shared/operator/role.ts';
import type { Words } from '#shared/words/words-of.ts';
import { sayFilled } from '../app/say.ts';
import { useWords } from '../app/use-words.ts';
import type { ClientRefusal, TerminalClient } from '../terminal-client/open-client.ts';
import { useTerminal } from '../terminal-client/use-terminal.ts';
import { Field } from '../ui/field.tsx';
import { FormDialog } from './form-dialog.tsx';
import { ValueChoice } from './value-choice.tsx';

type Draft = {
	readonly operatorNo: string;
	readonly name: string;
	readonly role: OperatorView['role'];
	readonly active: boolean;
	readonly pin: string;
	readonly pinAgain: string;
};

const NOBODY = { operatorNo: '', name: '', role: 'cashier', active: true } as const;

export type OperatorDialogProps = {
	/** Undefined: a new one. */
	readonly operator: OperatorView | undefined;
	readonly onDone: (operator: OperatorView) => void;
	readonly onClose: () => void;
};

export function OperatorDialog({ operator, onDone, onClose }: OperatorDialogProps) {
	const words = useWords();
	const { operators: say } = words.settings;
	const { client } = useTerminal();
	const [draft, setDraft] = useState<Draft>({ ...(operator ?? NOBODY), pin: '', pinAgain: '' });
	const change = (part: Partial<Draft>) => setDraft({ ...draft, ...part });
	const isNew = operator === undefined;
	return (
		<FormDialog
			title={isNew ? say.addTitle : sayFilled(say.editTitle, { no: operator.operatorNo })}
			confirm={say.save}
			walk={isNew}
			problem={problemIn(words, draft, isNew)}
			send={() => send(client, { draft, operator })}
			onDone={() => onDone({ ...NOBODY, ...viewOf(draft) })}
			onClose={onClose}
		>
			{isNew && (
				<Field
					label={say.no}
					value={draft.operatorNo}
					onChange={(operatorNo) => change({ operatorNo })}
					maxLength={12}
				/>
			)}
			<Field
				label={say.name}
				value={draft.name}
				onChange={(name) => change({ name })}
				maxLength={40}
			/>
			<ValueChoice
				label={say.role}
				hint={say.mayDo[draft.role]}
				options={ROLES.map((value) => ({ value, label: words.app.role[value] }))}
				value={draft.role}
				onChange={(role) => change({ role })}
			/>
			<PinFields draft={draft} change={change} isNew={isNew} />
			{!isNew && (
				<ValueChoice
					label={say.state}
					options={[
						{ value: true, label: say.active },
						{ value: false, label: say.off },
					]}
					value={draft.active}
					onChange={(active) => change({ active })}
				/>
			)}
		</FormDialog>
	);
}

type PinFieldsProps = {
	readonly draft: Draft;
	readonly change: (part: Partial<Draft>) => void;
	readonly isNew: boolean;
};

function PinFields({ draft, change, isNew }: PinFieldsProps) {
	const { operators: say } = useWords().settings;
	return (
		<>
			<Field
				label={isNew ? say.pin : say.newPin}
				hint={say.pinHint}
				type="password"
				scan="ignore"
				value={draft.pin}
				onChange={(pin) => change({ pin })}
				numeric
				maxLength={12}
			/>
			{(isNew || draft.pin !== '') && (
				<Field
					label={say.pinAgain}
					type="password"
					scan="ignore"
					value={draft.pinAgain}
					onChange={(pinAgain) => change({ pinAgain })}
					numeric
					maxLength={12}
				/>
			)}
		</>
	);
}

function problemIn(words: Words, draft: Draft, isNew: boolean): string | undefined {
	const { operators: say } = words.settings;
	const missing = (field: string) => sayFilled(words.setup.missing, { field });
	if (draft.operatorNo === '') return missing(say.no);
	if (draft.name.trim() === '') return missing(say.name);
	if (!isNew && draft.pin === '') return undefined;
	if (!/^\d{4,12}$/.test(draft.pin)) return say.pinShort;
	return draft.pin === draft.pinAgain ? undefined : say.pinDiffers;
}

function viewOf({ operatorNo, name, role, active }: Draft): OperatorView {
	return { operatorNo, name: name.trim(), role, active };
}

async function send(
	client: TerminalClient,
	{ draft, operator }: { readonly draft: Draft; readonly operator: OperatorView | undefined },
): Promise<ClientRefusal | undefined> {
	const { operatorNo, name, role, active } = viewOf(draft);
	const pin = draft.pin === '' ? {} : { pin: draft.pin };
	const done =
		operator === undefined
			? await client.ask('operator/add', { operatorNo, name, role, pin: draft.pin })
			: await client.ask('operator/change', { operatorNo, name, role, active, ...pin });
	return done.ok ? undefined : done.refusal;
}
