/** The parts of the member's page, in the order of Alt+1, Alt+2 and on. */
export const memberTabs = [
	'profile',
	'stored-value',
	'points',
	'passes',
	'visits',
	'benefits',
	'cards',
	'family',
	'consent',
	'history',
] as const;

export type MemberTab = (typeof memberTabs)[number];
