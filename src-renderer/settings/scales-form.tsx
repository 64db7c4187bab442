/** The layouts of scale labels: each a pattern with its prefixes, the first that fits decides. */
import type { Settings } from '#shared/contract/settings-view.ts';
import { sayFilled } from '../app/say.ts';
import { useWords } from '../app/use-words.ts';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { problemOf, type FormProps } from './form-props.ts';
import { SelectField } from './select-field.tsx';
import styles from './forms.module.css';

type Format = Settings['scaleLabels'][number];

const NEW_FORMAT: Format = {
	pattern: 'FFWWWWWEEEEEC',
	flags: ['23'],
	check: 'ean',
};

export function ScalesForm(props: FormProps) {
	const words = useWords();
	const { scales } = words.settings;
	const { settings, onChange } = props;
	const { scaleLabels } = settings;
	const put = (changed: readonly Format[]) => onChange({ scaleLabels: [...changed] });
	return (
		<div className={styles['stack']}>
			<p className={styles['note']}>
				{scales.legend} {scales.flagsHint}
			</p>
			{scaleLabels.length === 0 && <p>{scales.none}</p>}
			<div className={styles['formats']}>
				{scaleLabels
					.map((format, index) => ({ format, index }))
					.map(({ format, index }) => (
						<FormatRow
							// Rows have no identity but their place.
							key={index}
							number={index + 1}
							format={format}
							onChange={(part) =>
								put(scaleLabels.map((one, at) => (at === index ? { ...one, ...part } : one)))
							}
							onRemove={() => put(scaleLabels.filter((_one, at) => at !== index))}
						/>
					))}
			</div>
			{props.wrong === 'scaleLabels' && (
				<p role="alert">{problemOf(words, props, 'scaleLabels').problem}</p>
			)}
			<div>
				<Button onPress={() => put([...scaleLabels, NEW_FORMAT])}>{scales.add}</Button>
			</div>
		</div>
	);
}

type FormatRowProps = {
	readonly number: number;
	readonly format: Format;
	readonly onChange: (part: Partial<Format>) => void;
	readonly onRemove: () => void;
};

function FormatRow({ number, format, onChange, onRemove }: FormatRowProps) {
	const { scales } = useWords().settings;
	return (
		<div
			className={styles['format']}
			role="group"
			aria-label={sayFilled(scales.formatNo, { number })}
		>
			<Field
				label={scales.pattern}
				value={format.pattern}
				onChange={(typed) => onChange({ pattern: typed.toUpperCase().replaceAll(/[^FWENC]/g, '') })}
				maxLength={18}
			/>
			<Field
				label={scales.flags}
				value={format.flags.join(' ')}
				onChange={(typed) => onChange({ flags: flagsOf(typed) })}
			/>
			<SelectField
				label={scales.check}
				options={(['ean', 'none'] as const).map((value) => ({
					value,
					label: scales.checks[value],
				}))}
				value={format.check}
				onChange={(check) => onChange({ check })}
			/>
			<Button tone="quiet" label={sayFilled(scales.removeNo, { number })} onPress={onRemove}>
				{scales.remove}
			</Button>
		</div>
	);
}

/** `21 22` while it is typed: a trailing space keeps an empty last prefix until it is filled. */
function flagsOf(typed: string): string[] {
	return typed
		.normalize('NFKC')
		.replaceAll(/[^\d ]/g, '')
		.split(' ')
		.map((flag) => flag.slice(0, 2))
		.filter((flag, index, all) => flag !== '' || index === all.length - 1);
}
