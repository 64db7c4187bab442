/**
 * A dialog is a native <dialog>: the browser keeps the focus inside, makes the rest inert and gives
 * the focus back. Esc goes one step back, always. While it is open nothing below hears keys, and a
 * scan that the dialog has no use for is refused aloud (keyboard.ts). Title and buttons always
 * stand; what is between them scrolls when the screen is too low for it. A touch beside it does not
 * throw away what was typed, and several fields of work are given up by the second Esc only.
 */
import { useEffect, useId, useRef, useState, type ReactNode, type SyntheticEvent } from 'react';
import { useWords } from '../app/use-words.ts';
import { useKeyLayer, type KeyLayer } from '../app/use-keyboard.ts';
import { Button } from './button.tsx';
import { NoticeBar } from './notice-bar.tsx';
import styles from './dialog.module.css';

export type DialogProps = {
	readonly title: string;
	readonly children: ReactNode;
	/** Esc, the back button, a click beside it. */
	readonly onClose: () => void;
	readonly size?: 'small' | 'normal' | 'wide';
	/** Buttons at the foot; the way back is always there. */
	readonly actions?: ReactNode;
	/** A scan while it is open; without it the scan is refused aloud. */
	readonly onScan?: (text: string) => void;
	/** Keys of its own, heard before anything else. */
	readonly onKey?: KeyLayer['onKey'];
};

/** So many fields are typed anew in no moment. */
const MUCH = 3;

export function Dialog(props: DialogProps) {
	const { title, children, onClose, size = 'normal', actions, onScan, onKey } = props;
	const words = useWords();
	const titleId = useId();
	const box = useRef<HTMLDialogElement>(null);
	const typed = useRef(new Set<EventTarget>());
	const [warned, setWarned] = useState(false);

	function leave(): void {
		if (typed.current.size < MUCH || warned) onClose();
		else setWarned(true);
	}

	useEffect(() => {
		const dialog = box.current;
		if (dialog === null || dialog.open) return undefined;
		const before = document.activeElement;
		dialog.showModal();
		// Not the way out, which comes first in a dialog without fields: the field one types into.
		(dialog.querySelector<HTMLElement>('[data-focus-first]') ?? dialog).focus();
		return () => {
			dialog.close();
			if (before instanceof HTMLElement && before !== document.body) before.focus();
		};
	}, []);

	useKeyLayer({
		modal: true,
		onKey: onKey ?? (() => false),
		...(onScan === undefined ? {} : { onScan }),
	});

	return (
		<dialog
			ref={box}
			tabIndex={-1}
			className={`${styles['dialog'] ?? ''} ${styles[size] ?? ''}`}
			aria-labelledby={titleId}
			onCancel={(event: SyntheticEvent) => {
				event.preventDefault();
				leave();
			}}
			onMouseDown={(event) => {
				if (event.target === box.current && typed.current.size === 0) onClose();
			}}
			onInput={({ target }) => {
				typed.current.add(target);
				setWarned(false);
			}}
		>
			<div className={styles['body']}>
				<h2 id={titleId} className={styles['title']}>
					{title}
				</h2>
				<div className={styles['content']} data-dialog-content="">
					{children}
				</div>
				{warned && (
					<NoticeBar tone="amber" say={words.app.typed.say} next={words.app.typed.next} alert />
				)}
				<div className={styles['actions']} data-dialog-actions="">
					<Button tone="quiet" keyLabel="Esc" onPress={leave}>
						{words.app.button.back}
					</Button>
					{actions}
				</div>
			</div>
		</dialog>
	);
}
