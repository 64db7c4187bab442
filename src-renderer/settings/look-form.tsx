/** Language, brightness and sound of this terminal. */
import { useShell } from '../app/shell-parts.ts';
import { useWords } from '../app/use-words.ts';
import { Button } from '../ui/button.tsx';
import { withCurrent, type FormProps } from './form-props.ts';
import { ValueChoice } from './value-choice.tsx';
import styles from './forms.module.css';

export function LookForm(props: FormProps) {
	const { fields, languages, themes } = useWords().settings;
	const { settings, onChange } = props;
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
			<SoundChoice {...props} />
		</div>
	);
}

const VOLUMES: readonly number[] = [0, 30, 60, 100];

/** How loud; each choice is heard at once. */
function SoundChoice({ settings, onChange }: FormProps) {
	const { fields, hints, sound } = useWords().settings;
	const { sounds } = useShell();
	const { soundVolume } = settings;
	const label = (volume: number) => {
		const key = `v${volume}`;
		return Object.hasOwn(sound.levels, key)
			? sound.levels[key as keyof typeof sound.levels]
			: `${volume}%`;
	};
	return (
		<div className={styles['stack']}>
			<ValueChoice
				label={fields.soundVolume}
				hint={hints.soundVolume}
				options={withCurrent(VOLUMES, soundVolume).map((value) => ({
					value,
					label: label(value),
				}))}
				value={soundVolume}
				onChange={(chosen) => {
					sounds.trial('yes', chosen);
					onChange({ soundVolume: chosen });
				}}
			/>
			<div className={styles['row']}>
				{(['yes', 'no'] as const).map((kind) => (
					<Button
						key={kind}
						disabled={soundVolume === 0}
						onPress={() => sounds.trial(kind, soundVolume)}
					>
						{sound[kind]}
					</Button>
				))}
			</div>
		</div>
	);
}
