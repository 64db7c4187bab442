/** How a pass is paid or paid back, with the number of a slip where it is not cash. */
import { SETTLE_WAYS, type SettleWay } from '#shared/account/settle-ways.ts';
import { useWords } from '../app/use-words.ts';
import { Choice } from '../ui/choice.tsx';
import { Field } from '../ui/field.tsx';

export type PassMoney = { readonly way: SettleWay; readonly reference: string };

export const IN_CASH: PassMoney = { way: 'cash', reference: '' };
export const BY_TRANSFER: PassMoney = { way: 'transfer', reference: '' };

export type PassMoneyFieldsProps = {
	readonly money: PassMoney;
	readonly onChange: (money: PassMoney) => void;
	/** Money that goes back: so it is headed, and what may not be cash is not offered in cash. */
	readonly back?: { readonly refundFen: number; readonly cashUpToFen: number };
};

export function PassMoneyFields({ money, onChange, back }: PassMoneyFieldsProps) {
	const { passCard: say } = useWords();
	const noCash = back !== undefined && back.refundFen > back.cashUpToFen;
	const ways = SETTLE_WAYS.filter((way) => way !== 'cash' || !noCash);
	return (
		<>
			<Choice
				label={back === undefined ? say.way : say.wayBack}
				value={money.way}
				onChange={(way) => onChange({ ...money, way })}
				focusFirst
				options={ways.map((value) => ({ value, label: say.ways[value] }))}
			/>
			{money.way !== 'cash' && (
				<Field
					label={say.reference}
					value={money.reference}
					onChange={(reference) => onChange({ ...money, reference })}
					maxLength={40}
				/>
			)}
		</>
	);
}
