/** What the customer gets on paper, with the paper itself beside it. */
import { STORE_COPIES } from '#shared/receipt/two-papers.ts';
import { useWords } from '../app/use-words.ts';
import { Field } from '../ui/field.tsx';
import { TextArea } from '../ui/text-area.tsx';
import { problemOf, type FormProps } from './form-props.ts';
import { LogoField } from './logo-field.tsx';
import { PolicyChoice } from './printer-form.tsx';
import { ReceiptPreview } from './receipt-preview.tsx';
import { ValueChoice } from './value-choice.tsx';
import styles from './forms.module.css';

export function ReceiptForm(props: FormProps) {
	return (
		<div className={styles['receipt']}>
			<div className={styles['stack']}>
				<PolicyChoice {...props} />
				<StoreCopyChoice {...props} />
				<LanguageChoice {...props} />
				<LogoField
					logo={props.settings.receiptLogo}
					onChange={(receiptLogo) => props.onChange({ receiptLogo })}
				/>
				<OwnLines {...props} />
			</div>
			<ReceiptPreview settings={props.settings} />
		</div>
	);
}

function StoreCopyChoice({ settings, onChange }: FormProps) {
	const { fields, storeCopies } = useWords().settings;
	return (
		<ValueChoice
			label={fields.storeCopy}
			options={STORE_COPIES.map((value) => ({ value, label: storeCopies[value] }))}
			value={settings.storeCopy}
			onChange={(storeCopy) => onChange({ storeCopy })}
		/>
	);
}

function LanguageChoice({ settings, onChange }: FormProps) {
	const { fields, languages } = useWords().settings;
	return (
		<ValueChoice
			label={fields.receiptLanguage}
			options={(['zh-CN', 'en'] as const).map((value) => ({ value, label: languages[value] }))}
			value={settings.receiptLanguage}
			onChange={(receiptLanguage) => onChange({ receiptLanguage })}
		/>
	);
}

/** The store's own lines: the same name, address and phone as among the store's settings. */
function OwnLines(props: FormProps) {
	const words = useWords();
	const { fields, hints } = words.settings;
	const { settings, onChange } = props;
	return (
		<>
			<Field
				label={fields.storeName}
				value={settings.storeName}
				onChange={(storeName) => onChange({ storeName })}
				maxLength={60}
				{...problemOf(words, props, 'storeName')}
			/>
			<TextArea
				label={fields.receiptHeader}
				hint={hints.receiptHeader}
				value={settings.receiptHeader}
				onChange={(receiptHeader) => onChange({ receiptHeader })}
				rows={2}
				maxLength={200}
			/>
			<div className={styles['grid']}>
				<Field
					label={fields.storeAddress}
					value={settings.storeAddress}
					onChange={(storeAddress) => onChange({ storeAddress })}
					maxLength={120}
				/>
				<Field
					label={fields.storePhone}
					value={settings.storePhone}
					onChange={(storePhone) => onChange({ storePhone })}
					maxLength={30}
				/>
			</div>
			<TextArea
				label={fields.receiptFooter}
				hint={hints.receiptFooter}
				value={settings.receiptFooter}
				onChange={(receiptFooter) => onChange({ receiptFooter })}
				rows={3}
				maxLength={200}
			/>
		</>
	);
}
