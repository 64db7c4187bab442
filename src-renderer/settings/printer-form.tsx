/** The receipt printer: how it is reached, its paper, and whether a drawer hangs on it. */
import type { ReactNode } from 'react';
import type { PrinterSetting, Settings } from '#shared/contract/settings-view.ts';
import { useWords } from '../app/use-words.ts';
import { Field } from '../ui/field.tsx';
import { problemOf, type FormProps } from './form-props.ts';
import { yesNo } from './yes-no.ts';
import { ValueChoice } from './value-choice.tsx';
import styles from './forms.module.css';

export type PrinterFormProps = FormProps & {
	/** One more choice beside those of the paper. */
	readonly children?: ReactNode;
};

export function PrinterForm({ children, ...props }: PrinterFormProps) {
	const { printer: say } = useWords().settings;
	const { settings, onChange } = props;
	const { printer } = settings;
	const change = (part: Partial<PrinterSetting>) => onChange({ printer: { ...printer, ...part } });
	return (
		<div className={styles['stack']}>
			<ValueChoice
				label={say.kind}
				options={(['none', 'tcp', 'file'] as const).map((value) => ({
					value,
					label: say.kinds[value],
				}))}
				value={printer.kind}
				onChange={(kind) => change({ kind })}
			/>
			{printer.kind === 'none' && <p className={styles['note']}>{say.none}</p>}
			{printer.kind !== 'none' && (
				<>
					<PrinterPlace {...props} change={change} />
					<PaperChoices printer={printer} change={change}>
						{children}
					</PaperChoices>
				</>
			)}
		</div>
	);
}

type PartProps = { readonly change: (part: Partial<PrinterSetting>) => void };

function PrinterPlace(props: FormProps & PartProps) {
	const words = useWords();
	const { printer: say } = words.settings;
	const { settings, change } = props;
	const { printer } = settings;
	if (printer.kind === 'file') {
		return (
			<Field
				label={say.path}
				hint={say.pathHint}
				value={printer.path}
				onChange={(path) => change({ path })}
				maxLength={1024}
				{...problemOf(words, props, 'printer')}
			/>
		);
	}
	return (
		<div className={styles['grid']}>
			<Field
				label={say.host}
				hint={say.hostHint}
				value={printer.host}
				onChange={(host) => change({ host: host.trim() })}
				maxLength={255}
				{...problemOf(words, props, 'printer')}
			/>
			<Field
				label={say.port}
				hint={say.portHint}
				value={printer.port === 0 ? '' : String(printer.port)}
				onChange={(typed) => change({ port: portOf(typed) })}
				numeric
				maxLength={5}
			/>
		</div>
	);
}

type PaperChoicesProps = PartProps & {
	readonly printer: PrinterSetting;
	readonly children: ReactNode;
};

function PaperChoices({ printer, change, children }: PaperChoicesProps) {
	const words = useWords();
	const { printer: say } = words.settings;
	return (
		<div className={styles['grid']}>
			<ValueChoice
				label={say.paper}
				options={([32, 48, 42] as const).map((value) => ({
					value,
					label: say.papers[`c${value}`],
				}))}
				value={printer.columns}
				onChange={(columns) => change({ columns })}
			/>
			<ValueChoice
				label={say.drawer}
				options={yesNo(words)}
				value={printer.drawer}
				onChange={(drawer) => change({ drawer })}
			/>
			<ValueChoice
				label={say.model}
				options={(['generic', 'epson'] as const).map((value) => ({
					value,
					label: say.models[value],
				}))}
				value={printer.model ?? 'generic'}
				onChange={(model) => change({ model })}
			/>
			{children}
		</div>
	);
}

/** When receipts are printed: the wizard asks it together with the printer. */
export function PolicyChoice({ settings, onChange }: FormProps) {
	const { fields, policies } = useWords().settings;
	const options = (
		['always', 'ask', 'never'] as const satisfies readonly Settings['receiptPolicy'][]
	).map((value) => ({ value, label: policies[value] }));
	return (
		<ValueChoice
			label={fields.receiptPolicy}
			options={options}
			value={settings.receiptPolicy}
			onChange={(receiptPolicy) => onChange({ receiptPolicy })}
		/>
	);
}

/** A port as typed; 0 stands for nothing typed and is refused by main. */
function portOf(typed: string): number {
	const digits = typed.normalize('NFKC').replaceAll(/\D/g, '').slice(0, 5);
	return Math.min(Number(digits), 65_535);
}
