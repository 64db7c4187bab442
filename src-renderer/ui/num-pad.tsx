/**
 * The touch mirror of the number keys. Four columns: digits, and on the right four keys of the
 * screen's own. A key tells what it typed; nothing here knows what the text is for.
 */
import { Button, type ButtonTone } from './button.tsx';
import styles from './num-pad.module.css';

export type SideKey = {
	readonly id: string;
	readonly sign: string;
	/** Read aloud. */
	readonly label: string;
	readonly keyLabel?: string;
	readonly tone?: ButtonTone;
	/** Rows it covers. */
	readonly tall?: 2 | 3;
	readonly onPress: () => void;
};

export type NumPadProps = {
	readonly label: string;
	readonly onType: (text: string) => void;
	readonly side: readonly SideKey[];
	/** PINs have no decimals. */
	readonly wholeOnly?: boolean;
};

const WHOLE = ['7', '8', '9', '4', '5', '6', '1', '2', '3', '0'] as const;
const DIGITS = [...WHOLE, '00', '.'] as const;

export function NumPad({ label, onType, side, wholeOnly = false }: NumPadProps) {
	return (
		<div className={styles['pad']} role="group" aria-label={label}>
			<div className={styles['digits']} data-whole={wholeOnly ? '' : undefined}>
				{(wholeOnly ? WHOLE : DIGITS).map((digit) => (
					<Button key={digit} size="digit" onPress={() => onType(digit)}>
						{digit}
					</Button>
				))}
			</div>
			<div className={styles['side']}>
				{side.map(({ id, sign, label: spoken, keyLabel, tone, tall, onPress }) => (
					<Button
						key={id}
						size="digit"
						{...(sign === spoken ? {} : { label: spoken })}
						{...(keyLabel === undefined ? {} : { keyLabel })}
						{...(tone === undefined ? {} : { tone })}
						{...(tall === undefined ? {} : { className: styles[`tall${tall}`] ?? '' })}
						onPress={onPress}
					>
						{sign}
					</Button>
				))}
			</div>
		</div>
	);
}
