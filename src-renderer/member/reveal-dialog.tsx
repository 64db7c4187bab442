/** One personal field in full (MEM-20): with a reason, recorded, and gone with the dialog. */
import { useState } from 'react';
import type { Result } from '#shared/kernel/result.ts';
import { REVEAL_REASONS, type RevealReason } from '#shared/privacy/consent.ts';
import { sayFilled, sayRefusal } from '../app/say.ts';
import { useShell } from '../app/shell-parts.ts';
import { useWords } from '../app/use-words.ts';
import type { ClientRefusal } from '../terminal-client/open-client.ts';
import { Button } from '../ui/button.tsx';
import { Choice } from '../ui/choice.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { NoticeBar } from '../ui/notice-bar.tsx';
import styles from './lists.module.css';

export type RevealDialogProps = {
	/** What is shown, as it is called on the screen. */
	readonly field: string;
	readonly ask: (reason: RevealReason) => Promise<Result<string, ClientRefusal>>;
	readonly onClose: () => void;
};

export function RevealDialog({ field, ask, onClose }: RevealDialogProps) {
	const words = useWords();
	const { sounds } = useShell();
	const { page: say } = words.member;
	const [reason, setReason] = useState<RevealReason>('call-back');
	const [shown, setShown] = useState<string>();
	const [refusal, setRefusal] = useState<ClientRefusal>();

	async function reveal(): Promise<void> {
		const revealed = await ask(reason);
		if (revealed.ok) {
			setShown(revealed.value);
			setRefusal(undefined);
		} else {
			sounds.no();
			setRefusal(revealed.refusal);
		}
	}

	const said = refusal === undefined ? undefined : sayRefusal(words, refusal);
	return (
		<Dialog
			title={sayFilled(say.reveal.title, { field })}
			onClose={onClose}
			onKey={({ code }) => {
				const confirms = code === 'Enter' || code === 'NumpadEnter';
				if (confirms && shown === undefined) void reveal();
				return confirms;
			}}
			actions={
				shown === undefined && (
					<Button tone="accent" keyLabel="Enter" onPress={() => void reveal()}>
						{say.reveal.confirm}
					</Button>
				)
			}
		>
			<p className={styles['soft']}>{say.reveal.lead}</p>
			{shown === undefined ? (
				<Choice
					label={say.reveal.reason}
					value={reason}
					onChange={setReason}
					options={REVEAL_REASONS.map((one) => ({ value: one, label: say.reveal.reasons[one] }))}
				/>
			) : (
				<p className={styles['shown']} role="status">
					{shown === '' ? say.reveal.empty : shown}
				</p>
			)}
			{said !== undefined && <NoticeBar tone="red" say={said.say} next={said.next} alert />}
		</Dialog>
	);
}
