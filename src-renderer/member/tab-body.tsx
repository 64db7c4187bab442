/** The part of the member's page one has turned to; each pocket brings a pane of its own. */
import type { MemberPageView } from '#shared/contract/member-views.ts';
import { PassPane } from '../pass-card/pass-pane.tsx';
import { PointsPane } from '../points/points-pane.tsx';
import { StoredValuePane } from '../stored-value/stored-value-pane.tsx';
import { BenefitsTab } from './benefits-tab.tsx';
import { CardsTab } from './cards-tab.tsx';
import { ConsentTab } from './consent-tab.tsx';
import { FamilyTab } from './family-tab.tsx';
import { HistoryTab } from './history-tab.tsx';
import type { MemberTab } from './member-tabs.ts';
import { ProfileTab } from './profile-tab.tsx';
import { hasLeft } from './say-member.ts';
import { VisitsTab } from './visits-tab.tsx';

export type TabBodyProps = {
	readonly tab: MemberTab;
	readonly page: MemberPageView;
	/** Something was changed: the page is asked for anew. */
	readonly again: () => void;
};

export function TabBody({ tab, page, again }: TabBodyProps) {
	const { memberId } = page.panel;
	const pane = { memberId, isShut: hasLeft(page.panel), onChanged: again };
	switch (tab) {
		case 'profile':
			return <ProfileTab page={page} again={again} />;
		case 'stored-value':
			return <StoredValuePane {...pane} />;
		case 'points':
			return <PointsPane {...pane} />;
		case 'passes':
			return <PassPane {...pane} />;
		case 'visits':
			return <VisitsTab memberId={memberId} />;
		case 'benefits':
			return <BenefitsTab page={page} again={again} />;
		case 'cards':
			return <CardsTab page={page} again={again} />;
		case 'family':
			return <FamilyTab {...pane} />;
		case 'consent':
			return <ConsentTab memberId={memberId} again={again} />;
		case 'history':
			return <HistoryTab memberId={memberId} />;
	}
}
