/**
 * What comes back with the basket (换货), as negative rows under the new goods, and what the two come
 * to. The figures are main's: what is shown here is what will be posted.
 */
import type { ExchangeView } from '#shared/contract/exchange-view.ts';
import { formatQuantity } from '#shared/receipt/format.ts';
import { sayFilled, sayRefusal } from '../app/say.ts';
import { useWords } from '../app/use-words.ts';
import type { ClientRefusal } from '../terminal-client/open-client.ts';
import { Button } from '../ui/button.tsx';
import { MoneyText } from '../ui/money-text.tsx';
import { dropExchange } from './exchange-steps.ts';
import { useCounter, useDesk, useSale } from './use-desk.ts';
import styles from './exchange.module.css';

export function ExchangeRows() {
	const desk = useDesk();
	const words = useWords();
	const { mode } = useCounter();
	const { exchange: say, dispositions } = words.refund;
	const sale = useSale().sale;
	const exchange = sale?.totals.exchange;
	if (exchange === undefined) return null;
	return (
		<section className={styles['returned']} aria-label={say.rows}>
			<header>
				<span>{sayFilled(say.of, { receiptNo: exchange.receiptNo })}</span>
				{mode !== 'tender' && (
					<Button tone="quiet" onPress={() => dropExchange(desk)}>
						{say.drop}
					</Button>
				)}
			</header>
			<ul>
				{exchange.lines.map(({ n, name, unit, quantityMilli, netFen, disposition }) => (
					<li key={n}>
						<span>
							{name}
							{disposition === 'write-off' && <em>{dispositions[disposition]}</em>}
						</span>
						<span>
							−{formatQuantity(quantityMilli)}
							<small>{unit}</small>
						</span>
						<MoneyText fen={-netFen} bare />
					</li>
				))}
			</ul>
			<Aside exchange={exchange} />
			{exchange.setAside === undefined && sale?.totals.lineCount === 0 && (
				<p className={styles['hint']}>{say.scanNew}</p>
			)}
		</section>
	);
}

/** Somebody gave the same goods back meanwhile, or the like: it counts for nothing by now. */
function Aside({ exchange }: { readonly exchange: ExchangeView }) {
	const words = useWords();
	if (exchange.setAside === undefined) return null;
	const { say, next } = sayRefusal(words, exchange.setAside as ClientRefusal);
	return (
		<p className={styles['hint']} data-tone="stop" role="status">
			<strong>{say}</strong> {next}
		</p>
	);
}

/** The hero figure of an exchange: what is to pay on top, or what is given back. */
export function ExchangeFigure({ exchange }: { readonly exchange: ExchangeView }) {
	const { exchange: say } = useWords().refund;
	const { backFen, dueFen } = exchange;
	return (
		<>
			<h2>{backFen > 0 ? say.toGive : say.toPay}</h2>
			<MoneyText fen={backFen > 0 ? backFen : dueFen} className={styles['hero'] ?? ''} />
		</>
	);
}

/** How the figure came about, in one line: 新商品 ¥13.80, 退回 −¥9.00. */
export function ExchangeFacts({ exchange, goodsFen }: FactsProps) {
	const { exchange: say, pointsCharged: sayCharged, lateBonus: sayLate } = useWords().refund;
	const { creditFen, totalFen, backFen, dueFen } = exchange;
	const { roundingFen, pointsCharged: charged, lateBonus: late } = exchange;
	return (
		<p className={styles['facts']}>
			<span>
				{say.goods} <MoneyText fen={backFen > 0 ? creditFen : goodsFen} />
			</span>
			<span>
				{say.credit} <MoneyText fen={-totalFen} />
			</span>
			{roundingFen !== 0 && (
				<span>
					{say.rounding} <MoneyText fen={backFen > 0 ? roundingFen : -roundingFen} />
				</span>
			)}
			{charged !== undefined && (
				<span>
					{sayFilled(sayCharged, { points: charged.points })} <MoneyText fen={charged.amountFen} />
				</span>
			)}
			{late !== undefined && (
				<span>
					{sayFilled(sayLate, { date: late.until })} <MoneyText fen={late.amountFen} />
				</span>
			)}
			{backFen === 0 && dueFen === 0 && goodsFen > 0 && <span>{say.even}</span>}
		</p>
	);
}

type FactsProps = { readonly exchange: ExchangeView; readonly goodsFen: number };

/** The tender of an exchange that gives money back: how much, and in which way it leaves. */
export function GiveBack({ exchange, goodsFen }: FactsProps) {
	const words = useWords();
	const { exchange: say, tenders } = words.refund;
	const names: Readonly<Record<string, string>> = tenders;
	const { backFen, paidBack } = exchange;
	return (
		<div className={styles['give']} role="status">
			<div className={styles['figure']}>
				<ExchangeFigure exchange={exchange} />
			</div>
			<ExchangeFacts exchange={exchange} goodsFen={goodsFen} />
			<ul>
				{paidBack.map(({ kind, method, paidFen }) => (
					<li key={`${kind} ${method}`}>
						<span>{names[method === '' ? kind : method] ?? method}</span>
						<MoneyText fen={paidFen} />
					</li>
				))}
			</ul>
			<p className={styles['hint']}>{backFen > 0 ? say.hint : say.even}</p>
		</div>
	);
}
