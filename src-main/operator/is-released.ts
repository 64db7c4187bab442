/** Whether a manager stands behind a request: the one who asks, or the one who released it. */
import { reaches } from '#shared/operator/role.ts';
import type { Caller } from '../terminal.ts';

export function isReleased({ operator, approver }: Pick<Caller, 'operator' | 'approver'>): boolean {
	return [operator, approver].some((who) => who !== undefined && reaches(who.role, 'manager'));
}
