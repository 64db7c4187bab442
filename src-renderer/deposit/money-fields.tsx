/** The fields of taking money for an order: how much, by which way, the number of its slip. */
import type { DepositWay } from '#shared/contract/deposit-requests.ts';
import { useWords } from '../app/use-words.ts';
import { useTerminal } from '../terminal-client/use-terminal.ts';
import { isHandMethod } from '#shared/payment/method.ts';
import { useAsked } from '../sales/use-asked.ts';
import { Choice } from '../ui/choice.tsx';
import { Field } from '../ui/field.tsx';

export type Money = {
	readonly amountText: string;
	readonly way: DepositWay;
	readonly reference: string;
};

export type MoneyFieldsProps = {
	readonly money: Money;
	readonly hint: string;
	readonly onChange: (money: Money) => void;
};

export function MoneyFields({ money, hint, onChange }: MoneyFieldsProps) {
	const { take, ways } = useWords().deposit;
	const { client } = useTerminal();
	const { value: methods = [] } = useAsked('methods', async () => {
		const settings = await client.ask('settings/get', {});
		return settings.ok ? settings.value.paymentMethods.filter(isHandMethod) : [];
	});
	return (
		<>
			<Field
				label={take.amount}
				hint={hint}
				value={money.amountText}
				onChange={(amountText) => onChange({ ...money, amountText })}
				focusFirst
				numeric
				large
				maxLength={16}
			/>
			<Choice<DepositWay>
				label={take.way}
				value={money.way}
				onChange={(way) => onChange({ ...money, way })}
				options={(['cash', ...methods] as const).map((value) => {
					return { value, label: ways[value] };
				})}
			/>
			{money.way !== 'cash' && (
				<Field
					label={take.reference}
					hint={take.byHand}
					value={money.reference}
					onChange={(reference) => onChange({ ...money, reference })}
					maxLength={40}
				/>
			)}
		</>
	);
}
