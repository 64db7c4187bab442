/** The price book that was chosen: read here as text, judged and put in force by main. */
import { useState } from 'react';
import type { RequestOutput } from '#shared/contract/terminal-contract.ts';
import { useShell } from '../app/shell-parts.ts';
import type { Approval, ClientRefusal } from '../terminal-client/open-client.ts';
import { useTerminal } from '../terminal-client/use-terminal.ts';

/** As the contract takes it. */
const LONGEST = 1_000_000;

type BookState = {
	readonly busy?: 'checking' | 'loading';
	readonly text?: string;
	readonly checked?: RequestOutput<'price-book/check'>;
	readonly problem?: { readonly kind: 'tooLarge' | 'unreadable'; readonly name: string };
	readonly refusal?: ClientRefusal;
	/** The version that is in force now. */
	readonly loaded?: number;
	/** Whoever released the check releases the load of the same file. */
	readonly approval?: Approval;
	readonly commandId?: string;
};

export type BookFile = Omit<BookState, 'text' | 'approval' | 'commandId'> & {
	readonly check: (file: File) => void;
	readonly load: () => void;
};

export function useBookFile(onLoaded: () => void): BookFile {
	const { client } = useTerminal();
	const { sounds } = useShell();
	const [state, setState] = useState<BookState>({});

	async function check(file: File): Promise<void> {
		const { name, size } = file;
		if (size > LONGEST) {
			setState({ problem: { kind: 'tooLarge', name } });
			return;
		}
		setState({ busy: 'checking' });
		const text = await file.text().catch(() => undefined);
		if (text === undefined) {
			setState({ problem: { kind: 'unreadable', name } });
			return;
		}
		let approval: Approval | undefined;
		const onApproved = (given: Approval) => {
			approval = given;
		};
		const checked = await client.ask('price-book/check', { text }, { onApproved });
		if (!checked.ok) {
			sounds.no();
			setState({ refusal: checked.refusal });
			return;
		}
		const released = approval === undefined ? {} : { approval };
		const commandId = crypto.randomUUID();
		setState({ text, checked: checked.value, commandId, ...released });
	}

	async function load(): Promise<void> {
		const { text, approval, commandId } = state;
		if (text === undefined || state.busy !== undefined) return;
		setState({ ...state, busy: 'loading' });
		const options = {
			...(approval === undefined ? {} : { approval }),
			...(commandId === undefined ? {} : { commandId }),
		};
		const loaded = await client.ask('price-book/load', { text }, options);
		if (!loaded.ok) {
			sounds.no();
			setState({ refusal: loaded.refusal });
			return;
		}
		sounds.yes();
		setState({ loaded: loaded.value.version });
		onLoaded();
	}

	return {
		...state,
		check: (file) => void check(file),
		load: () => void load(),
	};
}
