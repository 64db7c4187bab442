/**
 * C in the tender, when it must be shown that the member is there (SV-5): they type their PIN,
 * or the last four of their phone where that is enough. Where a customer's screen is there, on its
 * keypad: then the till sees no PIN at all, and goes on by itself.
 */
import { useEffect, useEffectEvent, useState } from 'react';
import { useWords } from '../../app/use-words.ts';
import { sayFilled } from '../../app/say.ts';
import { useAsked } from '../../sales/use-asked.ts';
import { AskCustomer } from '../../customer-ask/ask-customer.tsx';
import { useCustomerAsk, type CustomerAsk } from '../../customer-ask/use-customer-ask.ts';
import { closeDialog, type Desk } from '../desk.ts';
import { payFrom } from '../payment-steps.ts';
import { takeCash } from '../tender-steps.ts';
import { useDesk } from '../use-desk.ts';
import { AskDialog } from './ask-dialog.tsx';
import { ProofFields, proofOf, type ProofDraft } from './proof-fields.tsx';

export function StoredValueDialog({ pinOnly }: { readonly pinOnly: boolean }) {
	const desk = useDesk();
	const { customerAsk, storedValue } = useWords();
	const { pay: say } = storedValue;
	const asking = useCustomerAsk(() => askPin(desk));
	usePinFromThere(desk, asking, pinOnly);
	const [draft, setDraft] = useState<ProofDraft>({ way: pinOnly ? 'pin' : 'tail', typed: '' });
	const { value: book } = useAsked('', () => desk.client.ask('stored-value/book', {}));
	const from = book?.ok === true ? book.value.pinFromFen : undefined;
	return (
		<AskDialog
			title={say.title}
			confirm={say.confirm}
			complete={draft.typed !== ''}
			send={() => {
				const wanted = { method: 'stored_value', subject: '', proof: proofOf(draft) } as const;
				return payFrom(desk, wanted, () => takeCash(desk));
			}}
		>
			<ProofFields
				draft={draft}
				onChange={setDraft}
				pinOnly={pinOnly}
				hint={from === undefined ? '' : sayFilled(say.hint, { from })}
			>
				<AskCustomer asking={asking} label={customerAsk.till.pin} />
			</ProofFields>
		</AskDialog>
	);
}

/** For exactly what stands in the tender. */
function askPin(desk: Desk) {
	const { tender } = desk.state.get();
	const { saleId = '', typed: amountText = '', quote } = tender ?? {};
	const revision = quote?.revision ?? -1;
	return desk.client.ask('customer-ask/pin', { saleId, revision, amountText });
}

/** Asks by itself where their screen can be touched, and pays as soon as they typed it there. */
function usePinFromThere(desk: Desk, { ask, touch, open }: CustomerAsk, isNeeded: boolean): void {
	const asksNow = isNeeded && touch;
	const start = useEffectEvent(() => {
		if (ask === undefined) void open();
	});
	useEffect(() => {
		if (asksNow) start();
	}, [asksNow]);
	const askId = ask?.state === 'answered' ? ask.askId : undefined;
	const pay = useEffectEvent(async (answered: string) => {
		const wanted = { method: 'stored_value', subject: '', proof: { askId: answered } } as const;
		const { dialog } = desk.state.get();
		const refusal = await payFrom(desk, wanted, () => takeCash(desk));
		if (refusal === undefined) closeDialog(desk, dialog);
	});
	useEffect(() => {
		if (askId !== undefined) pay(askId).catch(desk.onFailure);
	}, [askId, desk]);
}
