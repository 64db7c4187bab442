/** What a member has, in one row of figures: both pockets, points, passes. */
import type { MemberPanelView } from '#shared/contract/member-views.ts';
import { sayCount } from '../app/figures.ts';
import { useWords } from '../app/use-words.ts';
import { MoneyRows } from '../ui/money-rows.tsx';
import styles from './holdings.module.css';

export type HoldingsProps = {
	readonly of: Pick<MemberPanelView, 'principalFen' | 'bonusFen' | 'points' | 'passCount'>;
	/** In a dialog there is room for the passes too. */
	readonly passes?: boolean;
};

export function Holdings({ of, passes = false }: HoldingsProps) {
	const { member: say } = useWords();
	const { principalFen, bonusFen, points, passCount } = of;
	return (
		<dl className={styles['figures']}>
			<MoneyRows
				rows={[
					[say.principal, principalFen],
					[say.bonus, bonusFen],
				]}
			/>
			<div>
				<dt>{say.points}</dt>
				<dd>{sayCount(points)}</dd>
			</div>
			{passes && (
				<div>
					<dt>{say.passes}</dt>
					<dd>{sayCount(passCount)}</dd>
				</div>
			)}
		</dl>
	);
}
