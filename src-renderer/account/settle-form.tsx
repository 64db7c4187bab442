/** A company customer pays off some of what it owes (挂账还款), or gets what it paid too much. */
import { useState } from 'react';
import type { AccountView } from '#shared/contract/account-requests.ts';
import { PAY_OUT_WAYS, SETTLE_WAYS, type SettleWay } from '#shared/account/settle-ways.ts';
import type { RequestOutput } from '#shared/contract/terminal-contract.ts';
import { sayFilled } from '../app/say.ts';
import { useWords } from '../app/use-words.ts';
import { FormDialog } from '../settings/form-dialog.tsx';
import { ValueChoice } from '../settings/value-choice.tsx';
import { useTerminal } from '../terminal-client/use-terminal.ts';
import { Field } from '../ui/field.tsx';

type Settled = RequestOutput<'account/settle'>;

export type SettleFormProps = {
	readonly account: AccountView;
	readonly onDone: (settled: Settled) => void;
	readonly onClose: () => void;
};

export function SettleForm({ account, onDone, onClose }: SettleFormProps) {
	const { account: say } = useWords();
	const { client } = useTerminal();
	const [amountText, setAmountText] = useState('');
	const [way, setWay] = useState<SettleWay>('cash');
	const [reference, setReference] = useState('');
	const { code, name, owedFen: owed } = account;
	const payOut = owed < 0;
	const ways = payOut ? PAY_OUT_WAYS : SETTLE_WAYS;
	return (
		<FormDialog
			title={sayFilled(payOut ? say.payOutTitle : say.settleTitle, { name })}
			confirm={payOut ? say.payOut : say.take}
			walk={false}
			send={async () => {
				const input = { code, way, payOut, amountText, reference };
				const settled = await client.ask('account/settle', input);
				if (settled.ok) onDone(settled.value);
				return settled.ok ? undefined : settled.refusal;
			}}
			onDone={() => undefined}
			onClose={onClose}
		>
			<Field
				label={say.amount}
				hint={
					payOut
						? sayFilled(say.payOutHint, { credit: 0 - owed })
						: sayFilled(say.amountHint, { owed })
				}
				value={amountText}
				onChange={setAmountText}
				focusFirst
				numeric
				large
				maxLength={16}
			/>
			<ValueChoice
				label={say.way}
				options={ways.map((value) => ({ value, label: say.ways[value] }))}
				value={way}
				onChange={setWay}
			/>
			<Field label={say.reference} value={reference} onChange={setReference} maxLength={40} />
		</FormDialog>
	);
}
