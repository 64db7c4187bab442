/** One step of the table of tiers, changed in the draft; the table is judged when it is saved. */
import { useState } from 'react';
import type { TierRowView } from '#shared/contract/tier-requests.ts';
import { formatYuan } from '#shared/receipt/format.ts';
import { TIER_BASES, type TierBasis } from '#shared/member/tier.ts';
import {
	benefitsOf,
	formatBenefits,
	formatTimes,
	formatZhe,
	previewOf,
	timesOf,
	zheOf,
} from '#shared/member/tier-text.ts';
import { parseYuan } from '#shared/tender/parse-amount.ts';
import { sayFilled } from '../app/say.ts';
import { useWords } from '../app/use-words.ts';
import { FormDialog } from '../settings/form-dialog.tsx';
import { Button } from '../ui/button.tsx';
import { Choice } from '../ui/choice.tsx';
import { Field } from '../ui/field.tsx';
import { TextArea } from '../ui/text-area.tsx';
import { CodeNameFields } from './code-name-fields.tsx';
import styles from './member-settings.module.css';

export type TierFormProps = {
	/** Absent: a new one. */
	readonly row?: TierRowView | undefined;
	readonly onKeep: (row: TierRowView) => void;
	readonly onRemove: () => void;
	readonly onClose: () => void;
};

type Draft = {
	readonly code: string;
	readonly name: string;
	readonly basis: TierBasis;
	readonly threshold: string;
	readonly points: string;
	readonly birthday: string;
	readonly zhe: string;
	readonly fee: string;
	readonly days: string;
	readonly benefits: string;
};

export function TierForm({ row, onKeep, onRemove, onClose }: TierFormProps) {
	const { tiers: say } = useWords().memberSettings;
	const [draft, setDraft] = useState(() => draftOf(row));
	const set = (part: Partial<Draft>) => setDraft({ ...draft, ...part });
	const read = readDraft(draft, row);
	return (
		<FormDialog
			title={row === undefined ? say.fresh : sayFilled(say.edit, { name: row.name })}
			confirm={say.keep}
			walk={false}
			problem={read === undefined ? say.missing : undefined}
			send={async () => {
				if (read !== undefined) onKeep(read);
				return Promise.resolve(undefined);
			}}
			onDone={onClose}
			onClose={onClose}
		>
			<Fields draft={draft} isNew={row === undefined} set={set} />
			{read !== undefined && (
				<p className={styles['faint']}>
					{say.preview} {sayFilled(say.previewIs, previewOf(read))} · {say.previewHint}
				</p>
			)}
			{row !== undefined && <Button onPress={onRemove}>{say.remove}</Button>}
		</FormDialog>
	);
}

type FieldsProps = {
	readonly draft: Draft;
	readonly isNew: boolean;
	readonly set: (part: Partial<Draft>) => void;
};

function Fields({ draft, isNew, set }: FieldsProps) {
	const { tiers: say } = useWords().memberSettings;
	return (
		<>
			<div className={styles['fields']}>
				<CodeNameFields labels={say} {...draft} isNew={isNew} set={set} />
			</div>
			<Choice
				label={say.reach}
				value={draft.basis}
				onChange={(basis) => set({ basis })}
				options={TIER_BASES.map((value) => ({ value, label: say.basis[value] }))}
			/>
			<Figures draft={draft} set={set} />
			<TextArea
				label={say.benefits}
				hint={say.benefitsHint}
				value={draft.benefits}
				onChange={(benefits) => set({ benefits })}
				rows={3}
				maxLength={300}
			/>
		</>
	);
}

function Figures({ draft, set }: Omit<FieldsProps, 'isNew'>) {
	const { tiers: say } = useWords().memberSettings;
	const isPaid = draft.basis === 'paid';
	return (
		<div className={styles['fields']}>
			{draft.basis !== 'manual' && !isPaid && (
				<Field
					label={say.threshold}
					hint={say.thresholdHint}
					value={draft.threshold}
					onChange={(threshold) => set({ threshold })}
					numeric
				/>
			)}
			{isPaid && (
				<Field label={say.fee} value={draft.fee} onChange={(fee) => set({ fee })} numeric />
			)}
			{isPaid && (
				<Field label={say.days} value={draft.days} onChange={(days) => set({ days })} numeric />
			)}
			<Field
				label={say.points}
				hint={say.timesHint}
				value={draft.points}
				onChange={(points) => set({ points })}
				numeric
			/>
			<Field
				label={say.birthday}
				value={draft.birthday}
				onChange={(birthday) => set({ birthday })}
				numeric
			/>
			<Field
				label={say.charge}
				hint={say.zheHint}
				value={draft.zhe}
				onChange={(zhe) => set({ zhe })}
				numeric
			/>
		</div>
	);
}

function draftOf(row: TierRowView | undefined): Draft {
	return {
		code: row?.code ?? '',
		name: row?.name ?? '',
		basis: row?.basis ?? 'top-up',
		threshold: row === undefined ? '' : thresholdText(row),
		points: formatTimes(row?.pointsRate ?? 10_000),
		birthday: formatTimes(row?.birthdayRate ?? 10_000),
		zhe: formatZhe(row?.charge ?? 10_000),
		fee: formatYuan(row?.feeFen ?? 0),
		days: String(row?.feeDays ?? 0),
		benefits: formatBenefits(row?.benefits ?? []),
	};
}

function thresholdText({ basis, threshold }: TierRowView): string {
	return basis === 'visits' ? String(threshold) : formatYuan(threshold);
}

/** The row as it is kept; undefined while something cannot be read. */
function readDraft(draft: Draft, row: TierRowView | undefined): TierRowView | undefined {
	const { basis } = draft;
	const given = basis === 'manual' || basis === 'paid';
	const threshold = given ? 0 : readThreshold(draft);
	const [points, birthday, charge] = [
		timesOf(draft.points),
		timesOf(draft.birthday),
		zheOf(draft.zhe),
	];
	const fee = basis === 'paid' ? readYuan(draft.fee) : 0;
	const days = basis === 'paid' ? readCount(draft.days) : 0;
	if (threshold === undefined || fee === undefined || days === undefined) return undefined;
	if (points === undefined || birthday === undefined || charge === undefined) return undefined;
	if (draft.name.trim() === '') return undefined;
	return {
		code: draft.code.trim(),
		name: draft.name.trim(),
		basis,
		threshold,
		pointsRate: points,
		birthdayRate: birthday,
		charge,
		feeFen: fee,
		feeDays: days,
		benefits: benefitsOf(draft.benefits, row?.benefits ?? []),
	};
}

function readThreshold({ basis, threshold }: Draft): number | undefined {
	return basis === 'visits' ? readCount(threshold) : readYuan(threshold);
}

function readYuan(text: string): number | undefined {
	const read = parseYuan(text.trim() === '' ? '0' : text);
	return read.ok ? read.value : undefined;
}

function readCount(text: string): number | undefined {
	return /^\d{0,4}$/.test(text.trim()) ? Number(text) : undefined;
}
