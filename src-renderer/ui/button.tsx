/**
 * A button and its key are twins: the label says what happens, the quiet key label says how to do
 * it without touching. Pressing with a finger or a mouse does not take the focus, so that Enter
 * keeps meaning what the screen says it means.
 */
import type { MouseEvent, ReactNode } from 'react';
import styles from './button.module.css';

export type ButtonTone = 'plain' | 'accent' | 'danger' | 'quiet';
export type ButtonSize = 'normal' | 'large' | 'digit' | 'hero';

export type ButtonProps = {
	readonly children: ReactNode;
	readonly onPress?: () => void;
	/** The key that does the same, as printed on the keyboard: `F2`, `Enter`. */
	readonly keyLabel?: string;
	readonly tone?: ButtonTone;
	readonly size?: ButtonSize;
	readonly disabled?: boolean;
	/** For a button that stays down; left out for one that just acts. */
	readonly pressed?: boolean;
	/** Read aloud in place of the label, when the label is only a sign. */
	readonly label?: string;
	readonly submit?: boolean;
	readonly className?: string;
};

export function Button(props: ButtonProps) {
	const { children, onPress, keyLabel, tone = 'plain', size = 'normal', label, className } = props;
	const classes = [styles['button'], styles[tone], styles[size], className].filter(Boolean);
	return (
		<button
			type={props.submit === true ? 'submit' : 'button'}
			className={classes.join(' ')}
			disabled={props.disabled}
			aria-pressed={props.pressed}
			aria-label={label}
			aria-keyshortcuts={keyLabel === undefined ? undefined : keyShortcut(keyLabel)}
			onMouseDown={keepFocus}
			onClick={onPress}
		>
			{children}
			{keyLabel !== undefined && <kbd aria-hidden="true">{breakable(keyLabel)}</kbd>}
		</button>
	);
}

/** `Shift+` and `Del` may stand below each other where the style of a narrow button lets them. */
function breakable(keyLabel: string): ReactNode {
	const [held = '', ...rest] = keyLabel.split('+');
	if (rest.length === 0) return held;
	return (
		<>
			{`${held}+`}
			<wbr />
			{rest.join('+')}
		</>
	);
}

function keepFocus(event: MouseEvent): void {
	event.preventDefault();
}

/** `Ctrl+L` as the accessibility tree writes it. */
function keyShortcut(keyLabel: string): string {
	return keyLabel.replace('Ctrl', 'Control').replace('Del', 'Delete').replace('Ins', 'Insert');
}
