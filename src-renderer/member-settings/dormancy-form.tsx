/** After how long members are reminded and won back, how often, and with which coupon (K3, MEM-17). */
import { useState } from 'react';
import type { MemberRulesInput } from '#shared/contract/member-rules-requests.ts';
import { useWords } from '../app/use-words.ts';
import { FormDialog } from '../settings/form-dialog.tsx';
import { SelectField } from '../settings/select-field.tsx';
import type { ClientRefusal } from '../terminal-client/open-client.ts';
import { useTerminal } from '../terminal-client/use-terminal.ts';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { countOf, sayRuleNo, type RulesFormProps } from './put-rules.ts';
import styles from './member-settings.module.css';

/** Counts as typed. */
type Draft = {
	readonly days: string;
	readonly remindEvery: string;
	readonly remindMost: string;
	readonly months: string;
	readonly winEvery: string;
	readonly winMost: string;
	readonly kindId: string;
	readonly couponDays: string;
};

export function DormancyForm({ shown, onClose, onSaved }: RulesFormProps) {
	const { client } = useTerminal();
	const { memberRules: say } = useWords();
	const [commandId] = useState<string>(() => crypto.randomUUID());
	const [draft, setDraft] = useState(() => draftOf(shown.rules));
	const read = readDraft(draft, shown.rules);
	const set = (part: Partial<Draft>) => setDraft({ ...draft, ...part });

	async function send(): Promise<ClientRefusal | undefined> {
		const put = await client.ask('member-rules/put', { rules: read ?? shown.rules }, { commandId });
		if (!put.ok) return put.refusal;
		onSaved();
		return undefined;
	}

	return (
		<FormDialog
			title={say.edit}
			confirm={say.save}
			walk={false}
			problem={read === undefined ? say.numbers : undefined}
			sayNo={sayRuleNo}
			send={send}
			onDone={onClose}
			onClose={onClose}
		>
			<Spells draft={draft} set={set} />
			<div className={styles['fields']}>
				<SelectField
					label={say.coupon}
					value={draft.kindId}
					onChange={(kindId) => set({ kindId })}
					options={[
						{ value: '', label: say.none },
						...shown.couponKinds.map(({ kindId, name }) => ({ value: kindId, label: name })),
					]}
				/>
				{draft.kindId !== '' && (
					<Field
						label={say.couponDays}
						value={draft.couponDays}
						onChange={(couponDays) => set({ couponDays })}
						numeric
						maxLength={4}
					/>
				)}
			</div>
			<Button onPress={() => setDraft(draftOf(shown.usual))}>{say.usual}</Button>
		</FormDialog>
	);
}

type SpellsProps = { readonly draft: Draft; readonly set: (part: Partial<Draft>) => void };

function Spells({ draft, set }: SpellsProps) {
	const { memberRules: say } = useWords();
	const field = (name: keyof Draft, label: string, first = false) => (
		<Field
			label={label}
			value={draft[name]}
			onChange={(text) => set({ [name]: text })}
			focusFirst={first}
			numeric
			maxLength={4}
		/>
	);
	return (
		<>
			<fieldset className={styles['three']}>
				<legend>{say.remind}</legend>
				{field('days', say.days, true)}
				{field('remindEvery', say.everyDays)}
				{field('remindMost', say.atMost)}
			</fieldset>
			<fieldset className={styles['three']}>
				<legend>{say.winBack}</legend>
				{field('months', say.months)}
				{field('winEvery', say.everyDays)}
				{field('winMost', say.atMost)}
			</fieldset>
		</>
	);
}

function draftOf({ remind, winBack, coupon }: MemberRulesInput): Draft {
	return {
		days: String(remind.days),
		remindEvery: String(remind.everyDays),
		remindMost: String(remind.atMost),
		months: String(winBack.months),
		winEvery: String(winBack.everyDays),
		winMost: String(winBack.atMost),
		kindId: coupon.kindId,
		couponDays: String(coupon.days),
	};
}

/** The rules as they would be put; undefined while a count cannot be read or is nothing. */
function readDraft(draft: Draft, rules: MemberRulesInput): MemberRulesInput | undefined {
	const { kindId, ...texts } = draft;
	const read = Object.fromEntries(
		Object.entries(texts).map(([name, text]) => [name, countOf(text) ?? 0]),
	) as Record<keyof typeof texts, number>;
	if (Object.values(read).some((count) => count === 0)) return undefined;
	return {
		...rules,
		remind: { days: read.days, everyDays: read.remindEvery, atMost: read.remindMost },
		winBack: { months: read.months, everyDays: read.winEvery, atMost: read.winMost },
		coupon: { kindId, days: read.couponDays },
	};
}
