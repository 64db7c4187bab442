/** What passes (次卡) did in a shift: money that is owed until it is earned, and what uses earned. */
import { nameTender } from '#shared/words/x-report.ts';
import { hasPasses, type PassFigures } from '#shared/shift/pass-figures.ts';
import { sayFilled } from '../app/say.ts';
import { MoneyText } from '../ui/money-text.tsx';
import type { PartProps } from './report-card.tsx';
import { Statement, type Line } from './report-statements.tsx';

export function Passes({ report, say }: PartProps) {
	const { passes } = report;
	if (!hasPasses(passes as PassFigures)) return null;
	const money = (id: string, name: string, fen: number): Line => {
		return { id, name, amount: <MoneyText bare fen={fen} /> };
	};
	const lines: readonly Line[] = [
		...passes.sold.map((row) => ({
			...money(`sold ${row.kind}:${row.method}`, nameTender(say, row), row.amountFen),
			note: `${say.passSold} ×${row.count}`,
		})),
		...passes.refunded.map((row) => ({
			...money(`refunded ${row.kind}:${row.method}`, nameTender(say, row), -row.amountFen),
			note: `${say.passRefunded} ×${row.count}`,
		})),
		...(passes.keptFen === 0 ? [] : [money('kept', say.passKept, passes.keptFen)]),
		money('used', sayFilled(say.passUsed, { uses: passes.uses }), passes.earnedFen),
		money('tax', say.passTax, passes.taxFen),
	];
	return <Statement title={say.passes} lines={lines} say={say} />;
}
