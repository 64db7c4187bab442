/** A fee that was paid today is undone (撤销会员费): the money goes back the way it came. */
import { useState } from 'react';
import { sayFilled, sayRefusal } from '../app/say.ts';
import { useShell } from '../app/shell-parts.ts';
import { useWords } from '../app/use-words.ts';
import type { ClientRefusal } from '../terminal-client/open-client.ts';
import { useTerminal } from '../terminal-client/use-terminal.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { NoticeBar } from '../ui/notice-bar.tsx';
import type { FeeDialogProps } from './fee-refund-wizard.tsx';

export function UndoFeeDialog({ fee, onClose, onDone }: FeeDialogProps) {
	const { client } = useTerminal();
	const { sounds } = useShell();
	const words = useWords();
	const { tierFee: say } = words;
	const [commandId] = useState<string>(() => crypto.randomUUID());
	const [refusal, setRefusal] = useState<ClientRefusal>();
	const { feeId, feeFen, tierName: name } = fee;

	async function send(): Promise<void> {
		const undone = await client.ask('tier/undo-buy', { feeId }, { commandId });
		if (undone.ok) {
			sounds.yes();
			onDone(sayFilled(say.undone, { fee: feeFen }));
			onClose();
		} else {
			sounds.no();
			setRefusal(undone.refusal);
		}
	}

	const said = refusal === undefined ? undefined : sayRefusal(words, refusal);
	return (
		<Dialog
			title={sayFilled(say.undoTitle, { name })}
			onClose={onClose}
			onKey={({ code }) => {
				if (code !== 'Enter') return false;
				void send();
				return true;
			}}
			actions={
				<Button tone="accent" keyLabel="Enter" onPress={() => void send()}>
					{say.undoConfirm}
				</Button>
			}
		>
			<p>{sayFilled(say.undoLead, { fee: feeFen })}</p>
			{said !== undefined && <NoticeBar tone="red" say={said.say} next={said.next} alert />}
		</Dialog>
	);
}
