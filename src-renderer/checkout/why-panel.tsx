/**
 * Why this price (为什么是这个价, I4): of the selected line and of the whole sale, what applied and what
 * it saved, what did not and why, and what would unlock more. It stands in the place of the pad and
 * takes no focus: keys and scans go on, ↑ ↓ choose the line, PgUp PgDn turn its page, Esc
 * closes.
 */
import { useRef } from 'react';
import type { PassedOverView } from '#shared/contract/pricing-views.ts';
import type { LineView, SaleTotals } from '#shared/contract/views.ts';
import { formatQuantity, formatYuanGrouped } from '#shared/receipt/format.ts';
import { sayFilled } from '../app/say.ts';
import { useKeyLayer } from '../app/use-keyboard.ts';
import { useWords } from '../app/use-words.ts';
import { Button } from '../ui/button.tsx';
import { MoneyText } from '../ui/money-text.tsx';
import { selectedLine } from './counter-state.ts';
import { patch } from './desk.ts';
import { sayIssues } from './next-steps.tsx';
import { nameAdjustment, sayAside, sayReason, sayUnlock } from './say-pricing.ts';
import { useCounter, useDesk, useSale } from './use-desk.ts';
import styles from './why.module.css';

export function WhyPanel() {
	const desk = useDesk();
	const now = useSale();
	const { selected } = useCounter();
	const { app, checkout } = useWords();
	const { why } = checkout;
	const line = selectedLine(now, selected);
	const box = useRef<HTMLDivElement>(null);
	useKeyLayer({
		onKey: ({ code }) => {
			const step = code === 'PageDown' ? 1 : code === 'PageUp' ? -1 : 0;
			if (step === 0) return false;
			box.current?.scrollBy(0, (step * box.current.clientHeight) / 2);
			return true;
		},
	});
	return (
		<section className={styles['why']} aria-label={why.title}>
			<header>
				<h2>{why.title}</h2>
				<Button tone="quiet" keyLabel="Esc" onPress={() => patch(desk, { explaining: false })}>
					{app.button.back}
				</Button>
			</header>
			<div ref={box} className={styles['parts']} tabIndex={0} role="region" aria-label={why.title}>
				{line === undefined || now.sale === undefined ? (
					<p className={styles['none']}>{checkout.empty.title}</p>
				) : (
					<>
						<LineWhy line={line} />
						<SaleWhy totals={now.sale.totals} />
					</>
				)}
			</div>
		</section>
	);
}

function LineWhy({ line }: { readonly line: LineView }) {
	const words = useWords();
	const { why, belowMinimum } = words.checkout;
	const { name, quantityMilli, unit, listPriceFen, baseFen, netFen, discountFen } = line;
	const price = `¥${formatYuanGrouped(listPriceFen)} × ${formatQuantity(quantityMilli)}${unit}`;
	return (
		<article>
			<h3>
				{why.line} <b>{name}</b>
				{line.belowMinimum && <em>{belowMinimum}</em>}
			</h3>
			<dl>
				<Row name={why.list} note={price} fen={baseFen} />
				{line.adjustments.map((adjustment, at) => (
					<Row
						key={`${adjustment.kind} ${adjustment.name} ${String(at)}`}
						name={nameAdjustment(words, adjustment)}
						note={sayReason(words, adjustment)}
						fen={-adjustment.amountFen}
						part
					/>
				))}
				<Total offFen={discountFen} priceFen={netFen} />
			</dl>
			{line.adjustments.length === 0 && <p className={styles['none']}>{why.noneOff}</p>}
			<PassedOver passedOver={line.passedOver} />
		</article>
	);
}

