/**
 * A question to the customer as the till sees it: whether their screen is there, how the question
 * stands that was opened here, and taking it back when this leaves the screen unanswered.
 */
import { useEffect, useEffectEvent, useState } from 'react';
import type { CustomerAskView } from '#shared/contract/customer-ask-requests.ts';
import { useAsked } from '../sales/use-asked.ts';
import type { ClientRefusal, Answer } from '../terminal-client/open-client.ts';
import { useTerminal, useTerminalEvent } from '../terminal-client/use-terminal.ts';

export type CustomerAsk = {
	/** A customer's screen is there; with touch it is asked without being told to. */
	readonly here: boolean;
	readonly touch: boolean;
	/** The question that was opened here. */
	readonly ask: CustomerAskView | undefined;
	readonly refusal: ClientRefusal | undefined;
	readonly open: () => Promise<void>;
	readonly cancel: () => Promise<void>;
};

type OpenAsk = () => Promise<Answer<'customer-ask/consent'>>;

/** `open` opens the question; it is another one each time. */
export function useCustomerAsk(open: OpenAsk): CustomerAsk {
	const { client } = useTerminal();
	const [askId, setAskId] = useState('');
	const [refusal, setRefusal] = useState<ClientRefusal>();
	const { value, again } = useAsked(askId, () => client.ask('customer-ask/show', {}));
	useTerminalEvent('customer-ask/changed', again);
	const shown = value?.ok === true ? value.value : undefined;
	const ask = askId !== '' && shown?.ask?.askId === askId ? shown.ask : undefined;

	const leave = useEffectEvent(() => {
		if (ask?.state === 'waiting') void client.ask('customer-ask/cancel', { askId });
	});
	useEffect(() => () => leave(), []);

	return {
		here: shown?.screen.here === true,
		touch: shown?.screen.touch === true,
		ask,
		refusal,
		open: async () => {
			const opened = await open();
			setRefusal(opened.ok ? undefined : opened.refusal);
			if (opened.ok) setAskId(opened.value.askId);
		},
		cancel: async () => {
			await client.ask('customer-ask/cancel', { askId });
			setAskId('');
		},
	};
}

/** What the request that uses the answer names; '' while there is none. */
export function answeredId({ ask }: Pick<CustomerAsk, 'ask'>): string {
	return ask?.state === 'answered' ? ask.askId : '';
}
