/** One price list, made or changed: what it is called, when it holds, and what other goods cost. */
import { useState } from 'react';
import type { PriceListView } from '#shared/contract/price-list-requests.ts';
import { dateOf } from '#shared/member/birthday.ts';
import { formatZhe, zheOf } from '#shared/member/tier-text.ts';
import { sayFilled } from '../app/say.ts';
import { useWords } from '../app/use-words.ts';
import { useAsked } from '../sales/use-asked.ts';
import { FormDialog } from '../settings/form-dialog.tsx';
import { SelectField } from '../settings/select-field.tsx';
import { ValueChoice } from '../settings/value-choice.tsx';
import type { ClientRefusal } from '../terminal-client/open-client.ts';
import { useTerminal } from '../terminal-client/use-terminal.ts';
import { Field } from '../ui/field.tsx';
import styles from './price-list.module.css';

export type PriceListFormProps = {
	/** Undefined: a new one. */
	readonly list: PriceListView | undefined;
	readonly onSaved: (code: string, name: string) => void;
	readonly onClose: () => void;
};

type Draft = {
	readonly code: string;
	readonly name: string;
	readonly from: string;
	readonly until: string;
	/** 折 of all other goods, or of those of the category. */
	readonly zhe: string;
	readonly category: number;
	readonly active: boolean;
};

export function PriceListForm({ list, onSaved, onClose }: PriceListFormProps) {
	const { client } = useTerminal();
	const { priceList: say } = useWords();
	const [draft, setDraft] = useState(() => draftOf(list));
	const charge = zheOf(draft.zhe);
	const dates = [draft.from, draft.until].map((text) => {
		return text.trim() === '' ? '' : dateOf(text);
	});
	const [from, until] = dates;
	const code = draft.code.trim();
	const isWhole = code !== '' && draft.name.trim() !== '' && charge !== undefined;

	async function send(): Promise<ClientRefusal | undefined> {
		const { name, active } = draft;
		const days = { from: from ?? '', until: until ?? '' };
		const rates = ratesOf(list, draft.category, charge ?? 10_000);
		const input = { code, name, active, ...days, rates };
		const put = await client.ask('price-list/put', input);
		if (!put.ok) return put.refusal;
		onSaved(code, name);
		return undefined;
	}

	const missing = isWhole ? undefined : say.missing;
	return (
		<FormDialog
			title={list === undefined ? say.add : sayFilled(say.editTitle, { code: list.code })}
			confirm={say.save}
			walk={false}
			problem={from === undefined || until === undefined ? say.badDate : missing}
			send={send}
			onDone={onClose}
			onClose={onClose}
		>
			<Fields list={list} draft={draft} set={(part) => setDraft({ ...draft, ...part })} />
		</FormDialog>
	);
}

/** Several rates of an older list stay until one is chosen. */
const AS_IT_IS = -1;

function draftOf(list: PriceListView | undefined): Draft {
	const [rate, ...more] = list?.rates ?? [];
	return {
		code: list?.code ?? '',
		name: list?.name ?? '',
		from: list?.from ?? '',
		until: list?.until ?? '',
		zhe: formatZhe(rate?.charge ?? 10_000),
		category: more.length > 0 ? AS_IT_IS : (rate?.categoryId ?? 0),
		active: list?.active ?? true,
	};
}

function ratesOf(list: PriceListView | undefined, categoryId: number, charge: number) {
	if (categoryId === AS_IT_IS) {
		return (list?.rates ?? []).map(({ name: _shown, ...rate }) => rate);
	}
	return charge === 10_000 ? [] : [{ categoryId, charge }];
}

type FieldsProps = {
	readonly list: PriceListView | undefined;
	readonly draft: Draft;
	readonly set: (part: Partial<Draft>) => void;
};

function Fields({ list, draft, set }: FieldsProps) {
	const { client } = useTerminal();
	const { priceList: say } = useWords();
	const { value: found } = useAsked('', () => client.ask('category/list', {}));
	const categories = found?.ok === true ? found.value.categories : [];
	const count = list?.rates.length ?? 0;
	return (
		<>
			<div className={styles['fields']}>
				<Field
					label={say.code}
					hint={say.codeHint}
					value={draft.code}
					onChange={(code) => set({ code: code.normalize('NFKC').toUpperCase() })}
					readOnly={list !== undefined}
					focusFirst={list === undefined}
					maxLength={20}
				/>
				<Field
					label={say.name}
					value={draft.name}
					onChange={(name) => set({ name })}
					focusFirst={list !== undefined}
					maxLength={40}
				/>
				<Field
					label={say.from}
					hint={say.dateHint}
					value={draft.from}
					onChange={(from) => set({ from })}
					maxLength={12}
				/>
				<Field
					label={say.until}
					hint={say.dateHint}
					value={draft.until}
					onChange={(until) => set({ until })}
					maxLength={12}
				/>
				<Field
					label={say.rate}
					hint={say.rateHint}
					value={draft.zhe}
					onChange={(zhe) => set({ zhe })}
					numeric
					maxLength={6}
				/>
				<SelectField
					label={say.category}
					value={draft.category}
					onChange={(category) => set({ category })}
					options={[
						{ value: 0, label: say.allGoods },
						...(count > 1 ? [{ value: AS_IT_IS, label: sayFilled(say.more, { count }) }] : []),
						...categories.map(({ categoryId: value, name: label }) => ({ value, label })),
					]}
				/>
			</div>
			<ValueChoice
				label={say.state}
				options={[
					{ value: true, label: say.on },
					{ value: false, label: say.off },
				]}
				value={draft.active}
				onChange={(active) => set({ active })}
			/>
		</>
	);
}
