/** The rules of the checkout: its code, rounding, how long it stays open, what a cashier may do. */
import type { Settings } from '#shared/contract/settings-view.ts';
import { formatRate, formatYuan } from '#shared/receipt/format.ts';
import { sayFilled } from '../app/say.ts';
import { useWords } from '../app/use-words.ts';
import { Field } from '../ui/field.tsx';
import { codeText, problemOf, withCurrent, type FormProps } from './form-props.ts';
import { ValueChoice } from './value-choice.tsx';
import { yesNo } from './yes-no.ts';
import styles from './forms.module.css';

const CASH_STEPS = [
	[1, 'fen'],
	[10, 'jiao'],
	[100, 'yuan'],
] as const satisfies readonly (readonly [Settings['cashStepFen'], string])[];

export function CounterForm(props: FormProps) {
	const words = useWords();
	const { fields, hints, cashSteps } = words.settings;
	const { settings, onChange } = props;
	return (
		<div className={styles['stack']}>
			<div className={styles['grid']}>
				<TerminalCodeField {...props} />
			</div>
			<ValueChoice
				label={fields.cashStepFen}
				hint={hints.cashStepFen}
				options={CASH_STEPS.map(([value, name]) => ({ value, label: cashSteps[name] }))}
				value={settings.cashStepFen}
				onChange={(cashStepFen) => onChange({ cashStepFen })}
			/>
			<LimitChoices {...props} />
			<ValueChoice
				label={fields.cashierAddsProducts}
				hint={hints.cashierAddsProducts}
				options={yesNo(words)}
				value={settings.cashierAddsProducts}
				onChange={(cashierAddsProducts) => onChange({ cashierAddsProducts })}
			/>
		</div>
	);
}

/** The code of this terminal; the wizard has a step of its own for it. */
export function TerminalCodeField(props: FormProps) {
	const words = useWords();
	const { fields, hints } = words.settings;
	const { settings, onChange } = props;
	return (
		<Field
			label={fields.terminalCode}
			hint={hints.terminalCode}
			value={settings.terminalCode}
			onChange={(typed) => onChange({ terminalCode: codeText(typed) })}
			maxLength={4}
			{...problemOf(words, props, 'terminalCode')}
		/>
	);
}

function LimitChoices({ settings, onChange }: FormProps) {
	const { fields, hints, overrides, idle } = useWords().settings;
	const rateLabel = (rate: number) => {
		if (rate === 0) return overrides.none;
		return rate === 10_000 ? overrides.any : sayFilled(overrides.upTo, { rate: formatRate(rate) });
	};
	return (
		<>
			<ValueChoice
				label={fields.cashierOverrideBp}
				hint={hints.cashierOverrideBp}
				options={withCurrent([0, 500, 1000, 2000, 10_000], settings.cashierOverrideBp).map(
					(value) => ({ value, label: rateLabel(value) }),
				)}
				value={settings.cashierOverrideBp}
				onChange={(cashierOverrideBp) => onChange({ cashierOverrideBp })}
			/>
			<ValueChoice
				label={fields.unreceiptedRefundFen}
				options={withCurrent([0, 5000, 20_000, 50_000], settings.unreceiptedRefundFen).map(
					(value) => ({ value, label: `¥${formatYuan(value)}` }),
				)}
				value={settings.unreceiptedRefundFen}
				onChange={(unreceiptedRefundFen) => onChange({ unreceiptedRefundFen })}
			/>
			<ValueChoice
				label={fields.cashierRefundFen}
				hint={hints.cashierRefundFen}
				options={withCurrent([0, 5000, 20_000, 100_000], settings.cashierRefundFen).map(
					(value) => ({ value, label: `¥${formatYuan(value)}` }),
				)}
				value={settings.cashierRefundFen}
				onChange={(cashierRefundFen) => onChange({ cashierRefundFen })}
			/>
			<ValueChoice
				label={fields.idleLockMinutes}
				options={withCurrent([0, 1, 3, 5, 10, 30], settings.idleLockMinutes).map((value) => ({
					value,
					label: value === 0 ? idle.never : sayFilled(idle.minutes, { count: value }),
				}))}
				value={settings.idleLockMinutes}
				onChange={(idleLockMinutes) => onChange({ idleLockMinutes })}
			/>
		</>
	);
}
