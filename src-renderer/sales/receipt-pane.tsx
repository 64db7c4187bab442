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
	const { document, columns } = useReceipt(sale.pos);
	const { copies, refusal, reprint, busy } = useReprint(sale, onReprinted);
	const isSale = sale.kind === 'sale' || sale.kind === 'exchange';
	const mayReturn = isSale && sale.returnedFen < sale.totalFen;
	useKeyLayer({
		onKey: ({ code }) => {
			if (code === 'F11' && mayReturn) {
				goTo(`refund?pos=${sale.pos}`);
				return true;
			}
			if (code !== 'F12') return false;
			reprint();
			return true;
		},
	});
	const said = refusal === undefined ? undefined : sayRefusal(words, refusal);
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
			<footer className={styles['actions']}>
				{said !== undefined && <NoticeBar tone="red" say={said.say} next={said.next} alert />}
				{said === undefined && copies > 0 && (
					<NoticeBar tone="plain" say={sayFilled(say.reprinted, { count: copies })} alert />
				)}
				<p>{sayFilled(say.nextMark, { count: Math.max(copies, sale.reprints) + 1 })}</p>
				<div className={styles['buttons']}>
					<Button
						size="large"
						keyLabel="F11"
						disabled={!mayReturn}
						onPress={() => goTo(`refund?pos=${sale.pos}`)}
					>
						{words.refund.start}
					</Button>
					<Button size="large" keyLabel="F12" disabled={busy} onPress={reprint}>
						{say.reprint}
					</Button>
				</div>
			</footer>
		</section>
	);
}

/** The receipt as it would be printed, and the width of the store's paper. */
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
			columns,
		};
	});
	return { document: value?.document, columns: value?.columns ?? 48 };
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
