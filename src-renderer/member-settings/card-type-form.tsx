/** One type of card, made or changed; the next scan obeys (CFG-1). */
import { useState } from 'react';
import type { RequestOutput } from '#shared/contract/terminal-contract.ts';
import { CARD_TYPE_KINDS, type CardTypeKind } from '#shared/member/card-type.ts';
import { formatZhe, zheOf } from '#shared/member/tier-text.ts';
import { sayFilled } from '../app/say.ts';
import { useWords } from '../app/use-words.ts';
import { useAsked } from '../sales/use-asked.ts';
import { FormDialog } from '../settings/form-dialog.tsx';
import { SelectField } from '../settings/select-field.tsx';
import type { ClientRefusal } from '../terminal-client/open-client.ts';
import { useTerminal } from '../terminal-client/use-terminal.ts';
import { Choice } from '../ui/choice.tsx';
import { Field } from '../ui/field.tsx';
import styles from './member-settings.module.css';

type CardType = RequestOutput<'card-type/list'>['types'][number];

export type CardTypeFormProps = {
	readonly type: CardType | undefined;
	readonly store: string;
	readonly onClose: () => void;
	readonly onSaved: () => void;
};

/** Several categories of an older type stay as they are until one is chosen. */
const AS_IT_IS = -1;

export function CardTypeForm({ type, store, onClose, onSaved }: CardTypeFormProps) {
	const { client } = useTerminal();
	const { cards: say } = useWords().memberSettings;
	const [commandId] = useState<string>(() => crypto.randomUUID());
	const [draft, setDraft] = useState(() => draftOf(type));
	const charge = zheOf(draft.zhe);
	const isWhole = draft.code.trim() !== '' && draft.name.trim() !== '' && charge !== undefined;

	async function send(): Promise<ClientRefusal | undefined> {
		const before = type?.categories ?? [];
		const chosen = draft.category === 0 ? [] : [draft.category];
		const input = {
			code: draft.code.trim().toUpperCase(),
			name: draft.name.trim(),
			kind: draft.kind,
			registered: draft.registered === 'yes',
			stores: draft.stores.split(/[,，\s]+/).filter((one) => one !== ''),
			categories: draft.category === AS_IT_IS ? before : chosen,
			charge: charge ?? 10_000,
			active: draft.active === 'on',
		};
		const put = await client.ask('card-type/put', input, { commandId });
		if (!put.ok) return put.refusal;
		onSaved();
		return undefined;
	}

	return (
		<FormDialog
			title={type === undefined ? say.add : sayFilled(say.edit, { name: type.name })}
			confirm={say.save}
			walk={false}
			problem={isWhole ? undefined : say.missing}
			send={send}
			onDone={onClose}
			onClose={onClose}
		>
			<Fields
				type={type}
				store={store}
				draft={draft}
				set={(part) => setDraft({ ...draft, ...part })}
			/>
		</FormDialog>
	);
}

type Draft = {
	readonly code: string;
	readonly name: string;
	readonly kind: CardTypeKind;
	readonly registered: 'yes' | 'no';
	/** 折. */
	readonly zhe: string;
	readonly stores: string;
	readonly category: number;
	readonly active: 'on' | 'off';
};

function draftOf(type: CardType | undefined): Draft {
	return {
		code: type?.code ?? '',
		name: type?.name ?? '',
		kind: type?.kind ?? 'discount',
		registered: type?.registered === false ? 'no' : 'yes',
		zhe: formatZhe(type?.charge ?? 10_000),
		stores: (type?.stores ?? []).join(','),
		category: categoryIn(type),
		active: type?.active === false ? 'off' : 'on',
	};
}

type FieldsProps = {
	readonly type: CardType | undefined;
	readonly store: string;
	readonly draft: Draft;
	readonly set: (part: Partial<Draft>) => void;
};

function Fields({ type, store, draft, set }: FieldsProps) {
	const { cards: say, tiers } = useWords().memberSettings;
	return (
		<>
			<div className={styles['fields']}>
				<Field
					label={say.name}
					value={draft.name}
					onChange={(name) => set({ name })}
					focusFirst
					maxLength={20}
				/>
				<Field
					label={say.code}
					value={draft.code}
					onChange={(code) => set({ code })}
					readOnly={type !== undefined}
					maxLength={20}
				/>
				<Field
					label={say.charge}
					hint={tiers.zheHint}
					value={draft.zhe}
					onChange={(zhe) => set({ zhe })}
					numeric
				/>
				<Field
					label={say.stores}
					hint={sayFilled(say.storesHint, { store })}
					value={draft.stores}
					onChange={(stores) => set({ stores })}
				/>
			</div>
			<Choices type={type} draft={draft} set={set} />
		</>
	);
}

function Choices({ type, draft, set }: Omit<FieldsProps, 'store'>) {
	const { client } = useTerminal();
	const { cards: say } = useWords().memberSettings;
	const { value: found } = useAsked('', () => client.ask('category/list', {}));
	const categories = found?.ok === true ? found.value.categories : [];
	const count = type?.categories.length ?? 0;
	const asItIs = count > 1 ? [{ value: AS_IT_IS, label: sayFilled(say.some, { count }) }] : [];
	return (
		<>
			<Choice
				label={say.kind}
				value={draft.kind}
				onChange={(kind) => set({ kind })}
				options={CARD_TYPE_KINDS.map((value) => ({ value, label: say.kinds[value] }))}
			/>
			<Choice
				label={say.registered}
				value={draft.registered}
				onChange={(registered) => set({ registered })}
				options={[
					{ value: 'yes', label: say.yes },
					{ value: 'no', label: say.no },
				]}
			/>
			<SelectField
				label={say.category}
				value={draft.category}
				onChange={(category) => set({ category })}
				options={[
					{ value: 0, label: say.allGoods },
					...asItIs,
					...categories.map(({ categoryId, name: label }) => ({ value: categoryId, label })),
				]}
			/>
			<Choice
				label={say.state}
				value={draft.active}
				onChange={(active) => set({ active })}
				options={[
					{ value: 'on', label: say.on },
					{ value: 'off', label: say.off },
				]}
			/>
		</>
	);
}

function categoryIn(type: CardType | undefined): number {
	const [first, ...more] = type?.categories ?? [];
	if (first === undefined) return 0;
	return more.length > 0 ? AS_IT_IS : first;
}
