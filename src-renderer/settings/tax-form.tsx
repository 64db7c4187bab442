/** Whether tax comes on top (价外税), and rates that become others on a day (税率变动). */
import type { Settings } from '#shared/contract/settings-view.ts';
import { sayFilled } from '../app/say.ts';
import { useWords } from '../app/use-words.ts';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { problemOf, type FormProps } from './form-props.ts';
import { SelectField } from './select-field.tsx';
import { rateOptions } from './store-form.tsx';
import { ValueChoice } from './value-choice.tsx';
import { yesNo } from './yes-no.ts';
import styles from './forms.module.css';

type Change = Settings['taxChanges'][number];

export function TaxForm(props: FormProps) {
	const words = useWords();
	const { taxes, fields, hints } = words.settings;
	const { settings, onChange } = props;
	const { taxChanges, taxBp } = settings;
	const put = (changed: readonly Change[]) => onChange({ taxChanges: [...changed] });
	return (
		<div className={styles['stack']} role="group" aria-label={fields.taxChanges}>
			<ValueChoice
				label={fields.taxOnTop}
				hint={hints.taxOnTop}
				options={yesNo(words)}
				value={settings.taxOnTop}
				onChange={(taxOnTop) => onChange({ taxOnTop })}
			/>
			<h3>{fields.taxChanges}</h3>
			<p className={styles['note']}>{hints.taxChanges}</p>
			{taxChanges.length === 0 && <p>{taxes.none}</p>}
			<div className={styles['formats']}>
				{taxChanges
					.map((change, index) => ({ change, index }))
					.map(({ change, index }) => (
						<ChangeRow
							// Rows have no identity but their place.
							key={index}
							number={index + 1}
							change={change}
							onChange={(part) =>
								put(taxChanges.map((one, at) => (at === index ? { ...one, ...part } : one)))
							}
							onRemove={() => put(taxChanges.filter((_one, at) => at !== index))}
						/>
					))}
			</div>
			{props.wrong === 'taxChanges' && (
				<p role="alert">{problemOf(words, props, 'taxChanges').problem}</p>
			)}
			<div>
				<Button onPress={() => put([...taxChanges, newChange(taxBp)])}>{taxes.add}</Button>
			</div>
		</div>
	);
}

/** 小规模: 3 % is 1 % for some years. The day is left to be typed. */
function newChange(taxBp: number): Change {
	return { fromBp: taxBp, toBp: taxBp === 100 ? 300 : 100, date: '' };
}

type ChangeRowProps = {
	readonly number: number;
	readonly change: Change;
	readonly onChange: (part: Partial<Change>) => void;
	readonly onRemove: () => void;
};

function ChangeRow({ number, change, onChange, onRemove }: ChangeRowProps) {
	const { taxes } = useWords().settings;
	const { fromBp, toBp, date } = change;
	return (
		<div
			className={styles['change']}
			role="group"
			aria-label={sayFilled(taxes.changeNo, { number })}
		>
			<SelectField
				label={taxes.from}
				options={rateOptions(fromBp)}
				value={fromBp}
				onChange={(rate) => onChange({ fromBp: rate })}
			/>
			<SelectField
				label={taxes.to}
				options={rateOptions(toBp)}
				value={toBp}
				onChange={(rate) => onChange({ toBp: rate })}
			/>
			<Field
				label={taxes.date}
				value={date}
				hint={taxes.dateHint}
				onChange={(typed) => onChange({ date: dateText(typed) })}
				maxLength={10}
			/>
			<Button tone="quiet" label={sayFilled(taxes.removeNo, { number })} onPress={onRemove}>
				{taxes.remove}
			</Button>
		</div>
	);
}

function dateText(typed: string): string {
	return typed
		.normalize('NFKC')
		.replaceAll('/', '-')
		.replaceAll(/[^\d-]/g, '');
}
