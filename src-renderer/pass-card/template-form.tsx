/** Writing a template of passes (次卡模板): its terms, and the services it is good for. */
import { useState } from 'react';
import type { TemplateView } from '#shared/contract/pass-card-views.ts';
import type { Words } from '#shared/words/words-of.ts';
import { sayFilled, sayRefusal } from '../app/say.ts';
import { useWords } from '../app/use-words.ts';
import { FormDialog } from '../settings/form-dialog.tsx';
import { ValueChoice } from '../settings/value-choice.tsx';
import type { ClientRefusal } from '../terminal-client/open-client.ts';
import { useTerminal } from '../terminal-client/use-terminal.ts';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { ItemFields } from './item-fields.tsx';
import {
	draftOf,
	emptyItem,
	itemWithoutGoods,
	templateFrom,
	type TemplateDraft,
} from './template-draft.ts';
import styles from './pass-card.module.css';

export type TemplateFormProps = {
	/** Undefined: a new one. */
	readonly template: TemplateView | undefined;
	readonly onSaved: (template: TemplateView) => void;
	readonly onClose: () => void;
};

export function TemplateForm({ template, onSaved, onClose }: TemplateFormProps) {
	const { client } = useTerminal();
	const { template: say } = useWords().passCard;
	const [commandId, setCommandId] = useState<string>(() => crypto.randomUUID());
	const [draft, setDraft] = useState(() => draftOf(template));
	const change = (part: Partial<TemplateDraft>) => {
		setDraft({ ...draft, ...part });
		// Another content is another step.
		setCommandId(crypto.randomUUID());
	};
	const without = itemWithoutGoods(draft);

	async function send(): Promise<ClientRefusal | undefined> {
		const { active } = draft;
		const templateId = template?.templateId ?? '';
		const input = { templateId, active, template: templateFrom(draft) };
		const saved = await client.ask('pass-card/put-template', input, { commandId });
		if (!saved.ok) return saved.refusal;
		onSaved(saved.value);
		return undefined;
	}

	return (
		<FormDialog
			title={template === undefined ? say.add : say.edit}
			confirm={say.save}
			walk={false}
			problem={without === 0 ? undefined : sayFilled(say.find, { no: without })}
			send={send}
			sayNo={sayProblem}
			onDone={onClose}
			onClose={onClose}
		>
			<TermFields draft={draft} onChange={change} />
			{draft.items.map((item, at) => (
				<ItemFields
					key={item.key}
					no={at + 1}
					item={item}
					isCounted={draft.kind === 'counted'}
					onChange={(part) => change({ items: draft.items.with(at, { ...item, ...part }) })}
				/>
			))}
			<Button onPress={() => change({ items: [...draft.items, emptyItem(draft.items.length)] })}>
				{say.addItem}
			</Button>
		</FormDialog>
	);
}

type TermFieldsProps = {
	readonly draft: TemplateDraft;
	readonly onChange: (part: Partial<TemplateDraft>) => void;
};

function TermFields({ draft, onChange }: TermFieldsProps) {
	const { template: say } = useWords().passCard;
	const digits = (text: string) => text.replaceAll(/\D/g, '');
	return (
		<div className={styles['fields']}>
			<Field
				label={say.name}
				value={draft.name}
				onChange={(name) => onChange({ name })}
				focusFirst
				maxLength={60}
			/>
			<Field
				label={say.priceYuan}
				value={draft.priceText}
				onChange={(priceText) => onChange({ priceText })}
				numeric
				maxLength={16}
			/>
			<KindFields draft={draft} onChange={onChange} />
			<Field
				label={say.days}
				value={draft.daysText}
				onChange={(text) => onChange({ daysText: digits(text) })}
				numeric
				maxLength={4}
			/>
			<Field
				label={say.maxPerDay}
				value={draft.maxText}
				onChange={(text) => onChange({ maxText: digits(text) })}
				numeric
				maxLength={3}
			/>
			<OfferFields draft={draft} onChange={onChange} />
			<RightFields draft={draft} onChange={onChange} />
		</div>
	);
}

function KindFields({ draft, onChange }: TermFieldsProps) {
	const { template: say } = useWords().passCard;
	return (
		<>
			<ValueChoice
				label={say.kind}
				value={draft.kind}
				onChange={(kind) => onChange({ kind })}
				options={(['counted', 'unlimited'] as const).map((value) => {
					return { value, label: say.kinds[value] };
				})}
			/>
			<ValueChoice
				label={say.start}
				value={draft.startRule}
				onChange={(startRule) => onChange({ startRule })}
				options={(['purchase', 'first-use'] as const).map((value) => {
					return { value, label: say.starts[value] };
				})}
			/>
		</>
	);
}

/** A longer pass for money (续期): of passes that end and count their uses. */
function OfferFields({ draft, onChange }: TermFieldsProps) {
	const { template: say } = useWords().passCard;
	if (draft.kind !== 'counted') return null;
	return (
		<>
			<Field
				label={say.moreDays}
				hint={say.moreHint}
				value={draft.moreDays}
				onChange={(text) => onChange({ moreDays: text.replaceAll(/\D/g, '') })}
				numeric
				maxLength={4}
			/>
			<Field
				label={say.morePrice}
				value={draft.moreText}
				onChange={(moreText) => onChange({ moreText })}
				numeric
				maxLength={16}
			/>
		</>
	);
}

function RightFields({ draft, onChange }: TermFieldsProps) {
	const { template: say } = useWords().passCard;
	return (
		<>
			<ValueChoice
				label={say.stores}
				value={draft.stores}
				onChange={(stores) => onChange({ stores })}
				options={(['home', 'all'] as const).map((value) => {
					return { value, label: say.storeChoices[value] };
				})}
			/>
			<ValueChoice
				label={say.transferable}
				value={draft.transferable}
				onChange={(transferable) => onChange({ transferable })}
				options={[
					{ value: true, label: say.yes },
					{ value: false, label: say.no },
				]}
			/>
			<ValueChoice
				label={say.state}
				value={draft.active}
				onChange={(active) => onChange({ active })}
				options={[
					{ value: true, label: say.sold },
					{ value: false, label: say.off },
				]}
			/>
		</>
	);
}

/** Which field is wrong, rather than that one is. */
function sayProblem(
	words: Words,
	refusal: ClientRefusal,
): { readonly say: string; readonly next: string } {
	const { problems } = words.passCard.template;
	const problem = refusal.code === 'pass-card/template-wrong' ? String(refusal['problem']) : '';
	const { say, next } = sayRefusal(words, refusal);
	if (!Object.hasOwn(problems, problem)) return { say, next };
	return { say: sayFilled(problems[problem as keyof typeof problems], refusal), next };
}
