/**
 * The checkout (收银) on one screen: the basket with the scan bar under its last line, the figures
 * and the pad beside it, the keys below. The tender and the change take the place of the total;
 * nothing ever scrolls or changes page.
 */
import { useEffect } from 'react';
import { useShell } from '../app/shell-parts.ts';
import { useWords } from '../app/use-words.ts';
import { useTerminalEvent } from '../terminal-client/use-terminal.ts';
import { BasketHead } from './basket-head.tsx';
import { BasketList } from './basket-list.tsx';
import { CounterDialogs } from './counter-dialogs.tsx';
import { CounterPad, NextAction } from './counter-pad.tsx';
import { lookAtPrices, lookAtReceipt, patch, resume, showDone, type Desk } from './desk.ts';
import { DonePanel } from './done-panel.tsx';
import { ExchangeRows } from './exchange-rows.tsx';
import { useMemberPanel, useShownMember } from './use-member-panel.ts';
import { KeysRow } from './keys-row.tsx';
import { MemberSide } from './member-side.tsx';
import { PaymentRows } from './payment-list.tsx';
import { ScanBar } from './scan-bar.tsx';
import { TenderPanel } from './tender-panel.tsx';
import { TotalPanel } from './total-panel.tsx';
import { strayScan } from './typing-steps.ts';
import { useCheckoutKeys } from './use-checkout-keys.ts';
import { useCounter, useDesk, useSale } from './use-desk.ts';
import { WhyPanel } from './why-panel.tsx';
import styles from './checkout.module.css';

export function CheckoutScreen() {
	const desk = useDesk();
	const { checkout } = useWords();
	useEffect(() => resume(desk), [desk]);
	useCheckoutKeys(desk);
	useAnnouncements(desk);
	useMemberPanel(desk);
	return (
		<main className={styles['checkout']} aria-label={checkout.title}>
			<section className={styles['basket']} aria-label={checkout.basket}>
				<BasketHead />
				<BasketList />
				<ExchangeRows />
				<PaymentRows />
				<ScanBar />
			</section>
			<Till />
			<KeysRow />
			<CounterDialogs />
		</main>
	);
}

/**
 * The figures, and below them the pad. While a price is explained that stands there instead, and so
 * does the member on the sale until their panel is folded away.
 */
function Till() {
	const { explaining, mode } = useCounter();
	const isWhy = explaining && mode === 'basket';
	const member = useShownMember();
	return (
		<section className={styles['till']} data-explaining={isWhy ? '' : undefined}>
			<Figures />
			{isWhy ? <WhyPanel /> : member === undefined ? <CounterPad /> : <MemberSide panel={member} />}
			<NextAction />
		</section>
	);
}

function Figures() {
	const { mode, done } = useCounter();
	const { sale } = useSale();
	// Goods that came back since begin the next basket; the last one's change steps aside.
	const isNext = sale?.totals.exchange !== undefined && sale.saleId !== done?.saleId;
	if (mode === 'done' && isNext) return <TotalPanel />;
	switch (mode) {
		case 'tender':
			return <TenderPanel />;
		case 'done':
			return <DonePanel />;
		case 'basket':
			return <TotalPanel />;
	}
}

/** What the terminal says by itself, and what the keyboard could not place. */
function useAnnouncements(desk: Desk): void {
	const { strayScans, inputMethod } = useShell();
	useTerminalEvent('sale/completed', (done) => {
		// Completed elsewhere, or the reply was lost with the line: this sale is paid.
		if (desk.state.get().tender?.saleId === done.saleId) showDone(desk, done);
	});
	useTerminalEvent('catalog/changed', () => {
		lookAtPrices(desk).catch(desk.onFailure);
	});
	useTerminalEvent('print-job/changed', () => {
		lookAtReceipt(desk).catch(desk.onFailure);
	});
	useEffect(
		() => strayScans.add(({ text }) => void strayScan(desk, text).catch(desk.onFailure)),
		[desk, strayScans],
	);
	useEffect(
		() => inputMethod.add(() => patch(desk, { said: { kind: 'input-method' } })),
		[desk, inputMethod],
	);
}
