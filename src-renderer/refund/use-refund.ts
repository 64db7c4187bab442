/**
 * One refund being made: the sale it answers, what was chosen of it, the preview that main gives
 * for exactly that, and its completion. Every change asks for a new preview; the newest one wins.
 */
import { useRef, useState } from 'react';
import type {
	RefundableView,
	RefundDoneView,
	RefundPlanView,
} from '#shared/contract/refund-requests.ts';
import type { RequestInput } from '#shared/contract/terminal-contract.ts';
import type { RefundReason } from '#shared/refund/reasons.ts';
import { goTo } from '../app/route.ts';
import { useShell } from '../app/shell-parts.ts';
import type { ClientRefusal } from '../terminal-client/open-client.ts';
import { useTerminal } from '../terminal-client/use-terminal.ts';

export type Disposition = 'restock' | 'write-off';
/** By line number: how many, as typed, and where the goods go. */
export type Picked = Readonly<
	Record<number, { readonly quantityText: string; readonly disposition: Disposition }>
>;

export type Choices = {
	readonly mode: 'return' | 'void';
	readonly way: 'original' | 'cash' | 'store-credit';
	readonly reason: RefundReason;
	readonly picked: Picked;
};

const NO_CHOICES: Choices = { mode: 'return', way: 'original', reason: 'unsuitable', picked: {} };

type Wanted = RequestInput<'refund/preview'>;

/** What is asked for: nothing as long as no line has a quantity. */
function wantedOf(pos: number, { mode, way, picked }: Choices): Wanted | undefined {
	const lines = Object.entries(picked)
		.filter(([, { quantityText }]) => quantityText.trim() !== '')
		.map(([n, chosen]) => ({ n: Number(n), ...chosen }));
	if (mode === 'return' && lines.length === 0) return undefined;
	return { pos, mode, way, lines: mode === 'void' ? [] : lines };
}

/** The preview of what is chosen now; an answer to an older choice is dropped. */
function usePlan() {
	const { client } = useTerminal();
	const [plan, setPlan] = useState<RefundPlanView>();
	const [refusal, setRefusal] = useState<ClientRefusal>();
	const round = useRef(0);

	async function ask(wanted: Wanted | undefined): Promise<void> {
		round.current += 1;
		const mine = round.current;
		const planned = wanted === undefined ? undefined : await client.ask('refund/preview', wanted);
		if (mine !== round.current) return;
		setPlan(planned?.ok === true ? planned.value : undefined);
		setRefusal(planned?.ok === false ? planned.refusal : undefined);
	}
	return { plan, refusal, ask, refuse: setRefusal };
}

export function useRefund() {
	const { client } = useTerminal();
	const { sounds } = useShell();
	const [sale, setSale] = useState<RefundableView>();
	const [choices, setChoices] = useState(NO_CHOICES);
	const [done, setDone] = useState<RefundDoneView>();
	const [busy, setBusy] = useState(false);
	const [reference, setReference] = useState('');
	const { plan, refusal, ask, refuse } = usePlan();

	function begin(found: RefundableView | undefined): void {
		setDone(undefined);
		setChoices(NO_CHOICES);
		setReference('');
		setSale(found);
		void ask(undefined);
	}

	async function find(input: RequestInput<'refund/of-sale'>): Promise<void> {
		const found = await client.ask('refund/of-sale', input);
		begin(found.ok ? found.value : undefined);
		refuse(found.ok ? undefined : found.refusal);
		if (!found.ok) sounds.no();
	}

	function choose(change: Partial<Choices>): void {
		const next = { ...choices, ...change };
		setChoices(next);
		if (sale !== undefined) void ask(wantedOf(sale.sale.pos, next));
	}

	async function complete(): Promise<void> {
		const wanted = sale === undefined ? undefined : wantedOf(sale.sale.pos, choices);
		if (wanted === undefined || plan === undefined || busy) return;
		setBusy(true);
		const { reason } = choices;
		const expectedPaidFen = plan.paidFen;
		const input = { ...wanted, reason, expectedPaidFen, reference };
		const given = await client.ask('refund/complete', input);
		setBusy(false);
		refuse(given.ok ? undefined : given.refusal);
		if (given.ok) {
			sounds.yes();
			setDone(given.value);
		} else sounds.no();
	}
	/** What was chosen comes back with the basket at the counter; new goods are scanned there. */
	async function exchange(): Promise<void> {
		const wanted = sale === undefined ? undefined : wantedOf(sale.sale.pos, choices);
		if (wanted === undefined || busy || !mayExchange(choices)) return;
		const { pos, lines } = wanted;
		const { reason, way } = choices;
		const inCash = way === 'cash' ? { way } : {};
		setBusy(true);
		const begun = await client.ask('exchange/begin', { pos, lines, reason, ...inCash });
		setBusy(false);
		refuse(begun.ok ? undefined : begun.refusal);
		if (begun.ok) {
			sounds.yes();
			goTo('');
		} else sounds.no();
	}
	const startOver = () => begin(undefined);
	const finish = setDone;
	const asked = { find, choose, complete, exchange, startOver, finish, setReference };
	return { sale, choices, plan, refusal, done, busy, reference, ...asked };
}

/** A void gives the money back, and an exchange makes no slip of store credit. */
export function mayExchange({ mode, way }: Choices): boolean {
	return mode === 'return' && way !== 'store-credit';
}

export type Refund = ReturnType<typeof useRefund>;
