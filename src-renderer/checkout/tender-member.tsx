/**
 * Whose sale is being paid, and what of theirs may pay for it now. Why it is less than they have
 * stands below, in a line of its own.
 */
import { useWords } from '../app/use-words.ts';
import { sayWho } from '../member/say-member.ts';
import { MoneyText } from '../ui/money-text.tsx';
import { useCounter, useSale } from './use-desk.ts';
import styles from './figures.module.css';

export function TenderMember() {
	const { member: say, checkout } = useWords();
	const { quote } = useCounter().tender ?? {};
	const { member, points } = useSale().sale?.totals ?? {};
	if (member === undefined) return null;
	const { has } = checkout.tender;
	const { methods = [], storedValueFen: valueFen = 0 } = quote ?? {};
	const left = points?.used === 0 ? points.available : 0;
	return (
		<div className={styles['whose']} role="group" aria-label={say.panel.title}>
			<b>{[sayWho(say, member), member.tierName].filter((part) => part !== '').join(' · ')}</b>
			{valueFen > 0 && methods.includes('stored_value') && (
				<span>
					{has.value} <MoneyText fen={valueFen} />
				</span>
			)}
			{left > 0 && (
				<span>
					{has.points} {left.toLocaleString('en')}
				</span>
			)}
		</div>
	);
}
