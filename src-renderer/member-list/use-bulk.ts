/** What is done to the picked members, and the one line that says what came of it. */
import { useState } from 'react';
import { addMonths } from '#shared/kernel/calendar.ts';
import { sayFilled, sayRefusal } from '../app/say.ts';
import { useWords } from '../app/use-words.ts';
import type { ClientRefusal } from '../terminal-client/open-client.ts';
import { useStore, useTerminal } from '../terminal-client/use-terminal.ts';

export type Said = { readonly say: string; readonly next?: string; readonly wrong: boolean };

export function useBulk(onChanged: () => void) {
	const words = useWords();
	const { memberList: say } = words;
	const { client, status: store } = useTerminal();
	const { status } = useStore(store);
	const [said, setSaid] = useState<Said>();
	const tell = (text: string) => {
		setSaid({ say: text, wrong: false });
		onChanged();
	};
	const no = (refusal: ClientRefusal) => setSaid({ ...sayRefusal(words, refusal), wrong: true });

	return {
		said,
		tell,
		async archive(memberIds: readonly string[]): Promise<void> {
			const done = await client.ask('member-list/archive', { memberIds: [...memberIds] });
			if (!done.ok) return no(done.refusal);
			const { archived, kept } = done.value;
			const left = kept.length === 0 ? '' : sayFilled(say.kept, { count: kept.length });
			tell(sayFilled(say.archived, { count: archived }) + left);
		},
		async restore(memberIds: readonly string[]): Promise<void> {
			const done = await client.ask('member-list/restore', { memberIds: [...memberIds] });
			if (!done.ok) return no(done.refusal);
			const { restored, late } = done.value;
			const left = late === 0 ? '' : sayFilled(say.late, { count: late });
			tell(sayFilled(say.restored, { count: restored }) + left);
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
