/** Rows of the history (MEM-6): what was and what is, who did it and who released it, when. */
import type { Caller, Terminal } from '../terminal.ts';
import { recordChange, type Change } from './member-writer.ts';

export type Noted = Pick<Change, 'id' | 'field' | 'before' | 'after'>;

/** Inside a transaction. What is alike once it is masked may be another thing: the caller knows. */
export function noteChange(
	{ pen, clock }: Pick<Terminal, 'pen' | 'clock'>,
	caller: Caller,
	noted: Noted,
): void {
	recordChange(pen, {
		...noted,
		atMs: clock.now(),
		operator: caller.operator.operatorNo,
		approver: caller.approver?.operatorNo ?? '',
	});
}
