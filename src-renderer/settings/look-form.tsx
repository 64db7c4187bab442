/** Language and brightness of this terminal. */
import { useWords } from '../app/use-words.ts';
import type { FormProps } from './form-props.ts';
import { ValueChoice } from './value-choice.tsx';
import styles from './forms.module.css';

export function LookForm({ settings, onChange }: FormProps) {
	const { fields, languages, themes } = useWords().settings;
	return (
		<div className={styles['stack']}>
			<ValueChoice
				label={fields.language}
				options={(['zh-CN', 'en'] as const).map((value) => ({ value, label: languages[value] }))}
				value={settings.language}
				onChange={(language) => onChange({ language })}
			/>
			<ValueChoice
				label={fields.theme}
				options={(['light', 'dark', 'system'] as const).map((value) => ({
					value,
					label: themes[value],
				}))}
				value={settings.theme}
				onChange={(theme) => onChange({ theme })}
			/>
		</div>
	);
}
