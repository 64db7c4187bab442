/**
 * The customer's side (客显), in a second window or on a second screen at `#/customer`: the item just
 * scanned, the total, what was given and the change, large. It only shows; it never asks anybody to
 * sign in, and it keeps what it shows while the cashier's screen is locked.
 */
import { useState } from 'react';
import { formatQuantity } from '#shared/receipt/format.ts';
import type {
	LineView,
	SaleDoneView,
	SaleView,
	TerminalStatusView,
} from '#shared/contract/views.ts';
import { sayFilled } from '../app/say.ts';
import { useWords } from '../app/use-words.ts';
import { selectedLine } from '../checkout/counter-state.ts';
import { useSale } from '../checkout/use-desk.ts';
import { useTerminalEvent } from '../terminal-client/use-terminal.ts';
import { MoneyText } from '../ui/money-text.tsx';
import styles from './customer.module.css';

const LINES_SHOWN = 6;

export function CustomerScreen({ status }: { readonly status: TerminalStatusView }) {
	const now = useSale();
	const [done, setDone] = useState<SaleDoneView>();
	useTerminalEvent('sale/completed', setDone);
	useTerminalEvent('sale/changed', () => setDone(undefined));
	const { app } = useWords();
	const { sale } = now;
	const line = selectedLine(now, undefined);
	return (
		<main className={styles['screen']} aria-label={app.customer.title}>
			<header>{status.store.name === '' ? app.unnamedStore : status.store.name}</header>
			<CustomerView done={done} sale={sale} line={line} />
		</main>
	);
}

type ViewProps = {
	readonly done: SaleDoneView | undefined;
	readonly sale: SaleView | undefined;
	readonly line: LineView | undefined;
};

function CustomerView({ done, sale, line }: ViewProps) {
	const { customer } = useWords().app;
	if (done !== undefined) return <Change done={done} />;
	if (sale === undefined || line === undefined)
		{return <h1 className={styles['welcome']}>{customer.welcome}</h1>;}
	return (
		<>
			<ol className={styles['lines']}>
				{sale.lines.slice(-LINES_SHOWN).map((one) => (
					<li key={one.lineId} aria-current={one.lineId === line.lineId ? true : undefined}>
						<b>{one.name}</b>
						<span>
							<MoneyText fen={one.unitPriceFen} /> × {formatQuantity(one.quantityMilli)}
						</span>
						<MoneyText fen={one.netFen} />
					</li>
				))}
			</ol>
			<div className={styles['total']} role="status">
				<p>
					<span>{customer.total}</span>
					<small>{sayFilled(customer.pieces, { count: sale.totals.pieceCount })}</small>
					{sale.totals.discountFen !== 0 && (
						<small>
							{customer.saved} <MoneyText fen={sale.totals.discountFen} />
						</small>
					)}
				</p>
				<MoneyText fen={sale.totals.totalFen} className={styles['hero'] ?? ''} />
			</div>
		</>
	);
}

function Change({ done }: { readonly done: SaleDoneView }) {
	const { customer } = useWords().app;
	return (
		<div className={styles['done']} role="status">
			<p>
				{customer.total} <MoneyText fen={done.totalFen} />
			</p>
			<p>
				{customer.given} <MoneyText fen={done.givenFen} />
			</p>
			<h1>{customer.change}</h1>
			<MoneyText fen={done.changeFen} className={styles['hero'] ?? ''} />
			<p>{customer.thanks}</p>
		</div>
	);
}
