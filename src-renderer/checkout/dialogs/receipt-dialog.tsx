/** A receipt was scanned: which sale it is, and the way to it. */
import type { CompletedSaleView } from '#shared/contract/views.ts';
import { localTime, type Instant } from '#shared/kernel/time.ts';
import { goTo } from '../../app/route.ts';
import { useWords } from '../../app/use-words.ts';
import { useStore, useTerminal } from '../../terminal-client/use-terminal.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { MoneyText } from '../../ui/money-text.tsx';
import { closeDialog } from '../desk.ts';
import { useDesk } from '../use-desk.ts';
import styles from './dialogs.module.css';

export function ReceiptDialog({ sale }: { readonly sale: CompletedSaleView }) {
	const desk = useDesk();
	const { checkout } = useWords();
	const { status } = useStore(useTerminal().status);
	const { date, time } = localTime(sale.atMs as Instant, status?.store.timeZone ?? 'Asia/Shanghai');
	const open = () => goTo(`sales?receipt=${encodeURIComponent(sale.receiptNo)}`);
	return (
		<Dialog
			title={checkout.sale.title}
			size="small"
			onClose={() => closeDialog(desk)}
			onKey={({ code }) => {
				if (code !== 'Enter' && code !== 'NumpadEnter') return false;
				open();
				return true;
			}}
			actions={
				<Button tone="accent" keyLabel="Enter" onPress={open}>
					{checkout.sale.open}
				</Button>
			}
		>
			<div className={styles['shown']}>
				<strong>{sale.receiptNo}</strong>
				<span className={styles['price']}>
					<MoneyText fen={sale.totalFen} />
				</span>
				<span>
					{date} {time.slice(0, 5)} · {sale.operator}
				</span>
			</div>
		</Dialog>
	);
}
