/** The stored value of one member, asked again whenever something was done with it. */
import type { RequestOutput } from '#shared/contract/terminal-contract.ts';
import { useAsked } from '../sales/use-asked.ts';
import type { ClientRefusal } from '../terminal-client/open-client.ts';
import { useTerminal } from '../terminal-client/use-terminal.ts';

export type ShownStoredValue = RequestOutput<'stored-value/show'>;

export type StoredValueNow = {
	/** Undefined until the first answer. */
	readonly shown: ShownStoredValue | undefined;
	readonly refusal: ClientRefusal | undefined;
	readonly again: () => void;
};

export function useStoredValue(memberId: string): StoredValueNow {
	const { client } = useTerminal();
	const { value, again } = useAsked(memberId, () => client.ask('stored-value/show', { memberId }));
	return {
		shown: value?.ok === true ? value.value : undefined,
		refusal: value?.ok === false ? value.refusal : undefined,
		again,
	};
}
