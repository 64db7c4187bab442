/**
 * Freezing, releasing, closing and merging a member (MEM-6): each by a manager and with a reason
 * that names nobody. Who has anything with the store cannot be closed; the refusal says what is
 * left.
 */
import { useState } from 'react';
import type { MemberPageView } from '#shared/contract/member-views.ts';
import { LEAVE_REASONS, type LeaveReason } from '#shared/member/leaving.ts';
import { useWords } from '../app/use-words.ts';
import { FormDialog } from '../settings/form-dialog.tsx';
import type { ClientRefusal } from '../terminal-client/open-client.ts';
import { useTerminal } from '../terminal-client/use-terminal.ts';
import { Button } from '../ui/button.tsx';
import { Choice } from '../ui/choice.tsx';
import { Holdings } from './holdings.tsx';
import { MergeDialog } from './merge-dialog.tsx';
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
			{act === 'merge' && <MergeDialog keep={panel} onClose={close} onDone={onDone} />}
			{act !== undefined && act !== 'merge' && (
				<ReasonDialog act={act} panel={panel} onClose={close} onDone={onDone} />
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
	readonly panel: MemberPageView['panel'];
	readonly onClose: () => void;
	readonly onDone: (sentence: string) => void;
};

function ReasonDialog({ act, panel, onClose, onDone }: ReasonDialogProps) {
	const { client } = useTerminal();
	const { member } = useWords();
	const { standing: say } = member.page;
	// What takes something away has its reason chosen: two presses of Enter never close anybody.
	const [reason, setReason] = useState<LeaveReason | undefined>(
		act === 'release' ? 'asked' : undefined,
	);
	const { memberId } = panel;

	async function send(): Promise<ClientRefusal | undefined> {
		if (reason === undefined) return undefined;
		const sent = await client.ask(`member/${act}` as const, { memberId, reason });
		if (!sent.ok) return sent.refusal;
		// The head of the page says it in red already.
		onDone(act === 'release' ? say.released : '');
		return undefined;
	}

	return (
		<FormDialog
			title={`${say.acts[act]} ${sayWho(member, panel)}`}
			confirm={say.acts[act]}
			tone={act === 'release' ? 'accent' : 'danger'}
			problem={reason === undefined ? say.needsReason : undefined}
			send={send}
			onDone={onClose}
			onClose={onClose}
		>
			<Holdings of={panel} passes />
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
