/**
 * The dry run (试算) of a list of members: every row becomes a member to be, or is refused with each
 * of its faults. Pure: who is a member already is asked through functions handed in. A row that is
 * refused claims nothing, so its phone may still come with a sound row.
 */
import { maskCard, maskPhone } from './mask.ts';
import { refusedMember, type MemberProblem } from './member-problem.ts';
import type { MemberDraft } from './read-member-row.ts';

/** How the plan asks the ledger. */
export type MemberLookup = {
	hasPhone(phone: string): boolean;
	hasCard(card: string): boolean;
	/** The code of a tier by its code or its name; undefined when there is none. */
	tierCalled(words: string): string | undefined;
};

/** A member to be; `tier` is a code, '' for the lowest. */
export type PlannedMember = Omit<MemberDraft, 'row' | 'problems'>;

export type PlannedMemberRow = {
	readonly file: string;
	readonly row: number;
	readonly warnings: readonly MemberProblem[];
} & (
	| { readonly action: 'add'; readonly member: PlannedMember }
	| { readonly action: 'refuse'; readonly refusals: readonly MemberProblem[] }
);

export type MemberPlanner = {
	/** Decides one row; rows are given in the order of the files. */
	take(file: string, draft: MemberDraft): PlannedMemberRow;
};

/** Starts a plan. It remembers where its own rows have their phones and cards. */
export function startMemberPlan(lookup: MemberLookup): MemberPlanner {
	const claims = { phone: new Map<string, string>(), card: new Map<string, string>() };
	return {
		take: (file, draft) => {
			const { row, problems, ...fields } = draft;
			const tier = draft.tier === '' ? '' : lookup.tierCalled(draft.tier);
			const all = [
				...problems,
				...(tier === undefined ? [refusedMember('tier', 'tier-unknown', draft.tier)] : []),
				...taken(draft, lookup),
				...twice(draft, claims),
			];
			const warnings = all.filter(({ severity }) => severity === 'warn');
			const refusals = all.filter(({ severity }) => severity === 'refuse');
			const place = { file, row, warnings };
			if (refusals.length > 0) return { ...place, action: 'refuse', refusals };
			if (draft.phone !== '') claims.phone.set(draft.phone, `${file} ${row}`);
			if (draft.card !== '') claims.card.set(draft.card, `${file} ${row}`);
			return { ...place, action: 'add', member: { ...fields, tier: tier ?? '' } };
		},
	};
}

function taken({ phone, card }: MemberDraft, lookup: MemberLookup): MemberProblem[] {
	return [
		...(phone !== '' && lookup.hasPhone(phone)
			? [refusedMember('phone', 'phone-taken', maskPhone(phone))]
			: []),
		...(card !== '' && lookup.hasCard(card)
			? [refusedMember('card', 'card-taken', maskCard(card))]
			: []),
	];
}

type Claims = {
	readonly phone: ReadonlyMap<string, string>;
	readonly card: ReadonlyMap<string, string>;
};

function twice({ phone, card }: MemberDraft, claims: Claims): MemberProblem[] {
	const phoneAt = claims.phone.get(phone);
	const cardAt = claims.card.get(card);
	return [
		...(phoneAt === undefined ? [] : [refusedMember('phone', 'phone-twice', phoneAt)]),
		...(cardAt === undefined ? [] : [refusedMember('card', 'card-twice', cardAt)]),
	];
}
