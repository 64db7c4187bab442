/** Which sales: the business day, a number or amount, one cashier. */
import { useRef } from 'react';
import { useWords } from '../app/use-words.ts';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { dayBeside, type SalesFilter } from './sales-list.ts';
import styles from './sales.module.css';

export type SalesFilterBarProps = {
	readonly filter: SalesFilter;
	readonly today: string;
	readonly onChange: (filter: SalesFilter) => void;
};

export function SalesFilterBar({ filter, today, onChange }: SalesFilterBarProps) {
	const { sales: say } = useWords();
	return (
		<div className={styles['filter']}>
			<DayPicker
				day={filter.bizDate}
				today={today}
				onChange={(bizDate) => onChange({ ...filter, bizDate })}
			/>
			<div className={styles['find']}>
				<Field
					label={say.search}
					hint={say.searchHint}
					type="search"
					value={filter.text}
					onChange={(text) => onChange({ ...filter, text })}
					focusFirst
					maxLength={64}
				/>
			</div>
			<div className={styles['cashier']}>
				<Field
					label={say.operator}
					hint={say.operatorHint}
					value={filter.operator}
					onChange={(operator) => onChange({ ...filter, operator: operator.trim() })}
					maxLength={12}
				/>
			</div>
		</div>
	);
}

type DayPickerProps = {
	readonly day: string;
	readonly today: string;
	readonly onChange: (day: string) => void;
};

/** Days are written as the receipts write them, whatever the system's own way is. */
function DayPicker({ day, today, onChange }: DayPickerProps) {
	const { sales: say } = useWords();
	const calendar = useRef<HTMLInputElement>(null);
	const from = day === '' ? today : day;
	return (
		<div className={styles['day']} role="group" aria-label={say.day}>
			<span aria-hidden="true">{say.day}</span>
			<div>
				<Button
					label={`${say.dayBefore} ← PgUp`}
					keyLabel="PgUp"
					onPress={() => onChange(dayBeside(from, -1))}
				>
					←
				</Button>
				<Button onPress={() => calendar.current?.showPicker()}>{from}</Button>
				<Button
					label={`${say.dayAfter} → PgDn`}
					keyLabel="PgDn"
					disabled={from >= today}
					onPress={() => onChange(dayBeside(from, 1))}
				>
					→
				</Button>
				<Button pressed={day === ''} onPress={() => onChange(day === '' ? today : '')}>
					{say.allDays}
				</Button>
			</div>
			<input
				ref={calendar}
				type="date"
				tabIndex={-1}
				aria-hidden="true"
				value={day}
				max={today}
				onChange={({ target }) => onChange(target.value)}
			/>
		</div>
	);
}
