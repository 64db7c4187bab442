/** The gift receipt (礼品小票) of a sale: all its goods, or those somebody picks with a finger. */
import { useState } from 'react';
import type { RequestOutput } from '#shared/contract/terminal-contract.ts';
import { formatQuantity } from '#shared/receipt/format.ts';
import { sayRefusal } from '../app/say.ts';
import { useShell } from '../app/shell-parts.ts';
import { useWords } from '../app/use-words.ts';
import type { ClientRefusal } from '../terminal-client/open-client.ts';
import { useTerminal } from '../terminal-client/use-terminal.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { NoticeBar } from '../ui/notice-bar.tsx';
import styles from './sales.module.css';

export type SoldGoods = RequestOutput<'sale/find'>['goods'];

export type GiftDialogProps = {
	readonly pos: number;
	readonly goods: SoldGoods;
	readonly onClose: () => void;
	readonly onPrinted: () => void;
};

export function GiftDialog({ pos, goods, onClose, onPrinted }: GiftDialogProps) {
	const words = useWords();
	const { sales: say } = words;
	const { left, toggle, print, refusal, busy } = useGift({ pos, goods, onPrinted });
	const chosen = goods.length - left.size;
	const said = refusal === undefined ? undefined : sayRefusal(words, refusal);
	return (
		<Dialog
			title={say.gift}
			onClose={onClose}
			onKey={({ code }) => {
				if (code !== 'Enter' && code !== 'NumpadEnter') return false;
				print();
				return true;
			}}
			actions={
				<Button tone="accent" keyLabel="Enter" disabled={busy || chosen === 0} onPress={print}>
					{say.giftPrint}
				</Button>
			}
		>
			<p>{say.giftLead}</p>
			<div className={styles['gift']} role="group" aria-label={say.giftGoods}>
				{goods.map(({ n, name, quantityMilli, unit }) => (
					<Button key={n} pressed={!left.has(n)} onPress={() => toggle(n)}>
						{name} × {formatQuantity(quantityMilli)}
						{unit}
					</Button>
				))}
			</div>
			{said !== undefined && <NoticeBar tone="red" say={said.say} next={said.next} alert />}
		</Dialog>
	);
}

function useGift({ pos, goods, onPrinted }: Omit<GiftDialogProps, 'onClose'>) {
	const { client } = useTerminal();
	const { sounds } = useShell();
	const [left, setLeft] = useState<ReadonlySet<number>>(new Set());
	const [refusal, setRefusal] = useState<ClientRefusal>();
	const [busy, setBusy] = useState(false);

	async function send(): Promise<void> {
		setBusy(true);
		const lines = goods.map(({ n }) => n).filter((n) => !left.has(n));
		const some = left.size === 0 ? {} : { lines };
		const done = await client.ask('receipt/gift', { pos, ...some });
		setBusy(false);
		if (done.ok) return onPrinted();
		setRefusal(done.refusal);
		sounds.no();
	}

	return {
		/** Numbers of the lines that are not given away. */
		left,
		refusal,
		busy,
		toggle: (n: number) => {
			setLeft((before) => {
				const after = new Set(before);
				if (!after.delete(n)) after.add(n);
				return after;
			});
		},
		print: () => {
			if (!busy && left.size < goods.length) void send();
		},
	};
}
