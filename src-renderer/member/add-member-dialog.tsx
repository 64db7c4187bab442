/** A new member in the back office, by what was looked for. */
import { useState } from 'react';
import type { MemberPanelView } from '#shared/contract/member-views.ts';
import { useWords } from '../app/use-words.ts';
import { FormDialog } from '../settings/form-dialog.tsx';
import type { ClientRefusal } from '../terminal-client/open-client.ts';
import { useTerminal } from '../terminal-client/use-terminal.ts';
import { NewMemberFields } from './new-member-fields.tsx';
import { asked, newMemberOf } from './new-member.ts';

export type AddMemberDialogProps = {
	readonly text: string;
	readonly onAdded: (panel: MemberPanelView) => void;
	readonly onClose: () => void;
};

export function AddMemberDialog({ text, onAdded, onClose }: AddMemberDialogProps) {
	const { client } = useTerminal();
	const { add: say, page } = useWords().member;
	const [commandId] = useState<string>(() => crypto.randomUUID());
	const [draft, setDraft] = useState(() => newMemberOf(text));

	async function send(): Promise<ClientRefusal | undefined> {
		const added = await client.ask('member/add', asked(draft), { commandId });
		if (!added.ok) return added.refusal;
		onAdded(added.value);
		return undefined;
	}

	return (
		<FormDialog
			title={say.title}
			size="wide"
			confirm={page.change.confirm}
			walk={draft.phone.trim() === '' && draft.cardNo.trim() === ''}
			send={send}
			onDone={onClose}
			onClose={onClose}
		>
			<NewMemberFields draft={draft} onChange={setDraft} />
		</FormDialog>
	);
}
