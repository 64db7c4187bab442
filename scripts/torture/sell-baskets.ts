/**
 * Sells baskets through the contract as a cashier does, with all the moves a basket knows, drawn
 * from a seed. Before each request it says what it asks, after each reply what was promised.
 */
import { inStoreCode } from '#main/catalog/demo-store.ts';
import type {
	RequestInput,
	RequestName,
	RequestOutput,
} from '#shared/contract/terminal-contract.ts';
import type { SaleChangeView, SaleView } from '#shared/contract/views.ts';
import type { Random } from '../sell/seeded-random.ts';
import { Asking, Refused, type AskingOptions } from './asking.ts';
import { say, type BasketSaid, type Pending } from './said.ts';

export type CounterOptions = AskingOptions & {
	readonly random: Random;
	/** Planted: the customer is told before the terminal is asked. */
	readonly promiseEarly?: () => Promise<unknown>;
};

export type Counter = {
	/** Signs in and opens the shift if need be; says `opened`. False when something was refused. */
	open(operatorNo: string, pin: string): Promise<boolean>;
	/** Asks once more what was on its way when the last till was killed. */
	askAgain(pending: Pending): Promise<boolean>;
	/** A basket from its first scan to the money, or now and then to the shelf or the bin. */
	sellOne(): Promise<boolean>;
};

type Seat = { readonly seat: number; readonly quantity: number };
type Basket = { saleId: string; revision: number; lines: Map<string, Seat> };

const GOODS = 40;
/** What a cashier may meet on the way and shrugs at. */
const HARMLESS = new Set(['sale/nothing-to-undo', 'sale/empty', 'sale/line-gone']);

export function openCounter(options: CounterOptions): Counter {
	const counter = new SeededCounter(options);
	const unlessRefused = async (work: () => Promise<void>): Promise<boolean> => {
		try {
			await work();
			return true;
		} catch (failure) {
			if (!(failure instanceof Refused)) throw failure;
			say(options.fd, { refused: { request: failure.request, code: failure.code } });
			return false;
		}
	};
	return {
		open: (operatorNo, pin) => unlessRefused(() => counter.open(operatorNo, pin)),
		askAgain: (pending) => unlessRefused(() => counter.askAgain(pending)),
		sellOne: () => unlessRefused(() => counter.sellOne()),
	};
}

class SeededCounter {
	readonly #options: CounterOptions;
	readonly #asking: Asking;
	#basket: Basket = { saleId: '', revision: 0, lines: new Map() };
	#parked: string[] = [];
	/** Money of the basket on the counter is in: it can only be completed. */
	#isPaid = false;
	/** Nothing is known yet of what was paid before this start. */
	#isFresh = true;
	#sold: number[] = [];

	constructor(options: CounterOptions) {
		this.#options = options;
		this.#asking = new Asking(options);
	}

