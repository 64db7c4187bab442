/**
 * Whose sale it is while their panel does not stand on the screen: as long as somebody is on the
 * sale, the screen says so, and how they are taken off.
 */
import { useWords } from '../app/use-words.ts';
import { Button } from '../ui/button.tsx';
import { detachMember, unfoldPanel, whoOf } from './member-steps.ts';
import { useCounter, useDesk, useSale } from './use-desk.ts';
import { useShownMember } from './use-member-panel.ts';
import styles from './pricing.module.css';

export function MemberChip() {
	const desk = useDesk();
	const words = useWords();
	const { explaining } = useCounter();
	const shown = useShownMember();
	const member = useSale().sale?.totals.member;
	if (member === undefined || (shown !== undefined && !explaining)) return null;
	const who = whoOf(member) === '' ? words.member.nameless : whoOf(member);
	const name = member.tierName === '' ? who : `${who} · ${member.tierName}`;
	return (
		<div
			className={styles['member']}
			role="group"
			aria-label={words.member.panel.title}
			data-member=""
		>
			<Button tone="quiet" keyLabel="Ctrl+M" onPress={() => unfoldPanel(desk)}>
				<span className={styles['cut']}>{name}</span>
			</Button>
			<Button tone="quiet" keyLabel="Ctrl+F9" onPress={() => detachMember(desk)}>
				{words.member.panel.off}
			</Button>
		</div>
	);
}
