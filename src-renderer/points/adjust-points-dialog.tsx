/** Points given or taken by hand (PTS-7): how many and why; a manager releases it. */
import { useState } from 'react';
import { sayFilled } from '../app/say.ts';
import { useWords } from '../app/use-words.ts';
import { FormDialog } from '../settings/form-dialog.tsx';
import type { ClientRefusal } from '../terminal-client/open-client.ts';
import { useTerminal } from '../terminal-client/use-terminal.ts';
import { Field } from '../ui/field.tsx';

export type PointsDialogProps = {
	readonly memberId: string;
	readonly onClose: () => void;
	/** A sentence of what was done. */
	readonly onDone?: (sentence: string) => void;
};

export function AdjustPointsDialog({ memberId, onClose, onDone }: PointsDialogProps) {
	const { client } = useTerminal();
	const { adjust: say } = useWords().points;
	const [commandId] = useState<string>(() => crypto.randomUUID());
	const [points, setPoints] = useState('');
	const [reason, setReason] = useState('');
	const isWhole = /^-?\d{1,7}$/.test(points);

	async function send(): Promise<ClientRefusal | undefined> {
		const input = { memberId, points: Number(points), reason };
		const done = await client.ask('points/adjust', input, { commandId });
		if (!done.ok) return done.refusal;
		onDone?.(sayFilled(say.done, { points: done.value.balance }));
		return undefined;
	}

	return (
		<FormDialog
			title={say.title}
			confirm={say.confirm}
			problem={isWhole && reason.trim() !== '' ? undefined : say.missing}
			send={send}
			onDone={onClose}
			onClose={onClose}
		>
			<Field
				label={say.points}
				hint={say.hint}
				value={points}
				onChange={setPoints}
				focusFirst
				large
				maxLength={8}
			/>
			<Field label={say.reason} value={reason} onChange={setReason} maxLength={40} />
		</FormDialog>
	);
}
