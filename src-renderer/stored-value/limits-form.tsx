/** What members may spend while HQ is away (离线限额): the owner's figures, all of which may be 0. */
import { useState } from 'react';
import { formatYuan } from '#shared/receipt/format.ts';
import { parseYuan } from '#shared/tender/parse-amount.ts';
import { useWords } from '../app/use-words.ts';
import { FormDialog } from '../settings/form-dialog.tsx';
import type { ClientRefusal } from '../terminal-client/open-client.ts';
import { useTerminal } from '../terminal-client/use-terminal.ts';
import { Field } from '../ui/field.tsx';
import type { BookFormProps } from './book-form.tsx';

const HOUR_MS = 3_600_000;
const FIELDS = ['floor', 'floorPoints', 'cap', 'hours', 'grant'] as const;
type Typed = Readonly<Record<(typeof FIELDS)[number], string>>;

export function LimitsForm({ book, onClose, onSaved }: BookFormProps) {
	const { client } = useTerminal();
	const { allowance, storedValue } = useWords();
	const { limits: say } = allowance;
	const [commandId] = useState<string>(() => crypto.randomUUID());
	const { offline } = book;
	const [typed, setTyped] = useState<Typed>({
		floor: formatYuan(offline.floorFen),
		floorPoints: String(offline.floorPoints),
		cap: formatYuan(offline.capFen),
		hours: String(Math.round(offline.maxAgeMs / HOUR_MS)),
		grant: formatYuan(offline.grantFen),
	});

	async function send(): Promise<ClientRefusal | undefined> {
		const [floor, cap, grant] = [typed.floor, typed.cap, typed.grant].map(parseYuan);
		for (const one of [floor, cap, grant]) if (one?.ok === false) return one.refusal;
		if (floor?.ok !== true || cap?.ok !== true || grant?.ok !== true) return undefined;
		const changed = {
			floorFen: floor.value,
			floorPoints: Number(typed.floorPoints),
			capFen: cap.value,
			maxAgeMs: Number(typed.hours) * HOUR_MS,
			grantFen: grant.value,
		};
		const input = { book: { ...book, offline: changed } };
		const saved = await client.ask('stored-value/change-book', input, { commandId });
		if (!saved.ok) return saved.refusal;
		onSaved();
		return undefined;
	}

	const isWhole = /^\d{1,9}$/.test(typed.floorPoints) && /^\d{1,4}$/.test(typed.hours);
	return (
		<FormDialog
			title={say.title}
			confirm={storedValue.book.save}
			problem={isWhole ? undefined : say.missing}
			send={send}
			onDone={onClose}
			onClose={onClose}
		>
			{FIELDS.map((name) => (
				<Field
					key={name}
					label={say[name]}
					hint={name === 'floor' ? say.hint : ''}
					value={typed[name]}
					onChange={(value) => setTyped({ ...typed, [name]: value })}
					focusFirst={name === 'floor'}
					numeric
					maxLength={10}
				/>
			))}
		</FormDialog>
	);
}
