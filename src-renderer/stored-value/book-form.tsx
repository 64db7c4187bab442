/** The rules of stored value (储值规则): how it is spent, how long a bonus is good, when a PIN is asked. */
import { useState } from 'react';
import type { RequestOutput } from '#shared/contract/terminal-contract.ts';
import { SPEND_POLICIES } from '#shared/stored-value/lot.ts';
import { formatYuan } from '#shared/receipt/format.ts';
import { parseYuan } from '#shared/tender/parse-amount.ts';
import { useWords } from '../app/use-words.ts';
import { FormDialog } from '../settings/form-dialog.tsx';
import type { ClientRefusal } from '../terminal-client/open-client.ts';
import { useTerminal } from '../terminal-client/use-terminal.ts';
import { Choice } from '../ui/choice.tsx';
import { Field } from '../ui/field.tsx';

export type Book = RequestOutput<'stored-value/book'>;

export type BookFormProps = {
	readonly book: Book;
	readonly onClose: () => void;
	readonly onSaved: () => void;
};

export function BookForm({ book, onClose, onSaved }: BookFormProps) {
	const { client } = useTerminal();
	const { storedValue: say } = useWords();
	const [commandId] = useState<string>(() => crypto.randomUUID());
	const [policy, setPolicy] = useState(book.policy);
	const [months, setMonths] = useState(String(book.bonusMonths));
	const [pin, setPin] = useState(formatYuan(book.pinFromFen));
	const [least, setLeast] = useState(formatYuan(book.leastFen));
	const [cap, setCap] = useState(formatYuan(book.rules.registeredCapFen));

	async function send(): Promise<ClientRefusal | undefined> {
		const [pinFrom, leastOf, capOf] = [parseYuan(pin), parseYuan(least), parseYuan(cap)];
		if (!pinFrom.ok) return pinFrom.refusal;
		if (!leastOf.ok) return leastOf.refusal;
		if (!capOf.ok) return capOf.refusal;
		const changedBook: Book = {
			...book,
			policy,
			bonusMonths: Number(months),
			pinFromFen: pinFrom.value,
			leastFen: leastOf.value,
			rules: { ...book.rules, registeredCapFen: capOf.value },
		};
		const input = { book: changedBook };
		const changed = await client.ask('stored-value/change-book', input, { commandId });
		if (!changed.ok) return changed.refusal;
		onSaved();
		return undefined;
	}

	return (
		<FormDialog
			title={say.book.edit}
			confirm={say.book.save}
			problem={/^\d{1,3}$/.test(months) ? undefined : say.book.missing}
			send={send}
			onDone={onClose}
			onClose={onClose}
		>
			<Choice
				label={say.book.policy}
				value={policy}
				onChange={setPolicy}
				focusFirst
				options={SPEND_POLICIES.map((value) => ({ value, label: say.pane.policies[value] }))}
			/>
			<Field
				label={say.book.monthsLabel}
				hint={say.book.monthsHint}
				value={months}
				onChange={setMonths}
				numeric
				maxLength={3}
			/>
			<Field label={say.book.pinLabel} value={pin} onChange={setPin} numeric />
			<Field label={say.book.leastLabel} value={least} onChange={setLeast} numeric />
			<Field label={say.book.capLabel} value={cap} onChange={setCap} numeric />
		</FormDialog>
	);
}
