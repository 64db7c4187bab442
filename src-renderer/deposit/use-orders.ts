/** The orders with a deposit that match, and what is done with one of them. */
import { useRef, useState } from 'react';
import type { DepositOrderView } from '#shared/contract/deposit-requests.ts';
import type { RequestOutput } from '#shared/contract/terminal-contract.ts';
import { ok } from '#shared/kernel/result.ts';
import type { RevealReason } from '#shared/privacy/consent.ts';
import { goTo } from '../app/route.ts';
import { useShell } from '../app/shell-parts.ts';
import { useAsked } from '../sales/use-asked.ts';
import type { ClientRefusal } from '../terminal-client/open-client.ts';
import { useTerminal, useTerminalEvent } from '../terminal-client/use-terminal.ts';

export type Listed = RequestOutput<'deposit/list'> & {
	/** What was searched for. */
	readonly text: string;
};

/** What was just done, for the sentence beside the order. */
export type Done =
	| { readonly kind: 'paid'; readonly taken: number; readonly balance: number }
	| { readonly kind: 'returned'; readonly cash: number };

export function useOrders(text: string) {
	const { client } = useTerminal();
	const { sounds } = useShell();
	const [refusal, setRefusal] = useState<ClientRefusal>();
	const [done, setDone] = useState<Done>();
	// Pressed twice, an order is collected once.
	const busy = useRef(false);
	const { value, again } = useAsked(text, async (): Promise<Listed | undefined> => {
		const listed = await client.ask('deposit/list', { text });
		return listed.ok ? { ...listed.value, text } : undefined;
	});
	useTerminalEvent('sale/replaced', again);

	function finish(what: Done): void {
		sounds.yes();
		setRefusal(undefined);
		setDone(what);
		again();
	}

	function refuse(why: ClientRefusal): void {
		sounds.no();
		setDone(undefined);
		setRefusal(why);
		again();
	}

	/** To the counter; one that stands there already is only gone to. */
	async function collect({ orderNo, onCounter }: DepositOrderView): Promise<void> {
		if (busy.current) return;
		busy.current = true;
		const collected = onCounter ? undefined : await client.ask('deposit/collect', { orderNo });
		busy.current = false;
		if (collected?.ok === false) refuse(collected.refusal);
		else goTo('');
	}

	async function returnOver({ orderNo }: DepositOrderView): Promise<void> {
		const back = await client.ask('deposit/return-over', { orderNo });
		if (back.ok) finish({ kind: 'returned', cash: back.value.cashFen });
		else refuse(back.refusal);
	}

	/** Shown where it was asked for, and kept nowhere. */
	async function revealPhone({ orderNo }: DepositOrderView, reason: RevealReason) {
		const shown = await client.ask('deposit/reveal-phone', { orderNo, reason });
		return shown.ok ? ok(shown.value.phone) : shown;
	}

	const forget = () => {
		setRefusal(undefined);
		setDone(undefined);
	};
	const acts = { finish, forget, collect, returnOver, revealPhone };
	return { listed: value, refusal, done, again, ...acts };
}

export type Orders = ReturnType<typeof useOrders>;
