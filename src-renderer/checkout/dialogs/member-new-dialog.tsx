/** F9, F9: a new member by what was typed, usable at once and on the sale. */
import { useState } from 'react';
import { useWords } from '../../app/use-words.ts';
import { NewMemberFields } from '../../member/new-member-fields.tsx';
import { asked, newMemberOf } from '../../member/new-member.ts';
import type { ClientRefusal } from '../../terminal-client/open-client.ts';
import { attachMember } from '../member-steps.ts';
import { useDesk } from '../use-desk.ts';
import { AskDialog } from './ask-dialog.tsx';

export function MemberNewDialog({ text }: { readonly text: string }) {
	const desk = useDesk();
	const { add: say } = useWords().member;
	const [commandId] = useState<string>(() => crypto.randomUUID());
	const [draft, setDraft] = useState(() => newMemberOf(text));

	async function send(): Promise<ClientRefusal | undefined> {
		const added = await desk.client.ask('member/add', asked(draft), { commandId });
		return added.ok ? await attachMember(desk, added.value) : added.refusal;
	}

	return (
		<AskDialog
			title={say.title}
			size="wide"
			confirm={say.save}
			complete={draft.phone.trim() !== '' || draft.cardNo.trim() !== ''}
			send={send}
		>
			<NewMemberFields draft={draft} onChange={setDraft} />
		</AskDialog>
	);
}
