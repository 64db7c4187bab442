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
	readonly tall?: 2;
	readonly onPress: () => void;
};

export type NumPadProps = {
	readonly label: string;
	readonly onType: (text: string) => void;
	readonly side: readonly SideKey[];
	/** PINs have no decimals. */
	readonly wholeOnly?: boolean;
};

const DIGITS = ['7', '8', '9', '4', '5', '6', '1', '2', '3', '0', '00', '.'] as const;

export function NumPad({ label, onType, side, wholeOnly = false }: NumPadProps) {
	return (
		<div className={styles['pad']} role="group" aria-label={label}>
			<div className={styles['digits']}>
				{DIGITS.map((digit) => (
					<Button
						key={digit}
						size="digit"
						disabled={wholeOnly && (digit === '.' || digit === '00')}
						onPress={() => onType(digit)}
					>
						{digit}
					</Button>
				))}
			</div>
			<div className={styles['side']}>
				{side.map(({ id, sign, label: spoken, keyLabel, tone, tall, onPress }) => (
					<Button
						key={id}
						size="digit"
						label={spoken}
						{...(keyLabel === undefined ? {} : { keyLabel })}
						{...(tone === undefined ? {} : { tone })}
						{...(tall === undefined ? {} : { className: styles['tall'] ?? '' })}
						onPress={onPress}
					>
						{sign}
					</Button>
				))}
			</div>
		</div>
	);
}
