/** A new top-up offer (充值优惠): from how much on, how much bonus, and whether only for VIPs. */
import { useState } from 'react';
import { formatYuan } from '#shared/receipt/format.ts';
import { parseYuan } from '#shared/tender/parse-amount.ts';
import { sayFilled } from '../app/say.ts';
import { useWords } from '../app/use-words.ts';
import { FormDialog } from '../settings/form-dialog.tsx';
import type { ClientRefusal } from '../terminal-client/open-client.ts';
import { useTerminal } from '../terminal-client/use-terminal.ts';
import { Choice } from '../ui/choice.tsx';
import { Field } from '../ui/field.tsx';
import type { Book } from './book-form.tsx';

export type OfferFormProps = {
	readonly book: Book;
	readonly onClose: () => void;
	readonly onSaved: () => void;
};

export function OfferForm({ book, onClose, onSaved }: OfferFormProps) {
	const { client } = useTerminal();
	const { book: say } = useWords().storedValue;
	const [commandId] = useState<string>(() => crypto.randomUUID());
	const [reachText, setReachText] = useState('');
	const [bonusText, setBonusText] = useState('');
	const [whom, setWhom] = useState<'all' | 'vip'>('all');

	async function send(): Promise<ClientRefusal | undefined> {
		const reach = parseYuan(reachText);
		if (!reach.ok) return reach.refusal;
		const bonus = parseYuan(bonusText);
		if (!bonus.ok) return bonus.refusal;
		const names = { reach: shortYuan(reach.value), bonus: shortYuan(bonus.value) };
		const offer: Book['offers'][number] = {
			offerId: `offer-${commandId.slice(0, 8)}`,
			name: sayFilled(whom === 'vip' ? say.vipNamed : say.named, names),
			reach: reach.value,
			every: false,
			gifts: [{ kind: 'bonus', fen: bonus.value }],
			kinds: whom === 'vip' ? ['vip'] : [],
			from: '',
			until: '',
		};
		const input = { book: { ...book, offers: [...book.offers, offer] } };
		const changed = await client.ask('stored-value/change-book', input, { commandId });
		if (!changed.ok) return changed.refusal;
		onSaved();
		return undefined;
	}

	return (
		<FormDialog
			title={say.add}
			confirm={say.save}
			problem={reachText === '' || bonusText === '' ? say.missing : undefined}
			send={send}
			onDone={onClose}
			onClose={onClose}
		>
			<Field label={say.reach} value={reachText} onChange={setReachText} focusFirst numeric large />
			<Field label={say.gives} value={bonusText} onChange={setBonusText} numeric large />
			<Choice
				label={say.kinds}
				value={whom}
				onChange={setWhom}
				options={[
					{ value: 'all', label: say.everybody },
					{ value: 'vip', label: say.vip },
				]}
			/>
		</FormDialog>
	);
}

/** 500 rather than 500.00, as offers are called. */
function shortYuan(fen: number): string {
	return formatYuan(fen).replace(/\.00$/, '');
}
