/** One sale's receipt, drawn as its paper, and the copy that can be printed of it. */
import { useState } from 'react';
import type { CompletedSaleView } from '#shared/contract/views.ts';
import { formatYuan } from '#shared/receipt/format.ts';
import { logoFor, withLogo } from '#shared/receipt/logo.ts';
import type { ReceiptDocument } from '#shared/receipt/document.ts';
import { goTo } from '../app/route.ts';
import { sayFilled, sayRefusal } from '../app/say.ts';
import { useShell } from '../app/shell-parts.ts';
import { useKeyLayer } from '../app/use-keyboard.ts';
import { useWords } from '../app/use-words.ts';
import type { ClientRefusal } from '../terminal-client/open-client.ts';
import { useTerminal } from '../terminal-client/use-terminal.ts';
import { Button } from '../ui/button.tsx';
import { MoneyText } from '../ui/money-text.tsx';
import { NoticeBar } from '../ui/notice-bar.tsx';
import { GiftDialog } from './gift-dialog.tsx';
import { ReceiptPaper } from './receipt-paper.tsx';
import { useAsked } from './use-asked.ts';
import styles from './sales.module.css';

export type ReceiptPaneProps = {
	readonly sale: CompletedSaleView;
	readonly onReprinted: () => void;
};

export function ReceiptPane({ sale, onReprinted }: ReceiptPaneProps) {
	const words = useWords();
	const { sales: say } = words;
	const { document, goods, columns } = useReceipt(sale.pos);
	const [gift, setGift] = useState<'asked' | 'printed'>();
	const copying = useReprint(sale, onReprinted);
	const isSale = sale.kind === 'sale' || sale.kind === 'exchange';
	const mayReturn = isSale && sale.returnedFen < sale.totalFen;
	const startReturn = () => goTo(`refund?pos=${sale.pos}`);
	useKeyLayer({
		onKey: ({ code }) => {
			if (code === 'F11' && mayReturn) {
				startReturn();
				return true;
			}
			if (code === 'F10' && goods.length > 0) {
				setGift('asked');
				return true;
			}
			if (code !== 'F12') return false;
			setGift(undefined);
			copying.reprint();
			return true;
		},
	});
	return (
		<section
			className={styles['right']}
			aria-label={sayFilled(say.preview, { receiptNo: sale.receiptNo })}
		>
			<header className={styles['sum']}>
				<p>
					{sale.receiptNo}
					{sale.returnedFen > 0 && (
						<small>
							{sayFilled(words.refund.returned, { amount: formatYuan(sale.returnedFen) })}
						</small>
					)}
				</p>
				<MoneyText fen={sale.totalFen} className={styles['total'] ?? ''} />
			</header>
			{document === undefined ? (
				<div />
			) : (
				<ReceiptPaper
					document={document}
					columns={columns}
					label={sayFilled(say.preview, { receiptNo: sale.receiptNo })}
				/>
			)}
			<PaneActions
				sale={sale}
				copying={copying}
				gift={gift}
				onGift={goods.length === 0 ? undefined : () => setGift('asked')}
				onReturn={mayReturn ? startReturn : undefined}
			/>
			{gift === 'asked' && (
				<GiftDialog
					pos={sale.pos}
					goods={goods}
					onClose={() => setGift(undefined)}
					onPrinted={() => setGift('printed')}
				/>
			)}
		</section>
	);
}

type PaneActionsProps = {
	readonly sale: CompletedSaleView;
	readonly copying: ReturnType<typeof useReprint>;
	readonly gift: 'asked' | 'printed' | undefined;
	/** Undefined: nothing was sold. */
	readonly onGift: (() => void) | undefined;
	/** Undefined: nothing is left to come back. */
	readonly onReturn: (() => void) | undefined;
};

function PaneActions({ sale, copying, gift, onGift, onReturn }: PaneActionsProps) {
	const words = useWords();
	const { sales: say } = words;
	const { copies, refusal, reprint, busy } = copying;
	const said = refusal === undefined ? undefined : sayRefusal(words, refusal);
	return (
		<footer className={styles['actions']}>
			{said !== undefined && <NoticeBar tone="red" say={said.say} next={said.next} alert />}
			{said === undefined && copies > 0 && (
				<NoticeBar tone="plain" say={sayFilled(say.reprinted, { count: copies })} alert />
			)}
			{gift === 'printed' && <NoticeBar tone="plain" say={say.giftPrinted} alert />}
			<p>{sayFilled(say.nextMark, { count: Math.max(copies, sale.reprints) + 1 })}</p>
			<div className={styles['buttons']}>
				<Button
					size="large"
					keyLabel="F11"
					disabled={onReturn === undefined}
					onPress={() => onReturn?.()}
				>
					{words.refund.start}
				</Button>
				<Button
					size="large"
					keyLabel="F10"
					disabled={onGift === undefined}
					onPress={() => onGift?.()}
				>
					{say.gift}
				</Button>
				<Button size="large" keyLabel="F12" disabled={busy} onPress={reprint}>
					{say.reprint}
				</Button>
			</div>
		</footer>
	);
}

/** The receipt as it would be printed, the goods it sold, and the width of the store's paper. */
function useReceipt(pos: number) {
	const { client } = useTerminal();
	const { value } = useAsked(String(pos), async () => {
		const [found, settings] = await Promise.all([
			client.ask('sale/find', { pos }),
			client.ask('settings/get', {}),
		]);
		const columns = settings.ok ? settings.value.printer.columns : (48 as const);
		const logo = settings.ok ? logoFor(settings.value.receiptLogo, columns) : undefined;
		return {
			// Composed by the same code that composes it for the printer.
			document: found.ok ? withLogo(found.value.document as ReceiptDocument, logo) : undefined,
			goods: found.ok ? found.value.goods : [],
			columns,
		};
	});
	return { document: value?.document, goods: value?.goods ?? [], columns: value?.columns ?? 48 };
}

function useReprint(sale: CompletedSaleView, onReprinted: () => void) {
	const { client } = useTerminal();
	const { sounds } = useShell();
	const [copies, setCopies] = useState(0);
	const [refusal, setRefusal] = useState<ClientRefusal>();
	const [busy, setBusy] = useState(false);

	async function send(): Promise<void> {
		setBusy(true);
		const done = await client.ask('receipt/reprint', { pos: sale.pos });
		setBusy(false);
		setRefusal(done.ok ? undefined : done.refusal);
		if (!done.ok) {
			sounds.no();
			return;
		}
		setCopies(done.value.copyNo);
		onReprinted();
	}

	return {
		copies,
		refusal,
		busy,
		reprint: () => {
			if (!busy) void send();
		},
	};
}
