/** A page of members for a view and a filter; the pages behind it are remembered by their keys. */
import { useState } from 'react';
import type { ListedMemberView } from '#shared/contract/member-list-requests.ts';
import type { RequestInput } from '#shared/contract/terminal-contract.ts';
import { parseYuan } from '#shared/tender/parse-amount.ts';
import { useAsked } from '../sales/use-asked.ts';
import type { ClientRefusal } from '../terminal-client/open-client.ts';
import { useTerminal } from '../terminal-client/use-terminal.ts';
import { useWalk } from './use-walk.ts';

export type View = 'list' | 'tasks' | 'birthdays' | 'idle' | 'archived';

/** The filter as it is typed. */
export type TypedFilter = {
	readonly phone: string;
	readonly card: string;
	readonly tier: string;
	readonly tag: string;
	readonly month: number;
	readonly spentFrom: string;
	readonly spentTo: string;
	readonly pointsFrom: string;
	readonly pointsTo: string;
	readonly lastTo: string;
};

export const NO_FILTER: TypedFilter = {
	phone: '',
	card: '',
	tier: '',
	tag: '',
	month: 0,
	spentFrom: '',
	spentTo: '',
	pointsFrom: '',
	pointsTo: '',
	lastTo: '',
};

export const isDate = (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text);

/** What is asked for; a field that is not whole yet does not filter. */
export function filterOf(
	typed: TypedFilter,
	state: 'listed' | 'archived',
): NonNullable<RequestInput<'member-list/find'>['filter']> {
	return {
		phone: typed.phone,
		card: typed.card,
		tier: typed.tier,
		tag: typed.tag,
		birthMonth: typed.month,
		state,
		...within('spentFromFen', fenOf(typed.spentFrom)),
		...within('spentToFen', fenOf(typed.spentTo)),
		...within('pointsFrom', countOf(typed.pointsFrom)),
		...within('pointsTo', countOf(typed.pointsTo)),
		...(isDate(typed.lastTo) ? { lastTo: typed.lastTo } : {}),
	};
}

type Bound = 'spentFromFen' | 'spentToFen' | 'pointsFrom' | 'pointsTo';

function within(bound: Bound, figure: number | undefined): Partial<Record<Bound, number>> {
	return figure === undefined ? {} : { [bound]: figure };
}

function fenOf(typed: string): number | undefined {
	const amount = typed.trim() === '' ? undefined : parseYuan(typed);
	return amount?.ok === true ? amount.value : undefined;
}

function countOf(typed: string): number | undefined {
	return /^\d{1,9}$/.test(typed.trim()) ? Number(typed) : undefined;
}

export type MembersPage = {
	readonly rows: readonly ListedMemberView[];
	readonly more: boolean;
	readonly tiers: readonly { readonly code: string; readonly name: string }[];
	readonly refusal?: ClientRefusal;
};

const NOTHING: MembersPage = { rows: [], more: false, tiers: [] };

export function useMembers(view: View, typed: TypedFilter) {
	const { client } = useTerminal();
	const about = `${view} ${JSON.stringify(typed)}`;
	const [turned, setTurned] = useState<{ about: string; keys: readonly number[] }>();
	const keys = turned?.about === about ? turned.keys : [];
	const after = keys.at(-1);
	const walk = useWalk();

	async function read(page: {
		readonly after?: number;
		readonly walkId: string;
	}): Promise<MembersPage> {
		if (view === 'idle') {
			const idle = await client.ask('member-list/idle', page);
			return idle.ok ? { ...idle.value, tiers: [] } : { ...NOTHING, refusal: idle.refusal };
		}
		const filter = filterOf(typed, view === 'archived' ? 'archived' : 'listed');
		const found = await client.ask('member-list/find', { filter, ...page });
		return found.ok ? found.value : { ...NOTHING, refusal: found.refusal };
	}

	const asked = useAsked(`${about} ${after ?? ''}`, async (): Promise<MembersPage> => {
		if (view === 'tasks' || view === 'birthdays') return NOTHING;
		const walkId = walk.begin();
		const page = await read(after === undefined ? { walkId } : { walkId, after });
		walk.end(walkId);
		return page;
	});
	const shown = asked.value ?? NOTHING;
	return {
		...shown,
		walk,
		asked: asked.value !== undefined,
		again: asked.again,
		hasPrevious: keys.length > 0,
		next: () => {
			const last = shown.rows.at(-1)?.at;
			if (shown.more && last !== undefined) setTurned({ about, keys: [...keys, last] });
		},
		previous: () => setTurned({ about, keys: keys.slice(0, -1) }),
	};
}
