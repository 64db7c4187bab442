/** What stored value (储值) did in a shift: money that came and went without being a sale. */
import { nameTender } from '#shared/words/x-report.ts';
import { hasStoredValue, type StoredValueFigures } from '#shared/shift/stored-value-figures.ts';
import { MoneyText } from '../ui/money-text.tsx';
import type { PartProps } from './report-card.tsx';
import { Statement, type Line } from './report-statements.tsx';

export function StoredValue({ report, say }: PartProps) {
	const { storedValue } = report;
	if (!hasStoredValue(storedValue as StoredValueFigures)) return null;
	const money = (id: string, name: string, fen: number): Line => {
		return { id, name, amount: <MoneyText bare fen={fen} /> };
	};
	const { toppedUp, returned, bonusGivenFen, bonusVoidFen } = storedValue;
	const lines: readonly Line[] = [
		...toppedUp.map((row) => ({
			...money(`in ${row.kind}:${row.method}`, nameTender(say, row), row.amountFen),
			note: `${say.toppedUp} ×${row.count}`,
		})),
		...returned.map((row) => ({
			...money(`out ${row.kind}:${row.method}`, nameTender(say, row), -row.amountFen),
			note: `${say.valueReturned} ×${row.count}`,
		})),
		money('given', say.bonusGiven, bonusGivenFen),
		money('void', say.bonusVoid, -bonusVoidFen),
	];
	return <Statement title={say.storedValue} lines={lines} say={say} />;
}
