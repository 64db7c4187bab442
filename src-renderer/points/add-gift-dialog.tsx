/** A gift for the catalogue (礼品目录): its name, its points, how many there are. */
import { useState } from 'react';
import { useWords } from '../app/use-words.ts';
import { FormDialog } from '../settings/form-dialog.tsx';
import type { ClientRefusal } from '../terminal-client/open-client.ts';
import { useTerminal } from '../terminal-client/use-terminal.ts';
import { Field } from '../ui/field.tsx';

export type AddGiftDialogProps = { readonly onClose: () => void; readonly onSaved: () => void };

export function AddGiftDialog({ onClose, onSaved }: AddGiftDialogProps) {
	const { client } = useTerminal();
	const { rules: say } = useWords().points;
	const [commandId] = useState<string>(() => crypto.randomUUID());
	const [name, setName] = useState('');
	const [points, setPoints] = useState('');
	const [stock, setStock] = useState('');
	const isReady = name.trim() !== '' && /^[1-9]\d{0,7}$/.test(points) && /^\d{1,6}$/.test(stock);

	async function send(): Promise<ClientRefusal | undefined> {
		const input = { name, points: Number(points), stock: Number(stock) };
		const done = await client.ask('points/put-gift', input, { commandId });
		if (!done.ok) return done.refusal;
		onSaved();
		return undefined;
	}

	return (
		<FormDialog
			title={say.addGift}
			confirm={say.addGift}
			problem={isReady ? undefined : say.missing}
			send={send}
			onDone={onClose}
			onClose={onClose}
		>
			<Field label={say.giftName} value={name} onChange={setName} focusFirst maxLength={30} />
			<Field label={say.giftPoints} value={points} onChange={setPoints} numeric maxLength={8} />
			<Field label={say.giftStock} value={stock} onChange={setStock} numeric maxLength={6} />
		</FormDialog>
	);
}
