/**
 * A dialog that asks for a few fields and sends them: Enter goes to the next empty field or sends,
 * the refusal stays in the dialog until something is changed.
 */
import { useId, useRef, useState, type ReactNode, type SyntheticEvent } from 'react';
import { sayRefusal } from '../../app/say.ts';
import { useWords } from '../../app/use-words.ts';
import type { ClientRefusal } from '../../terminal-client/open-client.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { NoticeBar } from '../../ui/notice-bar.tsx';
import { closeDialog } from '../desk.ts';
import { useDesk } from '../use-desk.ts';
import styles from './dialogs.module.css';

export type AskDialogProps = {
	readonly title: string;
	readonly children: ReactNode;
	readonly confirm: string;
	/** Sends; undefined when it was done, which closes the dialog. */
	readonly send: () => Promise<ClientRefusal | undefined>;
	/** Enter moves on to the first empty field until everything needed is there. */
	readonly complete: boolean;
	readonly tone?: 'accent' | 'danger';
	readonly size?: 'small' | 'normal' | 'wide';
	/** A key that goes through the choices without leaving the field. */
	readonly switchKey?: string;
	readonly onSwitch?: () => void;
};

export function AskDialog(props: AskDialogProps) {
	const { title, children, confirm, send, complete, tone = 'accent', size = 'small' } = props;
	const words = useWords();
	const desk = useDesk();
	const formId = useId();
	const form = useRef<HTMLFormElement>(null);
	const [refusal, setRefusal] = useState<ClientRefusal>();
	const [busy, setBusy] = useState(false);

	async function submit(): Promise<void> {
		if (busy) return;
		setBusy(true);
		const { dialog } = desk.state.get();
		const answer = await send();
		setBusy(false);
		if (answer === undefined) {
			closeDialog(desk, dialog);
			return;
		}
		desk.sounds.no();
		setRefusal(answer);
	}

	function enter(event: SyntheticEvent): void {
		event.preventDefault();
		const empty = [...(form.current?.querySelectorAll('input') ?? [])].find(
			({ value }) => value === '',
		);
		if (complete) submit().catch(desk.onFailure);
		else empty?.focus();
	}

	const said = refusal === undefined ? undefined : sayRefusal(words, refusal);
	return (
		<Dialog
			title={title}
			size={size}
			onClose={() => closeDialog(desk)}
			onKey={({ code }) => {
				if (code === props.switchKey) {
					setRefusal(undefined);
					props.onSwitch?.();
					return true;
				}
				const confirms = code === 'Enter' || code === 'NumpadEnter';
				if (confirms) form.current?.requestSubmit();
				return confirms;
			}}
			actions={
				<Button
					tone={tone}
					keyLabel="Enter"
					disabled={busy}
					onPress={() => form.current?.requestSubmit()}
				>
					{confirm}
				</Button>
			}
		>
			<form
				id={formId}
				ref={form}
				className={styles['form']}
				onSubmit={enter}
				onChange={() => setRefusal(undefined)}
			>
				{children}
				<button type="submit" hidden />
			</form>
			{said !== undefined && <NoticeBar tone="red" say={said.say} next={said.next} alert />}
		</Dialog>
	);
}
