/**
 * A question before something that cannot be taken back: what it does to whom stands there, and F12
 * says yes. Not Enter: whatever brought the question up may have been pressed twice.
 */
import { useState, type ReactNode } from 'react';
import { sayRefusal } from '../app/say.ts';
import { useShell } from '../app/shell-parts.ts';
import { useWords } from '../app/use-words.ts';
import type { ClientRefusal } from '../terminal-client/open-client.ts';
import { Button } from '../ui/button.tsx';
import { Dialog, type DialogProps } from '../ui/dialog.tsx';
import { NoticeBar } from '../ui/notice-bar.tsx';

export type QuestionDialogProps = {
	readonly title: string;
	readonly children: ReactNode;
	readonly confirm: string;
	readonly tone?: 'accent' | 'danger';
	readonly size?: NonNullable<DialogProps['size']>;
	/** Nothing can be said yes to yet, or at all. */
	readonly disabled?: boolean;
	/** Does it; undefined when it was done. */
	readonly send: () => Promise<ClientRefusal | undefined>;
	readonly onClose: () => void;
};

export function QuestionDialog(props: QuestionDialogProps) {
	const { title, children, confirm, tone = 'danger', size = 'small', disabled = false } = props;
	const words = useWords();
	const { sounds } = useShell();
	const [refusal, setRefusal] = useState<ClientRefusal>();
	const [busy, setBusy] = useState(false);
	const isShut = busy || disabled;

	async function go(): Promise<void> {
		if (isShut) return;
		setBusy(true);
		const refused = await props.send();
		setBusy(false);
		if (refused === undefined) {
			props.onClose();
			return;
		}
		sounds.no();
		setRefusal(refused);
	}

	const said = refusal === undefined ? undefined : sayRefusal(words, refusal);
	return (
		<Dialog
			title={title}
			size={size}
			onClose={props.onClose}
			onKey={({ code }) => {
				if (code !== 'F12') return false;
				void go();
				return true;
			}}
			actions={
				<Button tone={tone} keyLabel="F12" disabled={isShut} onPress={() => void go()}>
					{confirm}
				</Button>
			}
		>
			{children}
			{said !== undefined && <NoticeBar tone="red" say={said.say} next={said.next} alert />}
		</Dialog>
	);
}
