/** From when on a category is what somebody prefers (偏好, MEM-8). */
import type { MemberRulesInput } from '#shared/contract/member-rules-requests.ts';
import { useWords } from '../app/use-words.ts';
import { Field } from '../ui/field.tsx';
import { countOf } from './put-rules.ts';
import styles from './member-settings.module.css';

type Preference = MemberRulesInput['preference'];
/** Counts as typed. */
export type TypedPreference = Readonly<Record<keyof Preference, string>>;

type FieldsProps = {
	readonly typed: TypedPreference;
	readonly set: (part: Partial<TypedPreference>) => void;
};

export function PreferenceFields({ typed, set }: FieldsProps) {
	const { memberRules: say } = useWords();
	const field = (name: keyof Preference, label: string) => (
		<Field
			label={label}
			value={typed[name]}
			onChange={(text) => set({ [name]: text })}
			numeric
			maxLength={3}
		/>
	);
	return (
		<fieldset className={styles['three']}>
			<legend>{say.preference}</legend>
			{field('sharePercent', say.share)}
			{field('months', say.preferenceMonths)}
			{field('visits', say.preferenceVisits)}
		</fieldset>
	);
}

export function typedOf({ sharePercent, months, visits }: Preference): TypedPreference {
	return {
		sharePercent: String(sharePercent),
		months: String(months),
		visits: String(visits),
	};
}

/** Undefined while one cannot be read, or is out of its bounds. */
export function readPreference(typed: TypedPreference): Preference | undefined {
	const {
		sharePercent = 101,
		months = 0,
		visits = 0,
	} = {
		sharePercent: countOf(typed.sharePercent),
		months: countOf(typed.months),
		visits: countOf(typed.visits),
	};
	const isWithin = sharePercent <= 100 && months >= 1 && months <= 60;
	return isWithin && visits >= 1 && visits <= 60 ? { sharePercent, months, visits } : undefined;
}
