/** F9: whose sale is it? Found members go onto the sale; F9 again makes a new one. */
import { useState } from 'react';
import { useWords } from '../../app/use-words.ts';
import { MemberFinder, type Taken } from '../../member/member-finder.tsx';
import type { ClientRefusal } from '../../terminal-client/open-client.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { closeDialog } from '../desk.ts';
import { attachListed, attachMember, newMember } from '../member-steps.ts';
import { useDesk } from '../use-desk.ts';

export function MemberFindDialog({ text: first }: { readonly text: string }) {
	const desk = useDesk();
	const { find: say } = useWords().member;
	const [text, setText] = useState(first);

	async function take(taken: Taken): Promise<ClientRefusal | undefined> {
		const isWhole = 'foundBy' in taken;
		const { dialog } = desk.state.get();
		const refusal = isWhole
			? await attachMember(desk, taken)
			: await attachListed(desk, taken.memberId, 'list');
		if (refusal === undefined) closeDialog(desk, dialog);
		return refusal;
	}

	return (
		<Dialog
			title={say.title}
			size="wide"
			onClose={() => closeDialog(desk)}
			onKey={({ code, shift, control }) => {
				if (code !== 'F9' || shift || control) return false;
				newMember(desk, text);
				return true;
			}}
			actions={
				<Button keyLabel="F9" onPress={() => newMember(desk, text)}>
					{say.add}
				</Button>
			}
		>
			<MemberFinder first={first} newKey="F9" onTake={take} onType={setText} />
		</Dialog>
	);
}
