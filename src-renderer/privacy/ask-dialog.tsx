/**
 * Taking down what a member asks of their own record: who, what, and how they proved it is theirs.
 */
import { useRef, useState } from 'react';
import type { AskedView } from '#shared/contract/asked-requests.ts';
import {
	ASKED_KINDS,
	PROOFS,
	type AskedKind,
	type Proof,
} from '#shared/privacy/privacy-request.ts';
import { useWords } from '../app/use-words.ts';
import { FormDialog } from '../settings/form-dialog.tsx';
import type { ClientRefusal } from '../terminal-client/open-client.ts';
import { useTerminal } from '../terminal-client/use-terminal.ts';
import { Choice } from '../ui/choice.tsx';
import { Field } from '../ui/field.tsx';

export type AskDialogProps = {
	/** Whose page it is; '' when the member is still to be named. */
	readonly memberId: string;
	readonly onDone: (asked: AskedView) => void;
	readonly onClose: () => void;
};

export function AskDialog({ memberId, onDone, onClose }: AskDialogProps) {
	const { privacy: say } = useWords();
	const { client } = useTerminal();
	const [text, setText] = useState('');
	const [kind, setKind] = useState<AskedKind>('access');
	const [proof, setProof] = useState<Proof>('card');
	const asked = useRef<AskedView>(undefined);

	async function send(): Promise<ClientRefusal | undefined> {
		let who = memberId;
		if (who === '') {
			const found = await client.ask('member/find', { text, purpose: 'page' });
			if (!found.ok) return found.refusal;
			who = found.value.panel?.memberId ?? '';
			// Somebody's record is opened for nobody who is only like them.
			if (who === '') return { code: 'member/not-found' };
		}
		const taken = await client.ask('privacy/ask', { memberId: who, kind, proof });
		if (!taken.ok) return taken.refusal;
		asked.current = taken.value;
		return undefined;
	}

	return (
		<FormDialog
			title={say.ask.title}
			confirm={say.ask.confirm}
			walk={false}
			send={send}
			onDone={() => {
				if (asked.current !== undefined) onDone(asked.current);
			}}
			onClose={onClose}
		>
			{memberId === '' && (
				<Field
					label={say.ask.member}
					hint={say.ask.memberHint}
					value={text}
					onChange={setText}
					scan="capture"
					onScan={setText}
					focusFirst
					maxLength={64}
				/>
			)}
			<Choice
				label={say.kind}
				options={ASKED_KINDS.map((value) => ({ value, label: say.kinds[value] }))}
				value={kind}
				onChange={setKind}
				focusFirst={memberId !== ''}
			/>
			<Choice
				label={say.proof}
				options={PROOFS.map((value) => ({ value, label: say.proofs[value] }))}
				value={proof}
				onChange={setProof}
			/>
		</FormDialog>
	);
}
