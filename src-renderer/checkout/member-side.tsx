/** The member on the sale, beside the basket, with what the keys of the checkout do for them. */
import type { MemberPanelView } from '#shared/contract/member-views.ts';
import { MemberPanel } from '../member/member-panel.tsx';
import { detachMember, foldPanel } from './member-steps.ts';
import { runAction } from './run-action.ts';
import { useDesk } from './use-desk.ts';
import { addUsualGoods } from './usual-steps.ts';

export function MemberSide({ panel }: { readonly panel: MemberPanelView }) {
	const desk = useDesk();
	return (
		<MemberPanel
			panel={panel}
			onPage={() => runAction(desk, 'memberPage')}
			onDetach={() => detachMember(desk)}
			onFold={() => foldPanel(desk)}
			onUsual={(productId) => addUsualGoods(desk, productId)}
		/>
	);
}
