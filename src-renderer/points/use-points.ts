/** The points of one member, asked again whenever something was done with them. */
import type { PointsStatementView } from '#shared/contract/points-views.ts';
import { useAsked } from '../sales/use-asked.ts';
import type { ClientRefusal } from '../terminal-client/open-client.ts';
import { useTerminal } from '../terminal-client/use-terminal.ts';

export type PointsNow = {
	/** Undefined until the first answer. */
	readonly shown: PointsStatementView | undefined;
	readonly refusal: ClientRefusal | undefined;
	readonly again: () => void;
};

export function usePoints(memberId: string): PointsNow {
	const { client } = useTerminal();
	const { value, again } = useAsked(memberId, () => client.ask('points/statement', { memberId }));
	return {
		shown: value?.ok === true ? value.value : undefined,
		refusal: value?.ok === false ? value.refusal : undefined,
		again,
	};
}
