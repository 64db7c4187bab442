/** What each role may take off by hand alone (P23), and the key of coupons signed by HQ. */
import type { Settings } from '#shared/contract/settings-view.ts';
import type { HandLimits } from '#shared/operator/hand-limits.ts';
import { formatRate, formatYuan } from '#shared/receipt/format.ts';
import { sayFilled } from '../app/say.ts';
import { useWords } from '../app/use-words.ts';
import { Field } from '../ui/field.tsx';
import { problemOf, withCurrent, type FormProps } from './form-props.ts';
import { SelectField } from './select-field.tsx';
import styles from './forms.module.css';

type Limited = keyof Settings['handLimits'];

const RATES = [0, 500, 1000, 2000, 3000, 5000, 10_000];
const DAYS_FEN = [0, 5000, 20_000, 50_000, 100_000, 500_000];
const SMALL_CHANGE_FEN = [0, 9, 99];

/** In the order in which they are shown; each says how much at once, then how much in a day. */
const LIMITS = [
	['lineBp', RATES],
	['lineDayFen', DAYS_FEN],
	['orderBp', RATES],
	['orderDayFen', DAYS_FEN],
	['smallChangeFen', SMALL_CHANGE_FEN],
	['smallChangeDayFen', DAYS_FEN],
] as const satisfies readonly (readonly [keyof HandLimits, readonly number[]])[];

export function HandLimitsForm(props: FormProps) {
	const words = useWords();
	const { fields, hints } = words.settings;
	const { settings, onChange } = props;
	return (
		<div className={styles['stack']}>
			<RoleLimits role="cashier" {...props} />
			<RoleLimits role="manager" {...props} />
			{props.wrong === 'handLimits' && (
				<p role="alert">{problemOf(words, props, 'handLimits').problem}</p>
			)}
			<Field
				label={fields.couponKey}
				hint={hints.couponKey}
				value={settings.couponKey}
				onChange={(typed) => onChange({ couponKey: typed.trim() })}
				maxLength={64}
				{...problemOf(words, props, 'couponKey')}
			/>
		</div>
	);
}

function RoleLimits({ role, settings, onChange }: FormProps & { readonly role: Limited }) {
	const { limits: say } = useWords().settings;
	const held = settings.handLimits[role];
	function label(name: keyof HandLimits, value: number): string {
		if (value === 0) return say.none;
		const isRate = name === 'lineBp' || name === 'orderBp';
		if (isRate && value === 10_000) return say.any;
		return isRate
			? sayFilled(say.rate, { rate: formatRate(value) })
			: sayFilled(say.yuan, { amount: formatYuan(value) });
	}
	return (
		<section role="group" aria-label={say.roles[role]} className={styles['stack']}>
			<h3>{say.roles[role]}</h3>
			<div className={styles['grid']}>
				{LIMITS.map(([name, values]) => (
					<SelectField
						key={name}
						label={say.names[name]}
						value={held[name]}
						options={withCurrent(values, held[name]).map((value) => {
							return { value, label: label(name, value) };
						})}
						onChange={(value) => {
							const changed = { ...held, [name]: value };
							onChange({ handLimits: { ...settings.handLimits, [role]: changed } });
						}}
					/>
				))}
			</div>
		</section>
	);
}