function SaleWhy({ totals }: { readonly totals: SaleTotals }) {
	const words = useWords();
	const { why, adjustments } = words.checkout;
	const { byKind, taxes, unlocks, willIssue, baseFen, discountFen, totalFen } = totals;
	return (
		<article>
			<h3>{why.sale}</h3>
			<dl>
				<Row name={why.list} fen={baseFen} />
				{byKind.map(({ kind, amountFen }) => (
					<Row key={kind} name={adjustments[kind]} fen={-amountFen} part />
				))}
				<Total offFen={discountFen} priceFen={totalFen} />
			</dl>
			<PassedOver passedOver={totals.passedOver} />
			<SetAside totals={totals} />
			{unlocks.length > 0 && (
				<ul className={styles['unlocks']} aria-label={why.unlocks}>
					{unlocks.map((unlock) => (
						<li key={`${unlock.name} ${String(unlock.needFen ?? unlock.needPieces)}`}>
							<strong>{sayUnlock(words, unlock)}</strong> {unlock.name}
						</li>
					))}
				</ul>
			)}
			{willIssue.length > 0 && <p className={styles['none']}>{sayIssues(words, willIssue)}</p>}
			<dl className={styles['taxes']}>
				{taxes.map(({ rateBp, netFen, taxFen }) => (
					<Row
						key={rateBp}
						name={sayFilled(why.tax, { rate: rateBp })}
						note={sayFilled(why.taxOn, { net: netFen })}
						fen={taxFen}
						quiet
					/>
				))}
			</dl>
		</article>
	);
}

type RowProps = {
	readonly name: string;
	readonly note?: string;
	readonly fen: number;
	/** One of those that make up the discount. */
	readonly part?: true;
	readonly quiet?: true;
};

function Row({ name, note, fen, part, quiet }: RowProps) {
	return (
		<div data-part={part === true ? '' : undefined} data-quiet={quiet === true ? '' : undefined}>
			<dt>
				{name} {note !== undefined && note !== '' && <small>{note}</small>}
			</dt>
			<dd>
				<MoneyText fen={fen} />
			</dd>
		</div>
	);
}

function Total({ offFen, priceFen }: { readonly offFen: number; readonly priceFen: number }) {
	const { why } = useWords().checkout;
	return (
		<div className={styles['total']}>
			<dt>
				{why.price}
				{offFen !== 0 && (
					<small data-off="">
						{why.off} <MoneyText fen={offFen} />
					</small>
				)}
			</dt>
			<dd>
				<MoneyText fen={priceFen} />
			</dd>
		</div>
	);
}

function PassedOver({ passedOver }: { readonly passedOver: readonly PassedOverView[] }) {
	const { why, adjustments } = useWords().checkout;
	if (passedOver.length === 0) return null;
	return (
		<ul className={styles['passed']} aria-label={why.passedOver}>
			{passedOver.map(({ name, why: reason, amountFen }, at) => (
				<li key={`${name} ${String(at)}`}>
					<span>{name === '' ? adjustments.line_discount : name}</span>
					<span>
						{why.reasons[reason]}
						{amountFen !== undefined && amountFen > 0 && (
							<small>{sayFilled(why.worth, { amount: amountFen })}</small>
						)}
					</span>
				</li>
			))}
		</ul>
	);
}

/** What was agreed and does not count at the moment, each with its reason. */
function SetAside({ totals }: { readonly totals: SaleTotals }) {
	const words = useWords();
	const { terms, adjustments } = words.checkout;
	const { coupons, orderDiscount, smallChange } = totals;
	const aside = [
		...coupons.map(({ name, code, setAside }) => ({ name: name === '' ? code : name, setAside })),
		{ name: adjustments.order_discount, setAside: orderDiscount?.setAside },
		{ name: adjustments.small_change, setAside: smallChange?.setAside },
	].flatMap(({ name, setAside }) => (setAside === undefined ? [] : [{ name, setAside }]));
	if (aside.length === 0) return null;
	return (
		<ul className={styles['passed']} aria-label={terms.setAside}>
			{aside.map(({ name, setAside }, at) => (
				<li key={`${name} ${String(at)}`}>
					<span>{name}</span>
					<span>{sayAside(words, setAside)}</span>
				</li>
			))}
		</ul>
	);
}
