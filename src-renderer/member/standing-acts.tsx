/**
 * Freezing, releasing, closing and merging a member (MEM-6): each by a manager and with a reason
 * that names nobody. Who has anything with the store cannot be closed; the refusal says what is
 * left.
 */
import { useState } from 'react';
import type { MemberPageView } from '#shared/contract/member-views.ts';
import { LEAVE_REASONS, type LeaveReason } from '#shared/member/leaving.ts';
import { sayFilled } from '../app/say.ts';
import { useWords } from '../app/use-words.ts';
import { FormDialog } from '../settings/form-dialog.tsx';
import type { ClientRefusal } from '../terminal-client/open-client.ts';
import { useTerminal } from '../terminal-client/use-terminal.ts';
import { Button } from '../ui/button.tsx';
import { Choice } from '../ui/choice.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { MemberFinder } from './member-finder.tsx';
import { sayWho } from './say-member.ts';
import styles from './lists.module.css';

type Act = 'freeze' | 'release' | 'close' | 'merge';

export type StandingActsProps = {
	readonly page: MemberPageView;
	readonly onDone: (sentence: string) => void;
};

export function StandingActs({ page: { panel }, onDone }: StandingActsProps) {
	const { standing: say } = useWords().member.page;
	const [act, setAct] = useState<Act>();
	const acts = actsOf(panel.state);
	const { memberId } = panel;
	const close = () => setAct(undefined);
	if (acts.length === 0) return null;
	return (
		<section className={styles['standing']} aria-label={say.title}>
			<h3>{say.title}</h3>
			<div className={styles['acts']}>
				{acts.map((one) => (
					<Button key={one} onPress={() => setAct(one)}>
						{say.acts[one]}
					</Button>
				))}
			</div>
			{act === 'merge' && <MergeDialog keepId={memberId} onClose={close} onDone={onDone} />}
			{act !== undefined && act !== 'merge' && (
				<ReasonDialog act={act} memberId={memberId} onClose={close} onDone={onDone} />
			)}
		</section>
	);
}

function actsOf(state: MemberPageView['panel']['state']): readonly Act[] {
	if (state === 'active') return ['freeze', 'merge', 'close'];
	if (state === 'frozen') return ['release', 'close'];
	return state === 'closed' || state === 'archived' ? ['release'] : [];
}

type ReasonDialogProps = {
	readonly act: Exclude<Act, 'merge'>;
	readonly memberId: string;
	readonly onClose: () => void;
	readonly onDone: (sentence: string) => void;
};

function ReasonDialog({ act, memberId, onClose, onDone }: ReasonDialogProps) {
	const { client } = useTerminal();
	const { standing: say } = useWords().member.page;
	const [reason, setReason] = useState<LeaveReason>('asked');

	async function send(): Promise<ClientRefusal | undefined> {
		const sent = await client.ask(`member/${act}` as const, { memberId, reason });
		if (!sent.ok) return sent.refusal;
		// The head of the page says it in red already.
		onDone(act === 'release' ? say.released : '');
		return undefined;
	}

	return (
		<FormDialog
			title={say.acts[act]}
			confirm={say.acts[act]}
			send={send}
			onDone={onClose}
			onClose={onClose}
		>
			<p className={styles['soft']}>{say.lead[act]}</p>
			<Choice
				label={say.reason}
				value={reason}
				onChange={setReason}
				focusFirst
				options={LEAVE_REASONS.map((one) => ({ value: one, label: say.reasons[one] }))}
			/>
		</FormDialog>
	);
}

type MergeDialogProps = {
	readonly keepId: string;
	readonly onClose: () => void;
	readonly onDone: (sentence: string) => void;
};

/** The row that is found goes; this one stays and gets all that is theirs. */
function MergeDialog({ keepId, onClose, onDone }: MergeDialogProps) {
	const { client } = useTerminal();
	const { member } = useWords();
	const { standing: say } = member.page;
	return (
		<Dialog title={say.mergeTitle} size="wide" onClose={onClose}>
			<p className={styles['soft']}>{say.mergeLead}</p>
			<MemberFinder
				first=""
				onType={() => undefined}
				onTake={async (taken) => {
					const merged = await client.ask('member/merge', { keepId, dropId: taken.memberId });
					if (!merged.ok) return merged.refusal;
					onDone(sayFilled(say.mergedDone, { name: sayWho(member, taken) }));
					onClose();
					return undefined;
				}}
			/>
		</Dialog>
	);
}
