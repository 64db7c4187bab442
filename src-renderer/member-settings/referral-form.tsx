/** What a referral brings whoever sent the member (推荐奖励, MEM-14). */
import { useState } from 'react';
import type { Settings } from '#shared/contract/settings-view.ts';
import { REWARD_KINDS } from '#shared/member/referral.ts';
import { sayFilled } from '../app/say.ts';
import { useWords } from '../app/use-words.ts';
import { FormDialog } from '../settings/form-dialog.tsx';
import type { ClientRefusal } from '../terminal-client/open-client.ts';
import { useTerminal } from '../terminal-client/use-terminal.ts';
import { Choice } from '../ui/choice.tsx';
import { Field } from '../ui/field.tsx';

export type Reward = Settings['referralReward'];

export type ReferralFormProps = {
	readonly reward: Reward;
	readonly onClose: () => void;
	readonly onSaved: () => void;
};

export function ReferralForm({ reward, onClose, onSaved }: ReferralFormProps) {
	const { client } = useTerminal();
	const { referral: say } = useWords().memberSettings;
	const [kind, setKind] = useState(reward.kind);
	const [points, setPoints] = useState(String(reward.points));
	const [couponKind, setCouponKind] = useState(reward.couponKind);
	const [days, setDays] = useState(String(reward.couponDays));
	const isRead = /^\d{1,6}$/.test(points) && /^[1-9]\d{0,2}$/.test(days);
	const isWhole = kind !== 'coupon' || couponKind.trim() !== '';

	async function send(): Promise<ClientRefusal | undefined> {
		const referralReward = {
			kind,
			points: Number(points),
			couponKind: couponKind.trim(),
			couponDays: Number(days),
		};
		const changed = await client.ask('settings/change', { change: { referralReward } });
		if (!changed.ok) return changed.refusal;
		onSaved();
		return undefined;
	}

	return (
		<FormDialog
			title={say.edit}
			confirm={say.save}
			walk={false}
			problem={isRead && isWhole ? undefined : say.missing}
			send={send}
			onDone={onClose}
			onClose={onClose}
		>
			<Choice
				label={say.title}
				value={kind}
				onChange={setKind}
				focusFirst
				options={REWARD_KINDS.map((value) => ({ value, label: say.kinds[value] }))}
			/>
			{kind === 'points' && (
				<Field label={say.points} value={points} onChange={setPoints} numeric maxLength={6} />
			)}
			{kind === 'coupon' && (
				<>
					<Field label={say.coupon} value={couponKind} onChange={setCouponKind} maxLength={64} />
					<Field label={say.days} value={days} onChange={setDays} numeric maxLength={3} />
				</>
			)}
			<p>{say.hint}</p>
		</FormDialog>
	);
}

/** The reward as a sentence. */
export function sayReward(
	say: ReturnType<typeof useWords>['memberSettings']['referral'],
	{ kind, points, couponKind: coupon, couponDays: days }: Reward,
): string {
	if (kind === 'points') return sayFilled(say.pointsIs, { points });
	if (kind === 'coupon') return sayFilled(say.couponIs, { coupon, days });
	return say.kinds.none;
}
