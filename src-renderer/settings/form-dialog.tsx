/**
 * A dialog with a few fields: Enter goes to the next empty one, then sends. A refusal stays in the
 * dialog until something is changed; done closes it.
 */
import { useEffect, useRef, useState, type ReactNode, type SyntheticEvent } from 'react';
import type { Words } from '#shared/words/words-of.ts';
import { sayRefusal } from '../app/say.ts';
import { useShell } from '../app/shell-parts.ts';
import { useWords } from '../app/use-words.ts';
import type { ClientRefusal } from '../terminal-client/open-client.ts';
import { Button, type ButtonProps } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { NoticeBar } from '../ui/notice-bar.tsx';
import { focusFirst, focusNextEmpty } from './next-empty.ts';
import styles from './forms.module.css';

type SayNo = (
	words: Words,
	refusal: ClientRefusal,
) => { readonly say: string; readonly next: string };

export type FormDialogProps = {
	readonly title: string;
	readonly children: ReactNode;
	readonly confirm: string;
	readonly size?: 'small' | 'normal' | 'wide';
	/** A text of several lines takes Enter for itself. */
	readonly sendKey?: 'Enter' | 'Ctrl+Enter';
	readonly tone?: 'accent' | 'danger';
	/** False where empty fields are as they should be: the first Enter sends. */
	readonly walk?: boolean;
	/** Why it cannot be sent yet, in words; undefined when it can. */
	readonly problem?: string | undefined;
	/** Sends; undefined when it was done. */
	readonly send: () => Promise<ClientRefusal | undefined>;
	/** Says a refusal more exactly than its code does. */
	readonly sayNo?: SayNo;
	readonly onDone: () => void;
	readonly onClose: () => void;
};

export function FormDialog(props: FormDialogProps) {
	const {
		title,
		children,
		confirm,
		size = 'normal',
		tone = 'accent',
		problem,
		onDone,
		onClose,
		walk = true,
		sendKey = 'Enter',
		sayNo = sayRefusal,
	} = props;
	const words = useWords();
	const { sounds } = useShell();
	const form = useRef<HTMLFormElement>(null);
	const [refusal, setRefusal] = useState<ClientRefusal>();
	const [tried, setTried] = useState(false);
	const [busy, setBusy] = useState(false);

	useEffect(() => beginAtFirst(form.current), []);

	async function send(): Promise<void> {
		setBusy(true);
		const refused = await props.send();
		setBusy(false);
		if (refused === undefined) {
			onDone();
			return;
		}
		sounds.no();
		setRefusal(refused);
	}

	function enter(event: SyntheticEvent): void {
		event.preventDefault();
		if (busy || (walk && form.current !== null && focusNextEmpty(form.current))) return;
		if (problem === undefined) void send();
		else setTried(true);
	}

	const said = refusal === undefined ? undefined : sayNo(words, refusal);
	const shown = tried && problem !== undefined ? { say: problem, next: '' } : said;
	return (
		<Dialog
			title={title}
			size={size}
			// What was sent is answered first: its answer would close whatever is open by then.
			onClose={() => {
				if (!busy) onClose();
			}}
			actions={
				<Send tone={tone} keyLabel={sendKey} disabled={busy} onPress={() => submit(form.current)}>
					{confirm}
				</Send>
			}
		>
			<form
				ref={form}
				className={styles['form']}
				onSubmit={enter}
				onChange={() => {
					setRefusal(undefined);
					setTried(false);
				}}
			>
				{children}
				<button type="submit" hidden />
			</form>
			{shown !== undefined && <NoticeBar tone="red" say={shown.say} next={shown.next} alert />}
		</Dialog>
	);
}

function Send(props: Pick<ButtonProps, 'tone' | 'keyLabel' | 'disabled' | 'onPress' | 'children'>) {
	return <Button {...props} />;
}

/** The dialog has opened itself by now; without a field that asks for it, the first is focused. */
function beginAtFirst(form: HTMLFormElement | null): void {
	if (form === null) return;
	if (!form.contains(document.activeElement)) focusFirst(form);
	const { activeElement: field } = document;
	if (field instanceof HTMLInputElement && field.type !== 'radio') field.select();
	// Behind what stands there already.
	if (field instanceof HTMLTextAreaElement) field.selectionStart = field.value.length;
}

/** A field that is left takes its last keystroke with it. */
function submit(form: HTMLFormElement | null): void {
	(document.activeElement as HTMLElement | null)?.blur();
	form?.requestSubmit();
}
