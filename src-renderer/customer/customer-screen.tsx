/**
 * The customer's side (客显), in a second window or on a second screen at `#/customer`: the item just
 * scanned, the total, what was given and the change, large. Over it stands what the customer is
 * asked (顾客确认), and nothing else can be done there; it never asks anybody to sign in, and it goes
 * on showing while the cashier's screen is locked.
 */
import { useEffect, useState } from 'react';
import type {
	CustomerLineView,
	CustomerPaidView,
	CustomerView,
} from '#shared/contract/customer-requests.ts';
import { formatQuantity } from '#shared/receipt/format.ts';
import type { TerminalStatusView } from '#shared/contract/views.ts';
import { sayFilled } from '../app/say.ts';
import { useShell } from '../app/shell-parts.ts';
import { useWords } from '../app/use-words.ts';
import { useStore, useTerminal } from '../terminal-client/use-terminal.ts';
import { MoneyText } from '../ui/money-text.tsx';
import { openCustomerStore, type CustomerNow, type CustomerStore } from './customer-store.ts';
import { Greeting } from './greeting.tsx';
import { IdlePicture } from './idle-picture.tsx';
import { QuestionPane } from './question-pane.tsx';
import styles from './customer.module.css';

export function CustomerScreen({ status }: { readonly status: TerminalStatusView }) {
	const { client } = useTerminal();
	const [store] = useState(() => openCustomerStore(client));
	useEffect(() => store.listen(), [store]);
	const { app } = useWords();
	return (
		<main className={styles['screen']} aria-label={app.customer.title}>
			<Shown store={store} status={status} />
			<Asked store={store} />
		</main>
	);
}

function Asked({ store }: Pick<ShownProps, 'store'>) {
	const { question } = useStore(store);
	return question === undefined ? null : <QuestionPane key={question.askId} question={question} />;
}

type ShownProps = { readonly store: CustomerStore; readonly status: TerminalStatusView };

function Shown({ store, status }: ShownProps) {
	const now = useStore(store);
	const { app } = useWords();
	const { theme } = useShell();
	const wanted = now.store?.theme;
	useEffect(() => {
		if (wanted !== undefined) theme.follow(wanted);
	}, [theme, wanted]);
	const name = status.store.name === '' ? app.unnamedStore : status.store.name;
	const basket = now.basket?.lines.length === 0 ? undefined : now.basket;
	const member = now.basket?.member;
	if (now.done === undefined && basket === undefined) {
		const { timeZone } = status.store;
		return <IdlePicture name={name} timeZone={timeZone} store={now.store} member={member} />;
	}
	const more = (basket?.lineCount ?? 0) - (basket?.lines.length ?? 0);
	return (
		<>
			<header>
				<span>{name}</span>
				{now.done === undefined && member !== undefined && <Greeting member={member} />}
				{now.done === undefined && more > 0 && (
					<small>{sayFilled(app.customer.more, { count: more })}</small>
				)}
			</header>
			{now.done === undefined ? <Basket now={now} /> : <Paid done={now.done} />}
		</>
	);
}

function Basket({ now: { basket, touched } }: { readonly now: CustomerNow }) {
	if (basket === undefined) return null;
	const latest = basket.lines.find(({ lineId }) => lineId === touched) ?? basket.lines.at(-1);
	return (
		<>
			<ol className={styles['lines']}>
				{basket.lines.map((line) => (
					<Line key={line.lineId} line={line} latest={line === latest} />
				))}
			</ol>
			<Total basket={basket} />
		</>
	);
}

function Line({ line, latest }: { readonly line: CustomerLineView; readonly latest: boolean }) {
	return (
		<li aria-current={latest ? true : undefined}>
			<b>{line.name}</b>
			<span>
				<MoneyText fen={line.unitPriceFen} /> × {formatQuantity(line.quantityMilli)}
				{line.unit}
			</span>
			<MoneyText fen={line.netFen} />
		</li>
	);
}

function Total({ basket }: { readonly basket: CustomerView }) {
	const { app, refund } = useWords();
	const { customer } = app;
	const { exchange } = refund;
	const way = (basket.exchange?.backFen ?? 0) > 0 ? exchange.toGive : exchange.toPay;
	const title = basket.exchange === undefined ? customer.total : way;
	return (
		<div className={styles['total']} role="status">
			<p>
				<span>{title}</span>
				<small>{sayFilled(customer.pieces, { count: basket.pieceCount })}</small>
				{basket.savedFen > 0 && (
					<small className={styles['saved']}>
						{customer.saved} <MoneyText fen={basket.savedFen} />
					</small>
				)}
				{basket.exchange !== undefined && (
					<small>
						{exchange.goods} <MoneyText fen={basket.totalFen} /> {exchange.credit}{' '}
						<MoneyText fen={-basket.exchange.returnedFen} />
					</small>
				)}
				{basket.taxAddedFen !== undefined && (
					<small>
						{customer.tax} <MoneyText fen={basket.taxAddedFen} />
					</small>
				)}
			</p>
			<MoneyText fen={differenceOf(basket)} className={styles['hero'] ?? ''} />
		</div>
	);
}

/** What changes hands: of an exchange only the difference. */
function differenceOf({ exchange, totalFen }: CustomerView): number {
	if (exchange === undefined) return totalFen;
	return exchange.backFen > 0 ? exchange.backFen : exchange.dueFen;
}

/** Paid by card or code: nothing was handed over, nothing goes back. */
function Paid({ done }: { readonly done: CustomerPaidView }) {
	const { app, refund } = useWords();
	const { customer } = app;
	const { exchange } = refund;
	const backFen = done.exchange?.backFen ?? 0;
	const inCash = done.givenFen > 0;
	return (
		<div className={styles['done']} role="status">
			<h1>{customer.thanks}</h1>
			<dl>
				<div>
					<dt>{customer.total}</dt>
					<dd>
						<MoneyText fen={done.totalFen} />
					</dd>
				</div>
				{done.exchange !== undefined && (
					<div>
						<dt>{exchange.credit}</dt>
						<dd>
							<MoneyText fen={-done.exchange.returnedFen} />
						</dd>
					</div>
				)}
				{backFen > 0 && (
					<div className={styles['change']}>
						<dt>{exchange.toGive}</dt>
						<dd>
							<MoneyText fen={backFen} className={styles['hero'] ?? ''} />
						</dd>
					</div>
				)}
				{inCash && (
					<div>
						<dt>{customer.given}</dt>
						<dd>
							<MoneyText fen={done.givenFen} />
						</dd>
					</div>
				)}
				{inCash && (
					<div className={styles['change']}>
						<dt>{customer.change}</dt>
						<dd>
							<MoneyText fen={done.changeFen} className={styles['hero'] ?? ''} />
						</dd>
					</div>
				)}
			</dl>
		</div>
	);
}
