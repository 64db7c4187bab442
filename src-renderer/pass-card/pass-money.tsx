/** How a pass is paid or paid back, with the number of a slip where it is not cash. */
import { SETTLE_WAYS, type SettleWay } from '#shared/account/settle-ways.ts';
import { useKeyLayer } from '../app/use-keyboard.ts';
import { useWords } from '../app/use-words.ts';
import { Choice } from '../ui/choice.tsx';
import { Field } from '../ui/field.tsx';

export type PassMoney = { readonly way: SettleWay; readonly reference: string };

/** No way is chosen yet: what is paid in ahead is never taken for cash because nobody looked. */
export type OpenMoney = { readonly way: SettleWay | undefined; readonly reference: string };

export const NOT_CHOSEN: OpenMoney = { way: undefined, reference: '' };
export const IN_CASH: PassMoney = { way: 'cash', reference: '' };
const BY_TRANSFER: PassMoney = { way: 'transfer', reference: '' };

type GoingBack = { readonly refundFen: number; readonly cashUpToFen: number };

/** How money goes back until somebody chooses: in cash, as far as that may be. */
export function wayBack({ refundFen, cashUpToFen }: GoingBack): PassMoney {
	return refundFen > cashUpToFen ? BY_TRANSFER : IN_CASH;
}

export type PassMoneyFieldsProps = {
	readonly money: OpenMoney;
	readonly onChange: (money: PassMoney) => void;
	/** Money that goes back: so it is headed, and what may not be cash is not offered in cash. */
	readonly back?: { readonly refundFen: number; readonly cashUpToFen: number };
};

export function PassMoneyFields({ money, onChange, back }: PassMoneyFieldsProps) {
	const { passCard: say } = useWords();
	const noCash = back !== undefined && back.refundFen > back.cashUpToFen;
	const ways = SETTLE_WAYS.filter((way) => way !== 'cash' || !noCash);
	useKeyLayer({ onKey: ({ character }) => choose(ways[Number(character) - 1]) });

	/** By its number, where no field is being typed in. */
	function choose(chosen: SettleWay | undefined): boolean {
		if (chosen === undefined) return false;
		onChange({ ...money, way: chosen });
		return true;
	}

	const { way } = money;
	return (
		<>
			<Choice
				label={back === undefined ? say.way : say.wayBack}
				value={way}
				onChange={choose}
				focusFirst
				options={ways.map((value, at) => {
					return { value, label: say.ways[value], keyLabel: `${at + 1}` };
				})}
			/>
			{way !== undefined && way !== 'cash' && (
				<Field
					label={say.reference}
					value={money.reference}
					onChange={(reference) => onChange({ way, reference })}
					maxLength={40}
				/>
			)}
		</>
	);
}
