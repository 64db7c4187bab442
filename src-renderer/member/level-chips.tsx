/** Beside a member's name, under the look of what is around it: their level, and a birthday near. */
import type { MemberPanelView } from '#shared/contract/member-views.ts';
import { useWords } from '../app/use-words.ts';

export function LevelChips({ of: panel }: { readonly of: MemberPanelView }) {
	const { member: say } = useWords();
	const { kind, tierName, birthday } = panel;
	return (
		<>
			<em>{kind === 'ordinary' ? tierName : `${say.kinds[kind]} ${tierName}`}</em>
			{birthday !== '' && <em data-soon="">{say.birthday[birthday]}</em>}
		</>
	);
}
