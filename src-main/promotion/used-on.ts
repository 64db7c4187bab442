/** How often a rule was used on a business date. */
export type UsedOn = { readonly bizDate: string; readonly times: number };

export function timesIn(days: readonly UsedOn[]): number {
	return days.reduce((sum, { times }) => sum + times, 0);
}
