/**
 * Deposits (定金): the orders that wait, overdue first, with what is still due of each; beside them
 * the chosen one with its payments. Enter brings it to the counter, F10 takes an instalment, F11
 * gives the money back, F8 shows whom to call. A scanned slip finds its order.
 */
import { useState } from 'react';
import type { DepositOrderView } from '#shared/contract/deposit-requests.ts';
import type { RevealReason } from '#shared/privacy/consent.ts';
import { sayFilled } from '../app/say.ts';
import { useKeyLayer } from '../app/use-keyboard.ts';
import { useWords } from '../app/use-words.ts';
import { RevealDialog } from '../member/reveal-dialog.tsx';
import { useRowKeys } from '../sales/use-row-keys.ts';
import { Field } from '../ui/field.tsx';
import { CancelDialog, PayDialog } from './order-dialogs.tsx';
import { OrderPane } from './order-pane.tsx';
import { OrderTable } from './order-table.tsx';
import { useOrders, type Orders } from './use-orders.ts';
import styles from './deposit.module.css';

type Asking = 'pay' | 'cancel' | 'phone';

export function DepositScreen() {
	const { deposit: say } = useWords();
	const [text, setText] = useState(startingText);
	const orders = useOrders(text.trim());
	const [chosen, setChosen] = useState<string>();
	const [asking, setAsking] = useState<Asking>();
	const listed = orders.listed?.orders ?? [];
	const isAnswered = orders.listed?.text === text.trim();
	const order = orderShown(listed, { chosen, isSought: isAnswered && text.trim() !== '' });

	function choose(orderNo: string): void {
		orders.forget();
		setChosen(orderNo);
	}

	function collect(): void {
		if (order !== undefined) void orders.collect(order);
	}

	useRowKeys({
		keys: listed.map(({ orderNo }) => orderNo),
		chosen: order?.orderNo,
		onChoose: choose,
	});
	useKeyLayer({
		onScan: (code) => {
			orders.forget();
			setChosen(undefined);
			setText(code.trim());
		},
		onKey: ({ code }) => {
			if (order === undefined) return false;
			if (code === 'Enter' || code === 'NumpadEnter') collect();
			else if (code === 'F10') setAsking(mayPay(order) ? 'pay' : undefined);
			else if (code === 'F11') setAsking('cancel');
			else if (code === 'F8') setAsking(order.phone === '' ? undefined : 'phone');
			else return false;
			return true;
		},
	});
	const close = () => setAsking(undefined);
	return (
		<div className={styles['screen']}>
			<section className={styles['left']} aria-label={say.list}>
				<Head text={text} orders={orders} onSearch={setText} onEnter={collect} />
				<OrderTable
					orders={orders.listed}
					chosen={order?.orderNo}
					searched={text.trim() !== ''}
					onChoose={choose}
				/>
			</section>
			<OrderPane
				order={order}
				orders={orders}
				onPay={() => setAsking('pay')}
				onCancel={() => setAsking('cancel')}
				onReveal={() => setAsking('phone')}
			/>
			{order !== undefined && (
				<AskedDialog asking={asking} order={order} orders={orders} onClose={close} />
			)}
		</div>
	);
}

type AskedDialogProps = {
	readonly asking: Asking | undefined;
	readonly order: DepositOrderView;
	readonly orders: Orders;
	readonly onClose: () => void;
};

/** What is being asked about the chosen order. */
function AskedDialog({ asking, order, orders, onClose }: AskedDialogProps) {
	const { take } = useWords().deposit;
	switch (asking) {
		case undefined:
			return null;
		case 'pay':
			return <PayDialog order={order} orders={orders} onClose={onClose} />;
		case 'cancel':
			return <CancelDialog order={order} orders={orders} onClose={onClose} />;
		case 'phone': {
			const ask = (reason: RevealReason) => orders.revealPhone(order, reason);
			return <RevealDialog field={take.phone} ask={ask} onClose={onClose} />;
		}
	}
}

type HeadProps = {
	readonly text: string;
	readonly orders: Orders;
	readonly onSearch: (text: string) => void;
	readonly onEnter: () => void;
};

/** What is searched for, and what all open orders come to. */
function Head({ text, orders: { listed }, onSearch, onEnter }: HeadProps) {
	const { deposit: say } = useWords();
	return (
		<form
			className={styles['head']}
			onSubmit={(event) => {
				event.preventDefault();
				onEnter();
			}}
		>
			<Field
				label={say.search}
				hint={say.searchHint}
				type="search"
				value={text}
				onChange={onSearch}
				focusFirst
				maxLength={40}
			/>
			{listed !== undefined && (
				<p>{sayFilled(say.open, { count: listed.openCount, held: listed.heldFen })}</p>
			)}
		</form>
	);
}

/** What stands on the counter is paid there. */
function mayPay({ balanceFen, onCounter }: DepositOrderView): boolean {
	return balanceFen > 0 && !onCounter;
}

/** Somebody scanned a slip at the checkout: `#/deposit?order=…`. */
function startingText(): string {
	const query = new URLSearchParams(window.location.hash.split('?')[1] ?? '');
	return query.get('order') ?? '';
}

/** The chosen order; the only one found is chosen already. */
function orderShown(
	orders: readonly DepositOrderView[],
	{ chosen, isSought }: { readonly chosen: string | undefined; readonly isSought: boolean },
): DepositOrderView | undefined {
	const found = orders.find(({ orderNo }) => orderNo === chosen);
	return found ?? (isSought && orders.length === 1 ? orders[0] : undefined);
}
