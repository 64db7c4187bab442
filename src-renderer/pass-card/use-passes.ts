/** The passes of one member, asked again whenever something was done with one. */
import type { PassView } from '#shared/contract/pass-card-views.ts';
import { useAsked } from '../sales/use-asked.ts';
import type { ClientRefusal } from '../terminal-client/open-client.ts';
import { useTerminal } from '../terminal-client/use-terminal.ts';

export type Passes = {
	/** Undefined until the first answer. */
	readonly passes: readonly PassView[] | undefined;
	readonly refusal: ClientRefusal | undefined;
	readonly again: () => void;
};

export function usePasses(memberId: string): Passes {
	const { client } = useTerminal();
	const { value, again } = useAsked(memberId, () => client.ask('pass-card/list', { memberId }));
	return {
		passes: value?.ok === true ? value.value.passes : undefined,
		refusal: value?.ok === false ? value.refusal : undefined,
		again,
	};
}
