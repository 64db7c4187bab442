/** Several of a few: check boxes as large targets, by touch or the space bar. */
import styles from './choice.module.css';

export type ChecksProps<Value extends string | number> = {
	readonly label: string;
	readonly options: readonly { readonly value: Value; readonly label: string }[];
	readonly chosen: readonly Value[];
	readonly onChange: (chosen: Value[]) => void;
};

export function Checks<Value extends string | number>(props: ChecksProps<Value>) {
	const { label, options, chosen, onChange } = props;
	return (
		<fieldset className={styles['choice']}>
			<legend>{label}</legend>
			{options.map(({ value, label: name }) => {
				const isChosen = chosen.includes(value);
				return (
					<label key={value}>
						<input
							type="checkbox"
							checked={isChosen}
							onChange={() => {
								onChange(isChosen ? chosen.filter((one) => one !== value) : [...chosen, value]);
							}}
						/>
						{name}
					</label>
				);
			})}
		</fieldset>
	);
}
