/** One of a few ways on, as large cards: each with its name and a sentence about it. */
import { useId } from 'react';
import styles from './wizard.module.css';

export type Way<Value extends string> = {
	readonly value: Value;
	readonly title: string;
	readonly lead: string;
	/** Of the words on the card, when it is not that of the page. */
	readonly lang?: string;
};

export type WayChoiceProps<Value extends string> = {
	readonly label: string;
	readonly ways: readonly Way<Value>[];
	readonly value: Value;
	readonly onChange: (value: Value) => void;
};

export function WayChoice<Value extends string>(props: WayChoiceProps<Value>) {
	const { label, ways, value, onChange } = props;
	const name = useId();
	return (
		<fieldset className={styles['ways']}>
			<legend className={styles['spoken']}>{label}</legend>
			{ways.map((way) => (
				<label key={way.value} lang={way.lang}>
					<input
						type="radio"
						name={name}
						value={way.value}
						checked={way.value === value}
						onChange={() => onChange(way.value)}
					/>
					<b>{way.title}</b>
					<span>{way.lead}</span>
				</label>
			))}
		</fieldset>
	);
}
