/**
 * What is kept of members and who sees it: ID numbers, health notes, how soon a request is
 * answered.
 */
import { sayFilled } from '../app/say.ts';
import { useWords } from '../app/use-words.ts';
import { withCurrent, type FormProps } from './form-props.ts';
import { ValueChoice } from './value-choice.tsx';
import { yesNo } from './yes-no.ts';
import styles from './forms.module.css';

export function PrivacyForm({ settings, onChange }: FormProps) {
	const words = useWords();
	const { fields, hints } = words.settings;
	const { healthRoles, days } = words.privacy;
	return (
		<div className={styles['stack']}>
			<ValueChoice
				label={fields.askIdentityNo}
				hint={hints.askIdentityNo}
				options={yesNo(words)}
				value={settings.askIdentityNo}
				onChange={(askIdentityNo) => onChange({ askIdentityNo })}
			/>
			<ValueChoice
				label={fields.healthNotes}
				hint={hints.healthNotes}
				options={(['off', 'manager', 'cashier'] as const).map((value) => ({
					value,
					label: healthRoles[value],
				}))}
				value={settings.healthNotes}
				onChange={(healthNotes) => onChange({ healthNotes })}
			/>
			<ValueChoice
				label={fields.privacyDays}
				hint={hints.privacyDays}
				options={withCurrent([5, 10, 15], settings.privacyDays).map((value) => ({
					value,
					label: sayFilled(days, { days: value }),
				}))}
				value={settings.privacyDays}
				onChange={(privacyDays) => onChange({ privacyDays })}
			/>
		</div>
	);
}
