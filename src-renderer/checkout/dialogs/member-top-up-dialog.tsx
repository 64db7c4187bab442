/** Shift+F10: the member on the sale tops up stored value (充值); the sale waits meanwhile. */
import { TopUpDialog } from '../../stored-value/top-up-dialog.tsx';
import { answer, closeDialog } from '../desk.ts';
import { lookAtMember } from '../member-steps.ts';
import { useDesk, useSale } from '../use-desk.ts';

export function MemberTopUpDialog() {
	const desk = useDesk();
	const memberId = useSale().sale?.totals.member?.memberId;
	if (memberId === undefined) return null;
	return (
		<TopUpDialog
			memberId={memberId}
			onClose={() => closeDialog(desk)}
			onDone={(sentence) => {
				answer(desk, 'toppedUp', { sentence });
				lookAtMember(desk);
			}}
		/>
	);
}
