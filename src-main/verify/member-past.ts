/** What the journal says of every member's past: visits, money spent, the last sale; merges too. */

export type Past = { readonly visits: number; readonly spent: number; readonly last: number };

export const NO_PAST: Past = { visits: 0, spent: 0, last: 0 };

/** `member/merged`, as far as the past is concerned. */
export type MergedBody = {
	readonly member_id: string;
	readonly merged_id: string;
	/** Absent in the merges of before, which moved no past. */
	readonly moved?: { readonly visits: number; readonly spent_fen: number };
};

export type PastCount = {
	/** Adds to what counts for a member, or for who they were merged into. */
	add(memberId: string, more: Past): void;
	/** What an imported member had from the system before. */
	begin(memberId: string, past: Past): void;
	/** From here on it counts under the other; says what does not fit. */
	merge(merged: MergedBody): string | undefined;
	/** Takes out what was counted. */
	take(memberId: string): Past;
	/** Members that were not taken out. */
	rest(): Iterable<string>;
};

export function countPast(): PastCount {
	const counted = new Map<string, Past>();
	/** By who was merged: into whom. */
	const mergedInto = new Map<string, string>();

	function survivorOf(memberId: string): string {
		let whose = memberId;
		for (let into = mergedInto.get(whose); into !== undefined; into = mergedInto.get(whose)) {
			whose = into;
		}
		return whose;
	}

	function add(memberId: string, { visits, spent, last }: Past): void {
		const whose = survivorOf(memberId);
		const had = counted.get(whose) ?? NO_PAST;
		counted.set(whose, {
			visits: had.visits + visits,
			spent: had.spent + spent,
			last: Math.max(had.last, last),
		});
	}

	function take(memberId: string): Past {
		const past = counted.get(memberId) ?? NO_PAST;
		counted.delete(memberId);
		return past;
	}

	return {
		add,
		take,
		begin: (memberId, past) => void counted.set(memberId, past),
		merge: ({ member_id: keep, merged_id: drop, moved }) => {
			if (moved === undefined) return undefined;
			const past = take(drop);
			mergedInto.set(drop, keep);
			add(keep, past);
			if (past.visits === moved.visits && past.spent === moved.spent_fen) return undefined;
			const told = `${moved.visits} visits and ${moved.spent_fen} fen`;
			return `${told} were moved, the journal gives ${past.visits} and ${past.spent}`;
		},
		rest: () => counted.keys(),
	};
}
