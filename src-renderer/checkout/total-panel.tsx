/** What the basket comes to. The figure is the hero; everything else is quiet. */
import type { SaleTotals } from '#shared/contract/views.ts';
import { sayFilled } from '../app/say.ts';
import { useWords } from '../app/use-words.ts';
import { MoneyText } from '../ui/money-text.tsx';
import { ExchangeFacts, ExchangeFigure } from './exchange-rows.tsx';
import { MemberChip } from './member-chip.tsx';
import { NextSteps } from './next-steps.tsx';
import { TermChips } from './term-chips.tsx';
import { useCounter, useSale } from './use-desk.ts';
import styles from './figures.module.css';

export function TotalPanel() {
	const { checkout } = useWords();
	const { sale } = useSale();
	const { done, explaining } = useCounter();
	const totals = sale?.totals;
	const exchange = totals?.exchange;
	const filled = totals !== undefined && totals.lineCount > 0;
	return (
		<div className={styles['panel']} data-state={explaining ? 'explaining' : 'basket'}>
			<MemberChip />
			{filled && !explaining && <NextSteps totals={totals} />}
			<div className={styles['figure']}>
				{exchange === undefined ? (
					<>
						<h2>{checkout.total}</h2>
						<MoneyText fen={totals?.totalFen ?? 0} className={styles['hero'] ?? ''} />
					</>
				) : (
					<ExchangeFigure exchange={exchange} />
				)}
			</div>
			{exchange !== undefined && (
				<ExchangeFacts exchange={exchange} goodsFen={totals?.totalFen ?? 0} />
			)}
			<Facts totals={totals} />
			{filled && !explaining && <TermChips totals={totals} />}
			{done !== undefined && !explaining && (
				<p className={styles['last']}>
					{checkout.done.last} <MoneyText fen={done.totalFen} /> · {checkout.done.change}{' '}
					<MoneyText fen={done.changeFen} />
				</p>
			)}
		</div>
	);
}

function Facts({ totals }: { readonly totals: SaleTotals | undefined }) {
	const { checkout } = useWords();
	return (
		<p className={styles['facts']}>
			<span>{sayFilled(checkout.pieces, { count: totals?.pieceCount ?? 0 })}</span>
			<span>{sayFilled(checkout.lines, { count: totals?.lineCount ?? 0 })}</span>
			{totals !== undefined && totals.discountFen !== 0 && (
				<span>
					{checkout.saved} <MoneyText fen={totals.discountFen} />
				</span>
			)}
			{totals?.taxAddedFen !== undefined && (
				<span>
					{checkout.tax} <MoneyText fen={totals.taxAddedFen} />
				</span>
			)}
			{totals !== undefined &&
				totals.cashDueFen !== (totals.exchange?.dueFen ?? totals.totalFen) && (
					<span>
						{checkout.cashDue} <MoneyText fen={totals.cashDueFen} />
					</span>
				)}
		</p>
	);
}
