/** Shift+F6: the parked sales, newest first; Enter takes one back (取单). */
import { useEffect, useRef, useState } from 'react';
import { localTime, type Instant } from '#shared/kernel/time.ts';
import type { RequestOutput } from '#shared/contract/terminal-contract.ts';
import type { KeyPress } from '../../app/key-layers.ts';
import { sayFilled, sayRefusal } from '../../app/say.ts';
import { useWords } from '../../app/use-words.ts';
import type { ClientRefusal } from '../../terminal-client/open-client.ts';
import { useStore, useTerminal } from '../../terminal-client/use-terminal.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { MoneyText } from '../../ui/money-text.tsx';
import { NoticeBar } from '../../ui/notice-bar.tsx';
import { answer, closeDialog, patch, type Desk } from '../desk.ts';
import { useDesk } from '../use-desk.ts';
import styles from './dialogs.module.css';

type Parked = RequestOutput<'sale/list-parked'>['parked'][number];

export function RecallDialog() {
	const desk = useDesk();
	const words = useWords();
	const { recall, keys } = words.checkout;
	const [parked, setParked] = useState<readonly Parked[]>();
	const [at, setAt] = useState(0);
	const [refusal, setRefusal] = useState<ClientRefusal>();
	// Pressed twice, a sale is taken back once.
	const busy = useRef(false);
	useEffect(() => {
		desk.client.ask('sale/list-parked', {}).then((listed) => {
			if (listed.ok) setParked(listed.value.parked);
			else setRefusal(listed.refusal);
		}, desk.onFailure);
	}, [desk]);

	async function take(saleId: string | undefined): Promise<void> {
		if (saleId === undefined || busy.current) return;
		busy.current = true;
		const refused = await takeBack(desk, saleId);
		busy.current = false;
		if (refused === undefined) return;
		desk.sounds.no();
		setRefusal(refused);
	}

	const count = parked?.length ?? 0;
	const takeChosen = () => void take(parked?.[at]?.saleId).catch(desk.onFailure);
	function onKey({ code }: KeyPress): boolean {
		if (code === 'ArrowDown') setAt(Math.min(at + 1, count - 1));
		else if (code === 'ArrowUp') setAt(Math.max(at - 1, 0));
		else if (code === 'Enter' || code === 'NumpadEnter') takeChosen();
		else return false;
		return true;
	}

	const said = refusal === undefined ? undefined : sayRefusal(words, refusal);
	return (
		<Dialog
			title={recall.title}
			onClose={() => closeDialog(desk)}
			onKey={onKey}
			actions={
				<Button tone="accent" keyLabel="Enter" disabled={count === 0} onPress={takeChosen}>
					{keys.recall}
				</Button>
			}
		>
			{said !== undefined && <NoticeBar tone="red" say={said.say} next={said.next} alert />}
			{parked !== undefined && count === 0 && <p className={styles['none']}>{recall.none}</p>}
			<div
				className={styles['list']}
				role={count === 0 ? undefined : 'listbox'}
				aria-label={count === 0 ? undefined : recall.list}
				tabIndex={-1}
				hidden={count === 0}
			>
				{parked?.map((sale, index) => (
					<ParkedRow
						key={sale.saleId}
						sale={sale}
						chosen={index === at}
						onChoose={() => void take(sale.saleId).catch(desk.onFailure)}
					/>
				))}
			</div>
		</Dialog>
	);
}

async function takeBack(desk: Desk, saleId: string): Promise<ClientRefusal | undefined> {
	const { dialog } = desk.state.get();
	const recalled = await desk.client.ask('sale/recall', { saleId });
	if (!recalled.ok) return recalled.refusal;
	desk.sale.replace(recalled.value);
	closeDialog(desk, dialog);
	patch(desk, { mode: 'basket', selected: undefined });
	answer(desk, 'recalled');
	return undefined;
}

type ParkedRowProps = {
	readonly sale: Parked;
	readonly chosen: boolean;
	readonly onChoose: () => void;
};

function ParkedRow({ sale, chosen, onChoose }: ParkedRowProps) {
	const { checkout } = useWords();
	const { status } = useStore(useTerminal().status);
	const { time } = localTime(sale.parkedAtMs as Instant, status?.store.timeZone ?? 'Asia/Shanghai');
	return (
		<button
			type="button"
			role="option"
			aria-selected={chosen}
			className={styles['row']}
			tabIndex={-1}
			onMouseDown={(event) => event.preventDefault()}
			onClick={onChoose}
		>
			<b>
				{sale.label === '' ? checkout.recall.unlabelled : sale.label}
				<small>{sale.firstNames.join('、')}</small>
			</b>
			<span className={styles['stock']}>
				{time.slice(0, 5)} · {sayFilled(checkout.lines, { count: sale.lineCount })}
			</span>
			<span className={styles['figure']}>
				<MoneyText fen={sale.totalFen} />
			</span>
		</button>
	);
}
