/**
 * Looking for a member as one types: the answer to the text that stands there, or nothing yet. An
 * answer to an older text is left out. A scan is asked for at once.
 */
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { RequestOutput } from '#shared/contract/terminal-contract.ts';
import type { ClientRefusal } from '../terminal-client/open-client.ts';
import { useTerminal } from '../terminal-client/use-terminal.ts';

export type Found = {
	readonly rows: RequestOutput<'member/find'>['rows'];
	/** Exactly one, ready to be taken. */
	readonly panel: RequestOutput<'member/find'>['panel'];
	readonly refusal: ClientRefusal | undefined;
};

export type Finding = {
	readonly text: string;
	readonly type: (text: string) => void;
	/** Undefined until the text has its answer. */
	readonly found: Found | undefined;
	/** Asks at once, for Enter and for a scan; the answer stands there too. */
	readonly askNow: (text: string, source: 'typed' | 'scanned') => Promise<Found>;
};

/** `purpose`: who is suspended is shown to look at, and refused at the counter. */
export function useFind(first: string, purpose: 'counter' | 'page'): Finding {
	const { client } = useTerminal();
	const [text, setText] = useState(first);
	const [answer, setAnswer] = useState<{ readonly text: string; readonly found: Found }>();
	const latest = useRef(text);

	async function askNow(wanted: string, source: 'typed' | 'scanned'): Promise<Found> {
		latest.current = wanted;
		const reply = await client.ask('member/find', { text: wanted.trim(), source, purpose });
		const found: Found = reply.ok
			? { rows: reply.value.rows, panel: reply.value.panel, refusal: undefined }
			: { rows: [], panel: undefined, refusal: reply.refusal };
		if (latest.current === wanted) setAnswer({ text: wanted, found });
		return found;
	}

	const follow = useEffectEvent((wanted: string) => {
		latest.current = wanted;
		if (wanted.trim() !== '' && answer?.text !== wanted) void askNow(wanted, 'typed');
	});
	useEffect(() => follow(text), [text]);

	const isAnswered = text.trim() !== '' && answer?.text === text;
	return { text, type: setText, found: isAnswered ? answer.found : undefined, askNow };
}
