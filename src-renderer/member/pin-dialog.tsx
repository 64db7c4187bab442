/** The member's PIN for stored value: six digits they type themselves, twice. */
import { useState } from 'react';
import type { MemberPanelView } from '#shared/contract/member-views.ts';
import { useWords } from '../app/use-words.ts';
import { AskCustomer } from '../customer-ask/ask-customer.tsx';
import { useCustomerAsk } from '../customer-ask/use-customer-ask.ts';
import { FormDialog } from '../settings/form-dialog.tsx';
import type { ClientRefusal } from '../terminal-client/open-client.ts';
import { useTerminal } from '../terminal-client/use-terminal.ts';
import { Field } from '../ui/field.tsx';
import styles from './lists.module.css';

export type PinDialogProps = {
	readonly panel: MemberPanelView;
	readonly onDone: () => void;
	readonly onClose: () => void;
};

export function PinDialog({ panel: { memberId, hasPin }, onDone, onClose }: PinDialogProps) {
	const { client } = useTerminal();
	const { customerAsk, member } = useWords();
	const { pin: say } = member.page;
	const asking = useCustomerAsk(() => client.ask('customer-ask/new-pin', { memberId }));
	const [oldPin, setOldPin] = useState('');
	const [pin, setPin] = useState('');
	const [second, setSecond] = useState('');

	async function send(): Promise<ClientRefusal | undefined> {
		const set = await client.ask('member/set-pin', { memberId, pin, oldPin });
		if (!set.ok) return set.refusal;
		onDone();
		return undefined;
	}

	const digits = (put: (text: string) => void) => (text: string) => put(text.replaceAll(/\D/g, ''));
	return (
		<FormDialog
			title={say.title}
			size="small"
			confirm={say.confirm}
			walk={pin === '' || second === ''}
			problem={pin.length === 6 ? (pin === second ? undefined : say.differ) : say.six}
			send={send}
			onDone={onClose}
			onClose={onClose}
		>
			<p className={styles['soft']}>{say.lead}</p>
			{!hasPin && <AskCustomer asking={asking} label={customerAsk.till.newPin} />}
			<Field
				label={say.fresh}
				value={pin}
				onChange={digits(setPin)}
				type="password"
				scan="ignore"
				focusFirst
				numeric
				maxLength={6}
			/>
			<Field
				label={say.again}
				value={second}
				onChange={digits(setSecond)}
				type="password"
				scan="ignore"
				numeric
				maxLength={6}
			/>
			{hasPin && (
				<Field
					label={say.old}
					hint={say.oldHint}
					value={oldPin}
					onChange={digits(setOldPin)}
					type="password"
					scan="ignore"
					numeric
					maxLength={12}
				/>
			)}
		</FormDialog>
	);
}