	async open(operatorNo: string, pin: string): Promise<void> {
		const status = await this.#ask('terminal/status', {});
		if (status.phase !== 'ready') {
			throw new Refused('terminal/status', String(status.problem?.['code'] ?? status.phase));
		}
		await this.#ask('operator/sign-in', { operatorNo, pin });
		if (status.shift === undefined) await this.#ask('shift/open', { floatText: '500' });
		this.#show(await this.#ask('sale/current', {}));
		const { parked } = await this.#ask('sale/list-parked', {});
		this.#parked = parked.map(({ saleId }) => saleId);
		const warnings = status.warnings.map(({ code }) => code);
		say(this.#options.fd, { opened: { warnings, basket: this.#said() } });
	}

	async askAgain(pending: Pending): Promise<void> {
		say(this.#options.fd, { asking: pending });
		const { request, input, commandId } = pending;
		const reply = await this.#options.answer({ request, input, commandId });
		if (!reply.ok) throw new Refused(`${request} again`, reply.refusal.code);
		const saleId = pending.saleId ?? '';
		if (request === 'sale/complete') {
			const { totalFen, pos } = reply.value as RequestOutput<'sale/complete'>;
			say(this.#options.fd, { sale: { saleId, totalFen, pos } });
		} else if (request === 'sale/park') say(this.#options.fd, { parked: saleId });
		else if (request === 'sale/void') say(this.#options.fd, { voided: saleId });
		else if (request === 'refund/complete') {
			const { pos, totalFen } = reply.value as RequestOutput<'refund/complete'>;
			say(this.#options.fd, { refunded: { pos, totalFen } });
		} else if (request === 'payment/begin' || request === 'payment/confirm') {
			await this.#settlePayments();
		} else if (request === 'sale/recall') {
			this.#show(reply.value as SaleView);
			const recalled = (input as { saleId: string }).saleId;
			this.#parked = this.#parked.filter((one) => one !== recalled);
			say(this.#options.fd, { recalled, basket: this.#said() });
		}
		await this.#look();
	}

	async sellOne(): Promise<void> {
		const { random, fd } = this.#options;
		// After what was on its way has been asked again.
		if (this.#isFresh) await this.#settlePayments();
		this.#isFresh = false;
		if (!this.#isPaid) {
			for (let moves = 1 + random.below(6); moves > 0; moves -= 1) await this.#move();
			if (this.#basket.lines.size === 0) await this.#scan();
			if (random.next() < 0.15) await this.#payPart();
		}
		const { saleId } = this.#basket;
		const chance = this.#isPaid ? 1 : random.next();
		if (chance < 0.04) {
			await this.#askOnce('sale/park', { saleId, label: '' });
			say(fd, { parked: saleId });
			this.#parked.push(saleId);
		} else if (chance < 0.07) {
			await this.#askOnce('sale/void', { saleId, reason: '' });
			say(fd, { voided: saleId });
		} else await this.#complete();
		if (random.next() < 0.08) await this.#refundOne();
		await this.#look();
		if (this.#parked.length > 2) await this.#recall();
	}

	async #complete(): Promise<void> {
		const { random, fd, promiseEarly } = this.#options;
		const { saleId, revision } = this.#basket;
		// Half of the customers have it exactly, the others hand over a note.
		const givenText = random.next() < 0.5 ? '' : await this.#noteFor(saleId);
		const input = { saleId, revision, givenText };
		if (promiseEarly !== undefined) {
			const { totalFen, roundingFen } = await this.#ask('sale/quote-cash', { saleId });
			say(fd, { sale: { saleId, totalFen: totalFen - roundingFen } });
			await promiseEarly();
			await this.#ask('sale/complete', input);
			this.#isPaid = false;
			return;
		}
		const { totalFen, pos } = await this.#askOnce('sale/complete', input);
		say(fd, { sale: { saleId, totalFen, pos } });
		this.#isPaid = false;
		this.#sold.push(pos);
	}

	/** Some of it by code, before the rest is paid in cash. */
	async #payPart(): Promise<void> {
		const { saleId, revision } = this.#basket;
		const { totalFen } = await this.#ask('payment/list', { saleId });
		if (totalFen < 200) return;
		const amountText = ((1 + this.#options.random.below(totalFen - 100)) / 100).toFixed(2);
		const input = { saleId, revision, method: 'wechat', amountText } as const;
		await this.#askOnce('payment/begin', input);
		say(this.#options.fd, { settled: true });
		await this.#settlePayments();
	}

	/** Says of every try under way that its money arrived, and of every paid one that it is in. */
	async #settlePayments(): Promise<void> {
		const { saleId } = this.#basket;
		let { attempts } = await this.#ask('payment/list', { saleId });
		const waiting = attempts.find(({ state }) => state === 'waiting');
		if (waiting !== undefined) {
			({ attempts } = await this.#askOnce('payment/confirm', { attemptId: waiting.attemptId }));
		}
		const paid = attempts.filter(({ state }) => state === 'paid');
		this.#isPaid = paid.length > 0;
		for (const { attemptId, amountFen } of paid) {
			say(this.#options.fd, { paid: { attemptId, amountFen } });
		}
		if (waiting !== undefined && paid.length === 0) say(this.#options.fd, { settled: true });
	}

	/** A piece of an earlier sale comes back; what is left of it is the terminal's to know. */
	async #refundOne(): Promise<void> {
		const { random, fd } = this.#options;
		if (this.#sold.length === 0) return;
		const pos = random.pick(this.#sold);
		const { lines: sold } = await this.#ask('refund/of-sale', { pos });
		const line = sold.find(({ leftMilli }) => leftMilli >= 1000);
		if (line === undefined) return;
		const lines = [{ n: line.n, quantityText: '1', disposition: 'restock' as const }];
		const { paidFen: expectedPaidFen } = await this.#ask('refund/preview', { pos, lines });
		const input = { pos, lines, reason: 'other', expectedPaidFen } as const;
		const { pos: at, totalFen } = await this.#askOnce('refund/complete', input);
		say(fd, { refunded: { pos: at, totalFen } });
	}

	async #noteFor(saleId: string): Promise<string> {
		const { quickFen } = await this.#ask('sale/quote-cash', { saleId });
		const note = quickFen.at(-1);
		return note === undefined ? '' : (note / 100).toFixed(2);
	}

	/** Takes the oldest parked basket back; the counter's own is empty then. */
	async #recall(): Promise<void> {
		const saleId = this.#parked.shift() ?? '';
		this.#show(await this.#askOnce('sale/recall', { saleId }));
		say(this.#options.fd, { recalled: saleId, basket: this.#said() });
	}

	async #move(): Promise<void> {
		const chance = this.#options.random.next();
		const { lines } = this.#basket;
		if (lines.size === 0 || chance < 0.7) return this.#scan();
		const lineId = this.#options.random.pick([...lines.keys()]);
		if (chance < 0.8) {
			const quantityText = String(1 + this.#options.random.below(5));
			return this.#change(() => this.#askOnce('sale/change-quantity', { lineId, quantityText }));
		}
		if (chance < 0.88) return this.#change(() => this.#askOnce('sale/repeat-line', { lineId }));
		if (chance < 0.94) return this.#change(() => this.#askOnce('sale/remove-line', { lineId }));
		return this.#change(() => this.#askOnce('sale/undo', {}));
	}

	#scan(): Promise<void> {
		const text = inStoreCode('20', 1 + this.#options.random.below(GOODS));
		return this.#change(async () => {
			const answer = await this.#askOnce('scan/submit', { text, source: 'wedge' });
			if (answer.meaning === 'line') return answer.change;
			throw new Refused('scan/submit', answer.meaning);
		});
	}

	async #change(ask: () => Promise<SaleChangeView>): Promise<void> {
		try {
			const change = await ask();
			const { lines } = this.#basket;
			for (const lineId of change.drop) lines.delete(lineId);
			for (const { lineId, seat, quantityMilli } of change.put) {
				lines.set(lineId, { seat, quantity: quantityMilli });
			}
			this.#basket = { saleId: change.saleId, revision: change.revision, lines };
			say(this.#options.fd, { basket: this.#said() });
		} catch (failure) {
			if (!(failure instanceof Refused) || !HARMLESS.has(failure.code)) throw failure;
			say(this.#options.fd, { settled: true });
		}
	}

	async #look(): Promise<void> {
		this.#show(await this.#askOnce('sale/current', {}));
		say(this.#options.fd, { basket: this.#said() });
	}

	#show({ saleId, revision, lines }: SaleView): void {
		const seats = lines.map(
			({ lineId, seat, quantityMilli }) => [lineId, { seat, quantity: quantityMilli }] as const,
		);
		this.#basket = { saleId, revision, lines: new Map(seats) };
	}

	#said(): BasketSaid {
		const { saleId, revision, lines } = this.#basket;
		const seated = [...lines].sort(([, a], [, b]) => a.seat - b.seat);
		return { saleId, revision, lines: seated.map(([id, { quantity }]) => [id, quantity] as const) };
	}

	#askOnce<Name extends RequestName>(
		name: Name,
		input: RequestInput<Name>,
	): Promise<RequestOutput<Name>> {
		return this.#asking.once(name, input, this.#basket.saleId);
	}

	#ask<Name extends RequestName>(
		name: Name,
		input: RequestInput<Name>,
	): Promise<RequestOutput<Name>> {
		return this.#asking.ask(name, input);
	}
}
