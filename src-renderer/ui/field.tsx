/**
 * A labelled input. `scan` says what a scanner may do while it has the focus: nothing special (the
 * scan goes where scans go and its characters are taken out again), `capture` (the code becomes the
 * value) or `ignore` (every key is typing: PINs, recovery keys).
 */
import { useEffect, useEffectEvent, useId, useRef, type HTMLInputTypeAttribute } from 'react';
import { SCAN_EVENT } from '../app/edit-field.ts';
import styles from './field.module.css';

export type FieldProps = {
	readonly label: string;
	readonly value: string;
	readonly onChange: (value: string) => void;
	readonly type?: Extract<HTMLInputTypeAttribute, 'text' | 'password' | 'search'>;
	readonly hint?: string;
	/** Why the value cannot stay as it is. */
	readonly problem?: string;
	readonly scan?: 'capture' | 'ignore';
	/** A code was scanned into this field (scan="capture"). */
	readonly onScan?: (text: string) => void;
	readonly focusFirst?: boolean;
	readonly numeric?: boolean;
	readonly large?: boolean;
	readonly maxLength?: number;
	readonly readOnly?: boolean;
};

export function Field(props: FieldProps) {
	const { label, value, hint, problem, scan, focusFirst = false } = props;
	const id = useId();
	const input = useRef<HTMLInputElement>(null);
	const heard = useEffectEvent((event: Event) => {
		if (event instanceof CustomEvent && typeof event.detail === 'string') {
			props.onScan?.(event.detail);
		}
	});
	useEffect(() => {
		const field = input.current;
		const listener = (event: Event) => heard(event);
		field?.addEventListener(SCAN_EVENT, listener);
		return () => field?.removeEventListener(SCAN_EVENT, listener);
	}, []);
	// Once, when it comes: who types is not taken elsewhere by what they have typed.
	const comes = useEffectEvent(() => {
		if (focusFirst) input.current?.focus();
	});
	useEffect(() => comes(), []);
	const note = problem ?? hint;
	return (
		<div className={styles['field']} data-problem={problem === undefined ? undefined : ''}>
			<label htmlFor={id}>{label}</label>
			<input
				ref={input}
				id={id}
				className={props.large === true ? styles['large'] : undefined}
				type={props.type ?? 'text'}
				inputMode={props.numeric === true ? 'decimal' : undefined}
				autoComplete="off"
				spellCheck={false}
				value={value}
				maxLength={props.maxLength}
				readOnly={props.readOnly}
				aria-invalid={problem === undefined ? undefined : true}
				aria-describedby={note === undefined ? undefined : `${id}-note`}
				data-scan={scan}
				data-focus-first={focusFirst ? '' : undefined}
				onChange={(event) => props.onChange(event.target.value)}
			/>
			{note !== undefined && (
				<p id={`${id}-note`} role={problem === undefined ? undefined : 'alert'}>
					{note}
				</p>
			)}
		</div>
	);
}
