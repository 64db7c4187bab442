/** How a pass is paid, with a second way for part of it. */
import { SETTLE_WAYS } from '#shared/account/settle-ways.ts';
import { useWords } from '../app/use-words.ts';
import { Choice } from '../ui/choice.tsx';
import { Field } from '../ui/field.tsx';
import { PassMoneyFields } from './pass-money.tsx';
import type { SplitMoney } from './split-tenders.ts';

export type SplitMoneyFieldsProps = {
	readonly money: SplitMoney;
	readonly priceFen: number;
	readonly onChange: (money: SplitMoney) => void;
};

export function SplitMoneyFields({ money, priceFen, onChange }: SplitMoneyFieldsProps) {
	const { passCard: say } = useWords();
	if (priceFen === 0) return null;
	return (
		<>
			<PassMoneyFields money={money} onChange={(part) => onChange({ ...money, ...part })} />
			<Field
				label={say.secondAmount}
				hint={say.secondHint}
				value={money.secondText}
				onChange={(secondText) => onChange({ ...money, secondText })}
				numeric
				maxLength={12}
			/>
			{money.secondText !== '' && (
				<Choice
					label={say.secondWay}
					value={money.secondWay}
					onChange={(secondWay) => onChange({ ...money, secondWay })}
					options={SETTLE_WAYS.map((value) => ({ value, label: say.ways[value] }))}
				/>
			)}
		</>
	);
}
