/** What is done to the picked members, and the one line that says what came of it. */
import { useState } from 'react';
import { addMonths } from '#shared/kernel/calendar.ts';
import { sayFilled, sayRefusal } from '../app/say.ts';
import { useWords } from '../app/use-words.ts';
import type { ClientRefusal } from '../terminal-client/open-client.ts';
import { useStore, useTerminal } from '../terminal-client/use-terminal.ts';
import { slicesOf, useSlices } from './in-slices.ts';

export type Said = { readonly say: string; readonly next?: string; readonly wrong: boolean };

export function useBulk(onChanged: () => void) {
	const words = useWords();
	const { memberList: say } = words;
	const { client, status: store } = useTerminal();
	const { status } = useStore(store);
	const [said, setSaid] = useState<Said>();
	const slices = useSlices();
	const tell = (text: string) => {
		setSaid({ say: text, wrong: false });
		onChanged();
	};
	const no = (refusal: ClientRefusal) => setSaid({ ...sayRefusal(words, refusal), wrong: true });

	return {
		said,
		tell,
		/** 0…1000 of what takes several requests. */
		progress: slices.progress,
		async archive(memberIds: readonly string[]): Promise<void> {
			const { done, refusal } = await slices.run(slicesOf(memberIds), ({ commandId, ...members }) =>
				client.ask('member-list/archive', members, { commandId }),
			);
			const count = sum(done.map(({ archived }) => archived));
			const kept = sum(done.map((one) => one.kept.length));
			const left = kept === 0 ? '' : sayFilled(say.kept, { count: kept });
			if (done.length > 0) tell(sayFilled(say.archived, { count }) + left);
			if (refusal !== undefined) no(refusal);
		},
		async restore(memberIds: readonly string[]): Promise<void> {
			const { done, refusal } = await slices.run(slicesOf(memberIds), ({ commandId, ...members }) =>
				client.ask('member-list/restore', members, { commandId }),
			);
			const count = sum(done.map(({ restored }) => restored));
			const late = sum(done.map((one) => one.late));
			const left = late === 0 ? '' : sayFilled(say.late, { count: late });
			if (done.length > 0) tell(sayFilled(say.restored, { count }) + left);
			if (refusal !== undefined) no(refusal);
		},
		async retag(): Promise<void> {
			const done = await client.ask('member-list/retag', {});
			if (!done.ok) return no(done.refusal);
			tell(sayFilled(say.retagged, done.value));
		},
		/** Of the month before this one. */
		async statement(memberId: string): Promise<void> {
			const month = addMonths(status?.bizDate ?? '', -1).slice(0, 7);
			const done = await client.ask('member-list/statement', { memberId, month });
			if (!done.ok) return no(done.refusal);
			tell(say.printing);
		},
	};
}

function sum(counts: readonly number[]): number {
	return counts.reduce((total, count) => total + count, 0);
}
