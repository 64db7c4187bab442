/**
 * Refunds (退货): find the sale, choose what comes back, look at what it does, give it back. The
 * preview stands beside the choice all the time; the first Enter goes to it, the second does it.
 */
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { formatYuan } from '#shared/receipt/format.ts';
import { REFUND_REASONS } from '#shared/refund/reasons.ts';
import { sayFilled, sayRefusal } from '../app/say.ts';
import { useKeyLayer } from '../app/use-keyboard.ts';
import { useWords } from '../app/use-words.ts';
import { Button } from '../ui/button.tsx';
import { Choice } from '../ui/choice.tsx';
import { Field } from '../ui/field.tsx';
import { MoneyText } from '../ui/money-text.tsx';
import { NoticeBar } from '../ui/notice-bar.tsx';
import { allOf, RefundLines } from './refund-lines.tsx';
import { RefundPreview } from './refund-preview.tsx';
import { Unreceipted } from './unreceipted.tsx';
import { mayExchange, useRefund, type Refund } from './use-refund.ts';
import styles from './refund.module.css';

export function RefundScreen() {
	const refund = useRefund();
	const begin = useEffectEvent(() => {
		const query = new URLSearchParams(window.location.hash.split('?')[1] ?? '');
		const pos = Number(query.get('pos'));
		const receiptNo = query.get('receipt');
		if (pos > 0) void refund.find({ pos });
		else if (receiptNo !== null) void refund.find({ receiptNo });
	});
	useEffect(() => begin(), []);
	const [loose, setLoose] = useState(false);
	useKeyLayer({
		onScan: (receiptNo) => void refund.find({ receiptNo }),
		onKey: () => false,
	});
	if (loose && refund.done === undefined) {
		return <Unreceipted onDone={refund.finish} onClose={() => setLoose(false)} />;
	}
	if (refund.done !== undefined) return <Done refund={refund} />;
	if (refund.sale === undefined) {
		return <FindSale refund={refund} onUnreceipted={() => setLoose(true)} />;
	}
	return <Choose refund={refund} />;
}

type FindSaleProps = { readonly refund: Refund; readonly onUnreceipted: () => void };

function FindSale({ refund, onUnreceipted }: FindSaleProps) {
	const { refund: say } = useWords();
	const [text, setText] = useState('');
	return (
		<form
			className={styles['find']}
			onSubmit={(event) => {
				event.preventDefault();
				if (text.trim() !== '') void refund.find({ receiptNo: text.trim() });
			}}
		>
			<h2>{say.title}</h2>
			<Field
				label={say.find}
				hint={say.findHint}
				value={text}
				onChange={setText}
				maxLength={64}
				focusFirst
				large
			/>
			<Problem refund={refund} />
			<Button tone="accent" size="large" keyLabel="Enter" submit>
				{say.search}
			</Button>
			<Button tone="quiet" onPress={onUnreceipted}>
				{say.unreceipted}
			</Button>
		</form>
	);
}

function Choose({ refund }: { readonly refund: Refund }) {
	const { refund: say } = useWords();
	const { sale, choices, choose } = refund;
	const confirm = useRef<HTMLDivElement>(null);
	const toPreview = () => confirm.current?.querySelector('button')?.focus();
	const onAll = () => choose({ picked: allOf(refund) });
	useLineKeys({ onEnter: toPreview, onAll, onExchange: () => void refund.exchange() });
	const modes = sale?.mayVoid === true ? (['return', 'void'] as const) : (['return'] as const);
	return (
		<div className={styles['screen']}>
			<section className={styles['left']} aria-label={say.lines}>
				<header className={styles['head']}>
					<h2>{sale?.sale.receiptNo}</h2>
					<Button keyLabel="F8" onPress={onAll}>
						{say.all}
					</Button>
				</header>
				<RefundLines refund={refund} onEnter={toPreview} />
				<div className={styles['choices']}>
					{modes.length > 1 && (
						<Choice
							label={say.mode}
							options={modes.map((value) => ({ value, label: say.modes[value] }))}
							value={choices.mode}
							onChange={(mode) => choose({ mode })}
						/>
					)}
					<Choice
						label={say.reason}
						options={REFUND_REASONS.map((value) => ({ value, label: say.reasons[value] }))}
						value={choices.reason}
						onChange={(reason) => choose({ reason })}
					/>
					<WayChoice refund={refund} />
				</div>
			</section>
			<section className={styles['right']} aria-label={say.preview}>
				<RefundPreview plan={refund.plan} />
				<Problem refund={refund} />
				<div ref={confirm}>
					<Confirm refund={refund} />
				</div>
			</section>
		</div>
	);
}

