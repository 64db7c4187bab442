/** F10: the member on the sale uses a pass (次卡); without a pass that is good now it says why. */
import { UsePassDialog } from '../../pass-card/use-pass-dialog.tsx';
import { answer, closeDialog } from '../desk.ts';
import { lookAtMember } from '../member-steps.ts';
import { useDesk, useSale } from '../use-desk.ts';

export function PassDialog() {
	const desk = useDesk();
	const memberId = useSale().sale?.totals.member?.memberId;
	if (memberId === undefined) return null;
	return (
		<UsePassDialog
			memberId={memberId}
			onClose={() => closeDialog(desk)}
			onDone={(sentence) => {
				answer(desk, 'passUsed', { sentence });
				lookAtMember(desk);
			}}
		/>
	);
}
