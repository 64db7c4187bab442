/**
 * What the customer's side knows: the last lines and the total, the sale that was just paid, how
 * the store shows itself, and what the customer is asked. It asks again whenever something is
 * announced; questions that come while one is under way make one more, not one each.
 */
import type { QuestionView } from '#shared/contract/customer-ask-requests.ts';
import type { CustomerPaidView, CustomerView } from '#shared/contract/customer-requests.ts';
import type { RequestOutput } from '#shared/contract/terminal-contract.ts';
import { HERE_EVERY_MS } from '#shared/customer-ask/customer-ask.ts';
import type { TerminalClient } from '../terminal-client/open-client.ts';
import { createStore, type ReadableStore } from '../terminal-client/store.ts';

export type CustomerNow = {
	readonly basket: CustomerView | undefined;
	/** The line that was touched last. */
	readonly touched: string;
	/** Paid: shown until the next line, or for a while. */
	readonly done: CustomerPaidView | undefined;
	readonly store: RequestOutput<'customer/store'> | undefined;
	/** What they are asked, over everything else. */
	readonly question: QuestionView | undefined;
};

export type CustomerStore = ReadableStore<CustomerNow> & {
	/** Asks, and hears what is announced, until the answer is called. */
	readonly listen: () => () => void;
};

/** Long enough to count one's change, short enough that the next customer does not read it. */
export const DONE_MS = 45_000;

export function openCustomerStore(client: TerminalClient): CustomerStore {
	const store = createStore<CustomerNow>({
		basket: undefined,
		touched: '',
		done: undefined,
		store: undefined,
		question: undefined,
	});
	const patch = (change: Partial<CustomerNow>) => store.set({ ...store.get(), ...change });
	let idle: ReturnType<typeof setTimeout> | undefined;

	const look = oneByOne(async () => {
		const answer = await client.ask('customer/basket', { lineId: store.get().touched });
		if (answer.ok) patch({ basket: answer.value });
	});
	const greet = oneByOne(async () => {
		const answer = await client.ask('customer/store', {});
		if (answer.ok) patch({ store: answer.value });
	});

	const wonder = oneByOne(async () => {
		const answer = await client.ask('customer/question', {});
		if (answer.ok) patch({ question: answer.value.question });
	});
	/**
	 * Says that this screen is there; what is asked otherwise than it shows is looked up, and so is
	 * a member without goods: nobody announces that they were left alone for too long.
	 */
	const sayHere = oneByOne(async () => {
		if (isGreeting(store.get())) look();
		const touch = window.matchMedia('(any-pointer: coarse)').matches;
		const answer = await client.ask('customer/here', { touch });
		if (answer.ok && answer.value.askId !== (store.get().question?.askId ?? '')) wonder();
	});

	/** Paid for the time being; forgotten after a while. */
	function showPaid(done: CustomerPaidView): void {
		clearTimeout(idle);
		patch({ done, touched: '' });
		idle = setTimeout(() => patch({ done: undefined }), DONE_MS);
		look();
	}

	function listen(): () => void {
		const beat = setInterval(sayHere, HERE_EVERY_MS);
		const ends = [
			client.on('customer/changed', ({ lineId }) => {
				clearTimeout(idle);
				patch({ done: undefined, touched: lineId });
				look();
				wonder();
			}),
			client.on('sale/replaced', () => {
				look();
				wonder();
			}),
			client.on('customer-ask/changed', wonder),
			client.on('customer/paid', showPaid),
			client.on('terminal/changed', () => {
				greet();
				wonder();
			}),
			client.onLine((up) => {
				if (!up) return;
				look();
				greet();
				sayHere();
				wonder();
			}),
		];
		return () => {
			clearTimeout(idle);
			clearInterval(beat);
			for (const end of ends) end();
		};
	}

	return { get: store.get, subscribe: store.subscribe, listen };
}

/** Somebody is greeted before there are goods. */
function isGreeting({ basket }: CustomerNow): boolean {
	return basket?.member !== undefined && basket.lines.length === 0;
}

/** Asks at once, or once more when the answer under way is in. */
function oneByOne(ask: () => Promise<void>): () => void {
	let asking = false;
	let again = false;
	async function run(): Promise<void> {
		asking = true;
		try {
			do {
				again = false;
				await ask();
			} while (again);
		} finally {
			asking = false;
		}
	}
	return () => {
		if (asking) again = true;
		else void run();
	};
}