/** Another way than it was paid, in cash or on a slip, asks a manager. */
function WayChoice({ refund }: { readonly refund: Refund }) {
	const { refund: say } = useWords();
	const isCashOnly = refund.sale?.tenders.every(({ kind }) => kind === 'cash') === true;
	const ways = (['original', 'cash', 'store-credit'] as const).filter((way) => {
		return way !== 'cash' || !isCashOnly;
	});
	return (
		<Choice
			label={say.way}
			options={ways.map((value) => ({ value, label: say.ways[value] }))}
			value={refund.choices.way}
			onChange={(way) => refund.choose({ way })}
		/>
	);
}

function Confirm({ refund }: { readonly refund: Refund }) {
	const { refund: say } = useWords();
	const { plan, busy, reference, setReference } = refund;
	return (
		<>
			{plan?.paidBack.some(({ method }) => method === 'transfer') === true && (
				<Field label={say.reference} value={reference} onChange={setReference} maxLength={40} />
			)}
			{plan?.needsApproval === true && <NoticeBar tone="amber" say={say.needsApproval} />}
			<Button
				tone="accent"
				size="hero"
				keyLabel="Enter"
				disabled={plan === undefined || busy}
				onPress={() => void refund.complete()}
			>
				{sayFilled(say.confirm, { amount: formatYuan(plan?.paidFen ?? 0) })}
			</Button>
			{mayExchange(refund.choices) && (
				<Button
					size="large"
					keyLabel="F9"
					disabled={plan === undefined || busy}
					onPress={() => void refund.exchange()}
				>
					{say.exchange.begin}
				</Button>
			)}
		</>
	);
}

function Done({ refund }: { readonly refund: Refund }) {
	const { refund: say } = useWords();
	const { done } = refund;
	useKeyLayer({
		onKey: ({ code }) => {
			if (code !== 'Enter' && code !== 'NumpadEnter') return false;
			refund.startOver();
			return true;
		},
	});
	if (done === undefined) return null;
	return (
		<div className={styles['done']} role="status">
			<p>{sayFilled(say.doneNo, { receiptNo: done.receiptNo })}</p>
			<MoneyText fen={done.paidFen} className={styles['hero'] ?? ''} />
			<p>{sayFilled(say.done, { amount: formatYuan(done.paidFen) })}</p>
			{done.cashFen > 0 && <b>{sayFilled(say.doneCash, { cash: formatYuan(done.cashFen) })}</b>}
			{done.slips.map(({ code, addedFen, balanceFen }) => (
				<p key={code}>
					{sayFilled(say.doneSlip, {
						code,
						added: formatYuan(addedFen),
						balance: formatYuan(balanceFen),
					})}
				</p>
			))}
			<Button tone="accent" size="large" keyLabel="Enter" onPress={refund.startOver}>
				{say.next}
			</Button>
		</div>
	);
}

function Problem({ refund }: { readonly refund: Refund }) {
	const words = useWords();
	if (refund.refusal === undefined) return null;
	const { say, next } = sayRefusal(words, refund.refusal);
	return <NoticeBar tone="red" say={say} next={next} alert />;
}

type LineKeys = {
	readonly onEnter: () => void;
	readonly onAll: () => void;
	readonly onExchange: () => void;
};

/** ↑↓ move between the quantities; Enter goes to the preview; F8 takes all, F9 exchanges. */
function useLineKeys({ onEnter, onAll, onExchange }: LineKeys): void {
	useKeyLayer({
		onKey: ({ code }) => {
			if (code === 'F8') {
				onAll();
				return true;
			}
			if (code === 'F9') {
				onExchange();
				return true;
			}
			if (code === 'ArrowDown' || code === 'ArrowUp') return step(code === 'ArrowDown' ? 1 : -1);
			const isEnter = code === 'Enter' || code === 'NumpadEnter';
			if (!isEnter || document.activeElement?.tagName === 'BUTTON') return false;
			onEnter();
			return true;
		},
	});
	useEffect(() => void step(1), []);
}

function step(by: 1 | -1): boolean {
	const active = document.activeElement;
	if (active instanceof HTMLInputElement && active.type === 'radio') return false;
	const fields = [...document.querySelectorAll<HTMLElement>('[data-refund-quantity]:enabled')];
	const at = active instanceof HTMLElement ? fields.indexOf(active) : -1;
	const next = fields[at < 0 ? 0 : Math.min(fields.length - 1, Math.max(0, at + by))];
	next?.focus();
	next?.scrollIntoView({ block: 'nearest' });
	return next !== undefined;
}
