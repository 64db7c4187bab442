/** What the customer gets on paper: when, in which language, and its last line. */
import { useWords } from '../app/use-words.ts';
import { Field } from '../ui/field.tsx';
import type { FormProps } from './form-props.ts';
import { PolicyChoice } from './printer-form.tsx';
import { ValueChoice } from './value-choice.tsx';
import styles from './forms.module.css';

export function ReceiptForm(props: FormProps) {
	const { fields, hints, languages } = useWords().settings;
	const { settings, onChange } = props;
	return (
		<div className={styles['stack']}>
			<PolicyChoice {...props} />
			<ValueChoice
				label={fields.receiptLanguage}
				options={(['zh-CN', 'en'] as const).map((value) => ({ value, label: languages[value] }))}
				value={settings.receiptLanguage}
				onChange={(receiptLanguage) => onChange({ receiptLanguage })}
			/>
			<Field
				label={fields.receiptFooter}
				hint={hints.receiptFooter}
				value={settings.receiptFooter}
				onChange={(receiptFooter) => onChange({ receiptFooter })}
				maxLength={200}
			/>
		</div>
	);
}
