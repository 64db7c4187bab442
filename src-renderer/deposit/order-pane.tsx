/** One order with a deposit: what it comes to, what was paid and when, and what can be done. */
import type { DepositOrderView } from '#shared/contract/deposit-requests.ts';
import { localTime, type Instant } from '#shared/kernel/time.ts';
import { sayFilled, sayRefusal } from '../app/say.ts';
import { useWords } from '../app/use-words.ts';
import { useStore, useTerminal } from '../terminal-client/use-terminal.ts';
import { Button } from '../ui/button.tsx';
import { MoneyText } from '../ui/money-text.tsx';
import { NoticeBar } from '../ui/notice-bar.tsx';
import { DueDate } from './order-table.tsx';
import type { Orders } from './use-orders.ts';
import styles from './deposit.module.css';

export type OrderPaneProps = {
	readonly order: DepositOrderView | undefined;
	readonly orders: Orders;
	readonly onPay: () => void;
	readonly onCancel: () => void;
	readonly onReveal: () => void;
};

export function OrderPane({ order, orders, onPay, onCancel, onReveal }: OrderPaneProps) {
	const { deposit: say } = useWords();
	if (order === undefined) {
		return (
			<section className={styles['right']} aria-label={say.payments}>
				<Told orders={orders} />
				<p className={styles['choose']}>{say.choose}</p>
			</section>
		);
	}
	return (
		<section className={styles['right']} aria-label={order.orderNo}>
			<div className={styles['shown']}>
				<header className={styles['title']}>
					<h2>{order.label === '' ? say.unlabelled : order.label}</h2>
					<p>
						{order.orderNo} {order.phone}
						{order.phone !== '' && (
							<Button keyLabel="F8" onPress={onReveal}>
								{say.reveal}
							</Button>
						)}
					</p>
					<p>
						{say.columns.due} <DueDate order={order} />
					</p>
				</header>
				<Figures order={order} />
				<Payments order={order} />
			</div>
			<Told orders={orders} />
			<footer className={styles['actions']}>
				{order.overFen > 0 && (
					<Button size="large" onPress={() => void orders.returnOver(order)}>
						{sayFilled(say.returnOver, { amount: order.overFen })}
					</Button>
				)}
				<Button size="large" keyLabel="F11" onPress={onCancel}>
					{say.cancel}
				</Button>
				<Button
					size="large"
					keyLabel="F10"
					disabled={order.balanceFen === 0 || order.onCounter}
					onPress={onPay}
				>
					{say.pay}
				</Button>
				<Button
					tone="accent"
					size="hero"
					keyLabel="Enter"
					onPress={() => void orders.collect(order)}
				>
					{say.collect}
				</Button>
			</footer>
		</section>
	);
}

function Figures({ order }: { readonly order: DepositOrderView }) {
	const { deposit: say } = useWords();
	const isOver = order.overFen > 0;
	return (
		<dl className={styles['figures']}>
			<div>
				<dt>{say.total}</dt>
				<dd>
					<MoneyText fen={order.totalFen} />
				</dd>
			</div>
			<div>
				<dt>{say.paid}</dt>
				<dd>
					<MoneyText fen={order.paidFen} />
				</dd>
			</div>
			<div data-hero="">
				<dt>{isOver ? say.over : say.balance}</dt>
				<dd>
					<MoneyText fen={isOver ? order.overFen : order.balanceFen} />
				</dd>
			</div>
		</dl>
	);
}

function Payments({ order }: { readonly order: DepositOrderView }) {
	const { deposit: say } = useWords();
	const { status } = useStore(useTerminal().status);
	const zone = status?.store.timeZone ?? 'Asia/Shanghai';
	return (
		<ol className={styles['payments']} aria-label={say.payments}>
			{order.payments.map(({ seat, way, amountFen, returnedFen, atMs }) => {
				const { date, time } = localTime(atMs as Instant, zone);
				return (
					<li key={seat}>
						<span>
							{say.ways[way]}
							<small>
								{date} {time.slice(0, 5)}
								{returnedFen > 0 && ` · ${sayFilled(say.returned, { amount: returnedFen })}`}
							</small>
						</span>
						<MoneyText fen={amountFen} />
					</li>
				);
			})}
		</ol>
	);
}

/** What was just done, or why it was not. */
function Told({ orders }: { readonly orders: Orders }) {
	const words = useWords();
	const { refusal, done } = orders;
	if (refusal !== undefined) {
		const { say, next, money } = sayRefusal(words, refusal);
		return <NoticeBar tone="red" say={say} next={next} money={money} alert />;
	}
	switch (done?.kind) {
		case undefined:
			return null;
		case 'paid': {
			const { taken, balance } = done;
			const said = sayFilled(words.deposit.done.paid, { taken, balance });
			return <NoticeBar tone="green" say={said} alert />;
		}
		case 'returned': {
			const said = sayFilled(words.deposit.done.returned, { cash: done.cash });
			return <NoticeBar tone="green" say={said} alert />;
		}
	}
}
