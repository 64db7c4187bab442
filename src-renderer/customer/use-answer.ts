/** Sending an answer of the customer: one at a time, with the refusal kept until the next. */
import { useState } from 'react';
import type { RequestInput } from '#shared/contract/terminal-contract.ts';
import type { ClientRefusal } from '../terminal-client/open-client.ts';
import { useTerminal } from '../terminal-client/use-terminal.ts';

type AnswerName = 'customer/agree' | 'customer/enter-pin' | 'customer/sign' | 'customer/decline';

export type Answering = {
	readonly busy: boolean;
	readonly refusal: ClientRefusal | undefined;
	/** Resolves true when it was taken. */
	readonly send: <Name extends AnswerName>(
		name: Name,
		input: RequestInput<Name>,
	) => Promise<boolean>;
	readonly forget: () => void;
};

export function useAnswer(): Answering {
	const { client } = useTerminal();
	const [busy, setBusy] = useState(false);
	const [refusal, setRefusal] = useState<ClientRefusal>();
	return {
		busy,
		refusal,
		send: async (name, input) => {
			setBusy(true);
			const answer = await client.ask(name, input);
			setBusy(false);
			setRefusal(answer.ok ? undefined : answer.refusal);
			return answer.ok;
		},
		forget: () => setRefusal(undefined),
	};
}
