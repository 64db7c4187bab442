/** The parts of the member's page, in the order of Alt+1, Alt+2 and on. */
export const memberTabs = [
	'profile',
	'stored-value',
	'passes',
	'visits',
	'benefits',
	'cards',
	'history',
] as const;

export type MemberTab = (typeof memberTabs)[number];
