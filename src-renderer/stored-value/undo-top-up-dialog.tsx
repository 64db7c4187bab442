/** Undoing a top-up of today of which nothing was spent (撤销充值): the money goes back as it came. */
import { useState } from 'react';
import { sayFilled } from '../app/say.ts';
import { useShell } from '../app/shell-parts.ts';
import { useWords } from '../app/use-words.ts';
import { FormDialog } from '../settings/form-dialog.tsx';
import type { ClientRefusal } from '../terminal-client/open-client.ts';
import { useTerminal } from '../terminal-client/use-terminal.ts';
import { Field } from '../ui/field.tsx';
import type { ShownStoredValue } from './use-stored-value.ts';

export type UndoTopUpDialogProps = {
	readonly memberId: string;
	readonly lot: ShownStoredValue['lots'][number];
	readonly onClose: () => void;
	/** A sentence of what was done. */
	readonly onDone: (sentence: string) => void;
};

export function UndoTopUpDialog({ memberId, lot, onClose, onDone }: UndoTopUpDialogProps) {
	const { client } = useTerminal();
	const { sounds } = useShell();
	const { storedValue: say } = useWords();
	const [commandId] = useState<string>(() => crypto.randomUUID());
	const [reference, setReference] = useState('');
	const { lotId, principalFen: paid, bonusFen: bonus } = lot;

	async function send(): Promise<ClientRefusal | undefined> {
		const input = { memberId, lotId, reference };
		const undone = await client.ask('stored-value/undo-top-up', input, { commandId });
		if (!undone.ok) return undone.refusal;
		sounds.yes();
		onDone(sayFilled(say.pane.undone, { amount: undone.value.paidBackFen }));
		return undefined;
	}

	return (
		<FormDialog
			title={say.pane.undoTitle}
			confirm={say.pane.undo}
			walk={false}
			send={send}
			onDone={onClose}
			onClose={onClose}
		>
			<p>{sayFilled(say.pane.undoLead, { paid, bonus })}</p>
			<Field
				label={say.pane.reference}
				value={reference}
				onChange={setReference}
				focusFirst
				maxLength={40}
			/>
		</FormDialog>
	);
}
