/**
 * One step of the wizard: what it is about, its fields, and the way on and back. Enter walks
 * through the empty fields and then goes on; Esc goes back.
 */
import { useEffect, useRef, type ReactNode, type SyntheticEvent } from 'react';
import { sayRefusal } from '../app/say.ts';
import { useKeyLayer, type KeyPress } from '../app/use-keyboard.ts';
import { useWords } from '../app/use-words.ts';
import { focusFirst, focusNextEmpty } from '../settings/next-empty.ts';
import type { ClientRefusal } from '../terminal-client/open-client.ts';
import { Button } from '../ui/button.tsx';
import { NoticeBar } from '../ui/notice-bar.tsx';
import styles from './wizard.module.css';

export type WizardStepProps = {
	readonly title: string;
	readonly lead: string;
	readonly children: ReactNode;
	readonly onNext: () => void;
	readonly onBack: (() => void) | undefined;
	/** What the way on is called here. */
	readonly next?: string;
	readonly busy?: boolean;
	readonly refusal?: ClientRefusal | undefined;
	/** Why it does not go on, in words. */
	readonly problem?: string | undefined;
	/** Something that went well. */
	readonly note?: string | undefined;
	/** Buttons beside the way on. */
	readonly actions?: ReactNode;
	/** Keys of this step; true when used. */
	readonly onKey?: (press: KeyPress) => boolean;
};

export function WizardStep(props: WizardStepProps) {
	const { lead, children, onNext, onBack, busy = false, actions, onKey } = props;
	const words = useWords();
	const form = useRef<HTMLFormElement>(null);
	const body = useRef<HTMLDivElement>(null);
	const title = useRef<HTMLHeadingElement>(null);
	useEffect(() => {
		// A step without fields is read from its title on, and Enter still goes on.
		if (body.current !== null && !focusFirst(body.current)) title.current?.focus();
	}, []);
	useKeyLayer({
		onKey: (press) => {
			if (onKey?.(press) === true) return true;
			if (press.code === 'Escape' && onBack !== undefined) onBack();
			else if (press.code === 'Enter' || press.code === 'NumpadEnter') onNext();
			else return false;
			return true;
		},
	});

	function enter(event: SyntheticEvent): void {
		event.preventDefault();
		if (busy || (form.current !== null && focusNextEmpty(form.current))) return;
		onNext();
	}

	return (
		<form ref={form} className={styles['step']} onSubmit={enter}>
			<header>
				<h2 ref={title} tabIndex={-1}>
					{props.title}
				</h2>
				<p>{lead}</p>
			</header>
			<div ref={body} className={styles['body']}>
				{children}
			</div>
			<div className={styles['said']}>
				<Said {...props} />
			</div>
			<footer>
				{onBack !== undefined && (
					<Button tone="quiet" size="large" keyLabel="Esc" onPress={onBack}>
						{words.setup.previous}
					</Button>
				)}
				<span />
				{actions}
				<Button tone="accent" size="large" keyLabel="Enter" disabled={busy} onPress={onNext}>
					{props.next ?? words.setup.next}
				</Button>
			</footer>
			<button type="submit" hidden />
		</form>
	);
}

function Said({ refusal, problem, note }: WizardStepProps) {
	const words = useWords();
	if (problem !== undefined) return <NoticeBar tone="red" say={problem} alert />;
	if (refusal !== undefined) {
		const said = sayRefusal(words, refusal);
		return <NoticeBar tone="red" say={said.say} next={said.next} alert />;
	}
	return note === undefined ? null : <NoticeBar tone="plain" say={note} alert />;
}
