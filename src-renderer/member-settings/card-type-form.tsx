/** One type of card, made or changed; the next scan obeys (CFG-1). */
import { useState } from 'react';
import type { RequestOutput } from '#shared/contract/terminal-contract.ts';
import { CARD_TYPE_KINDS, type CardTypeKind } from '#shared/member/card-type.ts';
import { formatZhe, zheOf } from '#shared/member/tier-text.ts';
import { sayFilled } from '../app/say.ts';
import { useWords } from '../app/use-words.ts';
import { FormDialog } from '../settings/form-dialog.tsx';
import type { ClientRefusal } from '../terminal-client/open-client.ts';
import { useTerminal } from '../terminal-client/use-terminal.ts';
import { Choice } from '../ui/choice.tsx';
import { Field } from '../ui/field.tsx';
import { CategoriesField } from './categories-field.tsx';
import { CodeNameFields } from './code-name-fields.tsx';
import styles from './member-settings.module.css';

type CardType = RequestOutput<'card-type/list'>['types'][number];

export type CardTypeFormProps = {
	readonly type: CardType | undefined;
	readonly store: string;
	readonly onClose: () => void;
	readonly onSaved: () => void;
};

export function CardTypeForm({ type, store, onClose, onSaved }: CardTypeFormProps) {
	const { client } = useTerminal();
	const { cards: say } = useWords().memberSettings;
	const [commandId] = useState<string>(() => crypto.randomUUID());
	const [draft, setDraft] = useState(() => draftOf(type));
	const charge = zheOf(draft.zhe);
	const isWhole = draft.code.trim() !== '' && draft.name.trim() !== '' && charge !== undefined;

	async function send(): Promise<ClientRefusal | undefined> {
		const input = {
			code: draft.code.trim().toUpperCase(),
			name: draft.name.trim(),
			kind: draft.kind,
			registered: draft.registered === 'yes',
			stores: draft.stores.split(/[,，\s]+/).filter((one) => one !== ''),
			categories: [...draft.categories],
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
	readonly categories: readonly number[];
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
		categories: type?.categories ?? [],
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
				<CodeNameFields labels={say} {...draft} isNew={type === undefined} set={set} />
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
			<Choices draft={draft} set={set} />
		</>
	);
}

function Choices({ draft, set }: Pick<FieldsProps, 'draft' | 'set'>) {
	const { cards: say } = useWords().memberSettings;
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
			<CategoriesField chosen={draft.categories} onChange={(categories) => set({ categories })} />
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
