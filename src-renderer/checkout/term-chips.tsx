/** What was agreed about this sale, each with the way to take it back: discounts, coupons, a note. */
import type { SaleTotals } from '#shared/contract/views.ts';
import { sayFilled } from '../app/say.ts';
import { useWords } from '../app/use-words.ts';
import { Button } from '../ui/button.tsx';
import { MoneyText } from '../ui/money-text.tsx';
import { selectedLine } from './counter-state.ts';
import {
	openSalesperson,
	removeCoupon,
	removeNote,
	removeOrderDiscount,
	removeSmallChange,
} from './pricing-steps.ts';
import { togglePoints } from './points-steps.ts';
import { runAction } from './run-action.ts';
import { sayAside } from './say-pricing.ts';
import { openTechnician } from './technician-steps.ts';
import { useCounter, useDesk, useSale } from './use-desk.ts';
import styles from './pricing.module.css';

type Chip = {
	readonly id: string;
	readonly name: string;
	readonly amountFen?: number;
	readonly setAside?: { readonly code: string } | undefined;
	readonly remove: () => void;
};

export function TermChips({ totals }: { readonly totals: SaleTotals }) {
	const desk = useDesk();
	const words = useWords();
	const { terms, keys } = words.checkout;
	const chips = useChips(totals);
	return (
		<div className={styles['chips']} role="group" aria-label={terms.title}>
			{chips.map(({ id, name, amountFen, setAside, remove }) => (
				<span
					key={id}
					className={styles['chip']}
					data-chip=""
					data-aside={setAside === undefined ? undefined : ''}
					title={setAside === undefined ? name : sayAside(words, setAside)}
				>
					<span className={styles['cut']}>{name}</span>
					{setAside === undefined ? (
						amountFen !== undefined && <MoneyText fen={-amountFen} />
					) : (
						<em>{terms.setAside}</em>
					)}
					<Button tone="quiet" label={sayFilled(terms.remove, { name })} onPress={remove}>
						✕
					</Button>
				</span>
			))}
			<PointsOffer totals={totals} />
			<NoPoints totals={totals} />
			{totals.note === '' && (
				<Button tone="quiet" keyLabel="Ctrl+E" onPress={() => void runAction(desk, 'note')}>
					{keys.note}
				</Button>
			)}
			<Button tone="quiet" keyLabel="Ctrl+D" onPress={() => openSalesperson(desk)}>
				{keys.salesperson}
			</Button>
			<TechnicianKey />
		</div>
	);
}

/** Only where the selected line is a service: goods are done by nobody. */
function TechnicianKey() {
	const desk = useDesk();
	const { keys } = useWords().checkout;
	const { selected } = useCounter();
	const line = selectedLine(useSale(), selected);
	if (line?.service !== true) return null;
	return (
		<Button tone="quiet" keyLabel="Ctrl+K" onPress={() => openTechnician(desk)}>
			{keys.technician}
		</Button>
	);
}

/**
 * Why this sale will earn no points (PTS-8), or that they wait for a suspended primary: the cashier
 * says so before it is paid.
 */
function NoPoints({ totals: { points } }: { readonly totals: SaleTotals }) {
	const { slip } = useWords().points;
	if (points?.withheld === undefined && points?.waits !== true) return null;
	return (
		<span className={styles['chip']} data-chip="" data-aside="" role="status">
			<span className={styles['cut']}>
				{points.withheld === undefined ? slip.waits : slip.withheld[points.withheld]}
			</span>
		</span>
	);
}

/** Live 可抵: what the member's points would take off now. */
function PointsOffer({ totals: { points } }: { readonly totals: SaleTotals }) {
	const desk = useDesk();
	const { points: say } = useWords();
	if (points === undefined || points.mostUseful === 0 || points.used > 0) return null;
	return (
		<Button tone="quiet" keyLabel="F8" onPress={() => togglePoints(desk)}>
			{sayFilled(say.canTake, { points: points.mostUseful, fen: points.mostUsefulFen })}
		</Button>
	);
}

function useChips(totals: SaleTotals): Chip[] {
	const desk = useDesk();
	const words = useWords();
	const { adjustments, terms } = words.checkout;
	const { orderDiscount, smallChange, coupons, note, points } = totals;
	const chips: Chip[] = coupons.map(({ code, name, amountFen, setAside }) => {
		const remove = () => removeCoupon(desk, code);
		return { id: code, name: name === '' ? code : name, amountFen, setAside, remove };
	});
	if (orderDiscount !== undefined) {
		const { kind, figure, amountFen, setAside } = orderDiscount;
		const what = adjustments.order_discount;
		const name =
			kind === 'percent' ? sayFilled(terms.percent, { name: what, charge: figure }) : what;
		const remove = () => removeOrderDiscount(desk);
		chips.push({ id: 'order', name, amountFen, setAside, remove });
	}
	if (smallChange !== undefined) {
		const { stepFen, amountFen, setAside } = smallChange;
		const remove = () => removeSmallChange(desk);
		chips.push({ id: 'small', name: terms.smallChange[stepFen], amountFen, setAside, remove });
	}
	if (points !== undefined && (points.used > 0 || points.setAside !== undefined)) {
		const { usedFen: amountFen, setAside } = points;
		const remove = () => togglePoints(desk);
		const name = points.as === 'tender' ? words.points.pays : adjustments.points;
		chips.push({ id: 'points', name, amountFen, setAside, remove });
	}
	if (note !== '') {
		chips.push({ id: 'note', name: `${terms.note}：${note}`, remove: () => removeNote(desk) });
	}
	return chips;
}
