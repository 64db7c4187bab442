/**
 * Goods without a receipt: scan what is on the counter, look at what it gives, have a manager
 * release it. The price is main's to say.
 */
import { useRef, useState } from 'react';
import type { RefundDoneView, RefundPlanView } from '#shared/contract/refund-requests.ts';
import { formatYuan } from '#shared/receipt/format.ts';
import { REFUND_REASONS, type RefundReason } from '#shared/refund/reasons.ts';
import { sayFilled, sayRefusal } from '../app/say.ts';
import { useShell } from '../app/shell-parts.ts';
import { useKeyLayer } from '../app/use-keyboard.ts';
import { useWords } from '../app/use-words.ts';
import type { ClientRefusal } from '../terminal-client/open-client.ts';
import { useTerminal } from '../terminal-client/use-terminal.ts';
import { Button } from '../ui/button.tsx';
import { Choice } from '../ui/choice.tsx';
import { Field } from '../ui/field.tsx';
import { NoticeBar } from '../ui/notice-bar.tsx';
import { RefundPreview } from './refund-preview.tsx';
import styles from './refund.module.css';

type Loose = {
	readonly productId: number;
	readonly name: string;
	readonly quantityText: string;
};

export type UnreceiptedProps = {
	readonly onDone: (done: RefundDoneView) => void;
	readonly onClose: () => void;
};

export function Unreceipted({ onDone, onClose }: UnreceiptedProps) {
	const words = useWords();
	const { refund: say } = words;
	const loose = useLoose(onDone);
	const [text, setText] = useState('');
	const [reason, setReason] = useState<RefundReason>('quality');
	useKeyLayer({ onScan: (code) => void loose.add(code), onKey: () => false });
	const said = loose.refusal === undefined ? undefined : sayRefusal(words, loose.refusal);
	return (
		<div className={styles['screen']}>
			<section className={styles['left']} aria-label={say.unreceipted}>
				<form
					className={styles['head']}
					onSubmit={(event) => {
						event.preventDefault();
						if (text.trim() !== '') void loose.add(text.trim());
						setText('');
					}}
				>
					<Field label={say.scanGoods} value={text} onChange={setText} maxLength={64} focusFirst />
					<Button onPress={onClose}>{say.withReceipt}</Button>
				</form>
				<LooseLines loose={loose} />
				<div className={styles['choices']}>
					<Choice
						label={say.reason}
						options={REFUND_REASONS.map((value) => ({ value, label: say.reasons[value] }))}
						value={reason}
						onChange={setReason}
					/>
				</div>
			</section>
			<section className={styles['right']} aria-label={say.preview}>
				<RefundPreview plan={loose.plan} />
				{said !== undefined && <NoticeBar tone="red" say={said.say} next={said.next} alert />}
				<div>
					{loose.plan?.needsApproval === true && <NoticeBar tone="amber" say={say.needsApproval} />}
					<Button
						tone="accent"
						size="hero"
						disabled={loose.plan === undefined || loose.busy}
						onPress={() => void loose.complete(reason)}
					>
						{sayFilled(say.confirm, { amount: formatYuan(loose.plan?.paidFen ?? 0) })}
					</Button>
				</div>
			</section>
		</div>
	);
}

function LooseLines({ loose }: { readonly loose: ReturnType<typeof useLoose> }) {
	const { refund: say } = useWords();
	return (
		<div className={styles['scroll']} tabIndex={0} role="region" aria-label={say.lines}>
			<table className={styles['lines']}>
				<thead>
					<tr>
						<th scope="col">{say.columns.item}</th>
						<th scope="col">{say.columns.quantity}</th>
					</tr>
				</thead>
				<tbody>
					{loose.lines.map(({ productId, name, quantityText }) => (
						<tr key={productId} data-picked="">
							<td>
								<b>{name}</b>
							</td>
							<td>
								<div className={styles['quantity']}>
									<input
										aria-label={sayFilled(say.quantityOf, { name })}
										inputMode="decimal"
										autoComplete="off"
										value={quantityText}
										onChange={(event) => loose.change(productId, event.target.value.trim())}
									/>
								</div>
							</td>
						</tr>
					))}
				</tbody>
			</table>
		</div>
	);
}

/** The goods on the counter, the preview of them, and giving the money. */
function useLoose(onDone: (done: RefundDoneView) => void) {
	const { client } = useTerminal();
	const { sounds } = useShell();
	const [lines, setLines] = useState<readonly Loose[]>([]);
	const [plan, setPlan] = useState<RefundPlanView>();
	const [refusal, setRefusal] = useState<ClientRefusal>();
	const [busy, setBusy] = useState(false);
	const round = useRef(0);

	async function put(next: readonly Loose[]): Promise<void> {
		setLines(next);
		round.current += 1;
		const mine = round.current;
		const planned = await client.ask('refund/preview-unreceipted', wantedOf(next));
		if (mine !== round.current) return;
		setPlan(planned.ok ? planned.value : undefined);
		setRefusal(planned.ok ? undefined : planned.refusal);
	}

	async function add(text: string): Promise<void> {
		const found = await client.ask('product/check-price', { text });
		if (!found.ok) {
			sounds.no();
			setRefusal(found.refusal);
			return;
		}
		sounds.yes();
		const { productId, name } = found.value.product;
		const known = lines.find((line) => line.productId === productId);
		const more = String(Number(known?.quantityText ?? '0') + 1);
		const line = { productId, name, quantityText: Number.isNaN(Number(more)) ? '1' : more };
		await put([...lines.filter((one) => one.productId !== productId), line]);
	}

	async function complete(reason: RefundReason): Promise<void> {
		if (plan === undefined || busy) return;
		setBusy(true);
		const input = { ...wantedOf(lines), reason, expectedPaidFen: plan.paidFen };
		const given = await client.ask('refund/complete-unreceipted', input);
		setBusy(false);
		setRefusal(given.ok ? undefined : given.refusal);
		if (given.ok) {
			sounds.yes();
			onDone(given.value);
		} else sounds.no();
	}

	const change = (productId: number, quantityText: string) =>
		void put(
			lines.map((line) => (line.productId === productId ? { ...line, quantityText } : line)),
		);
	return { lines, plan, refusal, busy, add, change, complete };
}

function wantedOf(lines: readonly Loose[]) {
	const asked = lines.filter(({ quantityText }) => quantityText !== '');
	return { lines: asked.map(({ productId, quantityText }) => ({ productId, quantityText })) };
}
