/** What paid levels (付费会员) did in a shift: fees that are owed until their days are over, and earned. */
import { nameTender } from '#shared/words/x-report.ts';
import { hasTierFees, type TierFeeFigures } from '#shared/shift/tier-fee-figures.ts';
import { MoneyText } from '../ui/money-text.tsx';
import type { PartProps } from './report-card.tsx';
import { Statement, type Line } from './report-statements.tsx';

export function TierFees({ report, say }: PartProps) {
	const { tierFees } = report;
	if (!hasTierFees(tierFees as TierFeeFigures)) return null;
	const money = (id: string, name: string, fen: number): Line => {
		return { id, name, amount: <MoneyText bare fen={fen} /> };
	};
	const lines: readonly Line[] = [
		...tierFees.bought.map((row) => ({
			...money(`bought ${row.kind}:${row.method}`, nameTender(say, row), row.amountFen),
			note: `${say.tierBought} ×${row.count}`,
		})),
		...tierFees.refunded.map((row) => ({
			...money(`refunded ${row.kind}:${row.method}`, nameTender(say, row), -row.amountFen),
			note: `${say.tierRefunded} ×${row.count}`,
		})),
		money('earned', say.tierEarned, tierFees.earnedFen),
	];
	return <Statement title={say.tierFees} lines={lines} say={say} />;
}
