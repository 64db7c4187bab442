/**
 * The automatic tags (MEM-8) by recency, frequency and money, a row each with open ends left empty;
 * and by preference.
 */
import { useState } from 'react';
import type { MemberRulesInput } from '#shared/contract/member-rules-requests.ts';
import { MAX_SEGMENTS } from '#shared/member/member-rules.ts';
import { formatYuan } from '#shared/receipt/format.ts';
import { parseYuan } from '#shared/tender/parse-amount.ts';
import { sayFilled } from '../app/say.ts';
import { useWords } from '../app/use-words.ts';
import { FormDialog } from '../settings/form-dialog.tsx';
import { SelectField } from '../settings/select-field.tsx';
import type { ClientRefusal } from '../terminal-client/open-client.ts';
import { useTerminal } from '../terminal-client/use-terminal.ts';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { PreferenceFields, readPreference, typedOf } from './preference-fields.tsx';
import { countOf, sayRuleNo, type RulesFormProps } from './put-rules.ts';
import styles from './member-settings.module.css';

const MEASURES = ['days-away', 'visits', 'spent'] as const;
type SegmentRule = MemberRulesInput['segments'][number];
type Measure = SegmentRule['measure'];

/** As typed; money in yuan. */
type Row = {
	readonly no: number;
	readonly tag: string;
	readonly measure: Measure;
	readonly from: string;
	readonly to: string;
};

export function SegmentsForm({ shown, onClose, onSaved }: RulesFormProps) {
	const { client } = useTerminal();
	const { memberRules: say } = useWords();
	const [commandId] = useState<string>(() => crypto.randomUUID());
	const [rows, setRows] = useState(() => shown.rules.segments.map(rowOf));
	const read = rows.map(readRow);
	const segments = read.flatMap((rule) => (rule === undefined ? [] : [rule]));
	const [typed, setTyped] = useState(() => typedOf(shown.rules.preference));
	const preference = readPreference(typed);
	const isRead = segments.length === rows.length && preference !== undefined;

	async function send(): Promise<ClientRefusal | undefined> {
		const rules: MemberRulesInput = {
			...shown.rules,
			segments,
			preference: preference ?? shown.rules.preference,
		};
		const put = await client.ask('member-rules/put', { rules }, { commandId });
		if (!put.ok) return put.refusal;
		onSaved();
		return undefined;
	}

	return (
		<FormDialog
			title={say.editTags}
			confirm={say.save}
			size="wide"
			walk={false}
			problem={isRead ? undefined : say.numbers}
			sayNo={sayRuleNo}
			send={send}
			onDone={onClose}
			onClose={onClose}
		>
			<p className={styles['faint']}>{say.open}</p>
			{rows.map((row, at) => (
				<RuleRow
					key={row.no}
					row={row}
					set={(part) => setRows(rows.toSpliced(at, 1, { ...row, ...part }))}
					onDrop={() => setRows(rows.toSpliced(at, 1))}
				/>
			))}
			<div className={styles['bar']}>
				<Button
					onPress={() => {
						setRows(shown.usual.segments.map(rowOf));
						setTyped(typedOf(shown.usual.preference));
					}}
				>
					{say.usual}
				</Button>
				{rows.length < MAX_SEGMENTS && (
					<Button onPress={() => setRows([...rows, newRow(rows)])}>{say.add}</Button>
				)}
			</div>
			<PreferenceFields typed={typed} set={(part) => setTyped({ ...typed, ...part })} />
		</FormDialog>
	);
}

type RuleRowProps = {
	readonly row: Row;
	readonly set: (part: Partial<Row>) => void;
	readonly onDrop: () => void;
};

function RuleRow({ row: { tag, measure, from, to }, set, onDrop }: RuleRowProps) {
	const { memberRules: say } = useWords();
	return (
		<div className={styles['segment']}>
			<Field label={say.tag} value={tag} onChange={(text) => set({ tag: text })} maxLength={20} />
			<SelectField
				label={say.measure}
				value={measure}
				onChange={(chosen) => set({ measure: chosen })}
				options={MEASURES.map((value) => ({ value, label: say.measures[value] }))}
			/>
			<Field label={say.from} value={from} onChange={(text) => set({ from: text })} numeric />
			<Field label={say.to} value={to} onChange={(text) => set({ to: text })} numeric />
			<Button label={sayFilled(say.drop, { tag })} onPress={onDrop}>
				✕
			</Button>
		</div>
	);
}

function rowOf({ tag, measure, from, to }: SegmentRule, no: number): Row {
	const text = (bound: number | undefined) => {
		if (bound === undefined) return '';
		return measure === 'spent' ? formatYuan(bound) : String(bound);
	};
	return { no, tag, measure, from: text(from), to: text(to) };
}

function newRow(rows: readonly Row[]): Row {
	const no = Math.max(-1, ...rows.map((row) => row.no)) + 1;
	return { no, tag: '', measure: 'visits', from: '', to: '' };
}

/** The rule as it would be put; undefined while a bound cannot be read. */
function readRow({ tag, measure, from, to }: Row): SegmentRule | undefined {
	const [low, high] = [boundOf(from, measure), boundOf(to, measure)];
	if (low === undefined || high === undefined) return undefined;
	return {
		tag: tag.trim(),
		measure,
		...(low === 'open' ? {} : { from: low }),
		...(high === 'open' ? {} : { to: high }),
	};
}

function boundOf(text: string, measure: Measure): number | 'open' | undefined {
	if (text.trim() === '') return 'open';
	if (measure !== 'spent') return countOf(text);
	const read = parseYuan(text);
	return read.ok ? read.value : undefined;
}
