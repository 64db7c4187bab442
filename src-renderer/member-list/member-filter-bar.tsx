/** Which members: phone, card, tier, tag, birth month, money spent, points, last visit. */
import { parseYuan } from '#shared/tender/parse-amount.ts';
import { sayFilled } from '../app/say.ts';
import { useWords } from '../app/use-words.ts';
import { SelectField } from '../settings/select-field.tsx';
import { Field } from '../ui/field.tsx';
import { isDate, type MembersPage, type TypedFilter } from './use-members.ts';
import styles from './member-list.module.css';

export type MemberFilterBarProps = {
	readonly filter: TypedFilter;
	readonly tiers: MembersPage['tiers'];
	readonly onChange: (filter: TypedFilter) => void;
};

const MONTHS = Array.from({ length: 12 }, (_, index) => index + 1);

const isAmount = (text: string) => text.trim() === '' || parseYuan(text).ok;

export function MemberFilterBar({ filter, tiers, onChange }: MemberFilterBarProps) {
	const { memberList: say } = useWords();
	const put = (change: Partial<TypedFilter>) => onChange({ ...filter, ...change });
	const dateIsWhole = filter.lastTo === '' || isDate(filter.lastTo);
	return (
		<div className={styles['filter']} role="search">
			<Field
				label={say.phone}
				type="search"
				value={filter.phone}
				onChange={(phone) => put({ phone })}
				focusFirst
				maxLength={20}
			/>
			<Field
				label={say.card}
				value={filter.card}
				onChange={(card) => put({ card })}
				scan="capture"
				onScan={(card) => put({ card })}
				maxLength={24}
			/>
			<SelectField
				label={say.tier}
				value={filter.tier}
				onChange={(tier) => put({ tier })}
				options={[
					{ value: '', label: say.anyTier },
					...tiers.map(({ code, name }) => ({ value: code, label: name })),
				]}
			/>
			<SelectField
				label={say.month}
				value={filter.month}
				onChange={(month) => put({ month })}
				options={[
					{ value: 0, label: say.anyMonth },
					...MONTHS.map((n) => ({ value: n, label: sayFilled(say.monthName, { n }) })),
				]}
			/>
			<Field label={say.tag} value={filter.tag} onChange={(tag) => put({ tag })} maxLength={20} />
			<Ranges filter={filter} onPut={put} />
			<Field
				label={say.lastTo}
				value={filter.lastTo}
				onChange={(lastTo) => put({ lastTo })}
				{...(dateIsWhole ? {} : { problem: say.notADate })}
				hint={say.lastHint}
				maxLength={10}
			/>
		</div>
	);
}

type RangesProps = {
	readonly filter: TypedFilter;
	readonly onPut: (change: Partial<TypedFilter>) => void;
};

/** Money spent and points, from both ends. */
function Ranges({ filter, onPut: put }: RangesProps) {
	const { memberList: say } = useWords();
	return (
		<>
			{(['spentFrom', 'spentTo'] as const).map((end) => (
				<Field
					key={end}
					label={say[end]}
					value={filter[end]}
					onChange={(text) => put({ [end]: text })}
					{...(isAmount(filter[end]) ? {} : { problem: say.notAnAmount })}
					numeric
					maxLength={12}
				/>
			))}
			{(['pointsFrom', 'pointsTo'] as const).map((end) => (
				<Field
					key={end}
					label={say[end]}
					value={filter[end]}
					onChange={(text) => put({ [end]: text.replaceAll(/\D/g, '') })}
					numeric
					maxLength={9}
				/>
			))}
		</>
	);
}
