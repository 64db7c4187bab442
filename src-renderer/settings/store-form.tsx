/** The store as it stands on receipts, and when its business day begins. */
import { formatRate } from '#shared/receipt/format.ts';
import type { Words } from '#shared/words/words-of.ts';
import { sayFilled } from '../app/say.ts';
import { useWords } from '../app/use-words.ts';
import { Field } from '../ui/field.tsx';
import { codeText, problemOf, withCurrent, type FormProps } from './form-props.ts';
import { SelectField, type Option } from './select-field.tsx';
import styles from './forms.module.css';

/** VAT rates in force and those of the simple method, basis points; 0 for what is free of tax. */
export const TAX_RATES: readonly number[] = [0, 100, 300, 600, 900, 1300];

export function StoreForm(props: FormProps) {
	const words = useWords();
	const { fields, hints } = words.settings;
	const { settings, onChange } = props;
	return (
		<div className={styles['grid']}>
			<Field
				label={fields.storeName}
				value={settings.storeName}
				onChange={(storeName) => onChange({ storeName })}
				maxLength={60}
				{...problemOf(words, props, 'storeName')}
			/>
			<Field
				label={fields.storeCode}
				hint={hints.storeCode}
				value={settings.storeCode}
				onChange={(typed) => onChange({ storeCode: codeText(typed) })}
				maxLength={6}
				{...problemOf(words, props, 'storeCode')}
			/>
			<Field
				label={fields.storeAddress}
				hint={hints.optional}
				value={settings.storeAddress}
				onChange={(storeAddress) => onChange({ storeAddress })}
				maxLength={120}
			/>
			<Field
				label={fields.storePhone}
				hint={hints.optional}
				value={settings.storePhone}
				onChange={(storePhone) => onChange({ storePhone })}
				maxLength={30}
			/>
			<SelectField
				label={fields.timeZone}
				hint={hints.timeZone}
				options={zoneOptions(words, settings.timeZone)}
				value={settings.timeZone}
				onChange={(timeZone) => onChange({ timeZone })}
			/>
			<SelectField
				label={fields.taxBp}
				hint={hints.taxBp}
				options={rateOptions(settings.taxBp)}
				value={settings.taxBp}
				onChange={(taxBp) => onChange({ taxBp })}
			/>
			<SelectField
				label={fields.cutOffMinutes}
				hint={hints.cutOffMinutes}
				options={cutOffOptions(words, settings.cutOffMinutes)}
				value={settings.cutOffMinutes}
				onChange={(cutOffMinutes) => onChange({ cutOffMinutes })}
			/>
		</div>
	);
}

/** Tax rates to choose from, with the one in force among them. */
export function rateOptions(current: number): readonly Option<number>[] {
	return withCurrent(TAX_RATES, current).map((value) => ({ value, label: formatRate(value) }));
}

function zoneOptions(words: Words, current: string): readonly Option<string>[] {
	const known = Object.entries(words.settings.zones).map(([value, label]) => ({ value, label }));
	const listed = known.some(({ value }) => value === current);
	return listed ? known : [...known, { value: current, label: current }];
}

function cutOffOptions(words: Words, current: number): readonly Option<number>[] {
	const hours = Array.from({ length: 13 }, (_, hour) => hour * 60);
	const { clock, midnight } = words.settings;
	return withCurrent(hours, current).map((value) => {
		const minutes = String(value % 60).padStart(2, '0');
		const time = `${Math.floor(value / 60)}:${minutes}`;
		const whole = minutes === '00' ? sayFilled(clock, { hour: Math.floor(value / 60) }) : time;
		return { value, label: value === 0 ? midnight : whole };
	});
}
