/**
 * The rules of points (积分规则, CFG-3): a template of the trade, or figures of one's own, with what
 * ¥100 would earn in each tier while they are typed.
 */
import { useState } from 'react';
import type { RequestOutput } from '#shared/contract/terminal-contract.ts';
import { formatYuan } from '#shared/receipt/format.ts';
import { parseYuan } from '#shared/tender/parse-amount.ts';
import { useWords } from '../app/use-words.ts';
import { FormDialog } from '../settings/form-dialog.tsx';
import type { ClientRefusal } from '../terminal-client/open-client.ts';
import { useTerminal } from '../terminal-client/use-terminal.ts';
import { Choice } from '../ui/choice.tsx';
import { Field } from '../ui/field.tsx';
import { TierPreview } from './tier-preview.tsx';

export type ShownRules = RequestOutput<'points/book'>;
type Book = ShownRules['book'];
type Trade = 'catering' | 'retail' | 'clothing' | 'retail-low';

export type RulesDialogProps = {
	readonly rules: ShownRules;
	readonly onClose: () => void;
	readonly onSaved: () => void;
};

/** As typed: everything is text until it is sent. */
type Draft = Readonly<
	Record<'rate' | 'value' | 'least' | 'step' | 'share' | 'life' | 'perDay', string>
>;

function draftOf(book: Book): Draft {
	return {
		// Both have two places: 8000 is 0.80 a yuan.
		rate: formatYuan(book.rateBp / 100),
		value: formatYuan(book.valueFen),
		least: String(book.redeemLeast),
		step: String(book.redeemStep),
		share: String(book.redeemShareBp / 100),
		life: String(book.lifeMonths),
		perDay: String(book.earnsPerDay),
	};
}

/** Undefined while something is no number. */
function bookOf(book: Book, draft: Draft): Book | undefined {
	const [rate, value] = [parseYuan(draft.rate), parseYuan(draft.value)];
	const whole = [draft.least, draft.step, draft.share, draft.life, draft.perDay];
	if (!rate.ok || !value.ok || !whole.every((text) => /^\d{1,6}$/.test(text))) return undefined;
	return {
		...book,
		rateBp: rate.value * 100,
		valueFen: value.value,
		redeemLeast: Number(draft.least),
		redeemStep: Number(draft.step),
		redeemShareBp: Number(draft.share) * 100,
		lifeMonths: Number(draft.life),
		earnsPerDay: Number(draft.perDay),
	};
}

export function RulesDialog({ rules, onClose, onSaved }: RulesDialogProps) {
	const { client } = useTerminal();
	const { rules: say } = useWords().points;
	const [commandId] = useState<string>(() => crypto.randomUUID());
	const [trade, setTrade] = useState<Trade>();
	const [draft, setDraft] = useState(() => draftOf(rules.book));
	const book = bookOf(rules.book, draft);

	function choose(next: Trade): void {
		setTrade(next);
		const template = rules.templates.find((one) => one.trade === next);
		if (template !== undefined) setDraft(draftOf(template.book));
	}

	async function send(): Promise<ClientRefusal | undefined> {
		if (book === undefined) return undefined;
		const changed = await client.ask('points/change-book', { book }, { commandId });
		if (!changed.ok) return changed.refusal;
		onSaved();
		return undefined;
	}

	const field = (name: keyof Draft) => ({
		label: say[name],
		value: draft[name],
		onChange: (text: string) => setDraft({ ...draft, [name]: text }),
		numeric: true,
		maxLength: 9,
	});
	return (
		<FormDialog
			title={say.title}
			confirm={say.save}
			problem={book === undefined ? say.missing : undefined}
			send={send}
			onDone={onClose}
			onClose={onClose}
		>
			<Choice
				label={say.template}
				value={trade}
				onChange={choose}
				options={rules.templates.map(({ trade: value }) => {
					return { value: value as Trade, label: say.trades[value as Trade] };
				})}
			/>
			<Field {...field('rate')} focusFirst />
			<Field {...field('value')} />
			<Field {...field('least')} />
			<Field {...field('step')} />
			<Field {...field('share')} />
			<Field {...field('life')} />
			<Field {...field('perDay')} />
			{book !== undefined && <TierPreview book={book} />}
		</FormDialog>
	);
}
