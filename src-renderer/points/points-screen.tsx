/**
 * Points (积分) in the back office: the rules with what ¥100 earns in each tier, the gifts, and
 * what a manager should look at.
 */
import { useState } from 'react';
import type { GiftView } from '#shared/contract/points-views.ts';
import { formatYuan } from '#shared/receipt/format.ts';
import { sayFilled } from '../app/say.ts';
import { useKeyLayer } from '../app/use-keyboard.ts';
import { useWords } from '../app/use-words.ts';
import { useAsked } from '../sales/use-asked.ts';
import { useTerminal } from '../terminal-client/use-terminal.ts';
import { Button } from '../ui/button.tsx';
import { NoticeBar } from '../ui/notice-bar.tsx';
import { Table, type Column } from '../ui/table.tsx';
import { AddGiftDialog } from './add-gift-dialog.tsx';
import { AlertTable } from './alert-table.tsx';
import { EndingTable } from './ending-table.tsx';
import { RulesDialog, type ShownRules } from './rules-dialog.tsx';
import { TierPreview } from './tier-preview.tsx';
import styles from './points.module.css';

export function PointsScreen() {
	const { client } = useTerminal();
	const { points: say } = useWords();
	const { value: got, again } = useAsked('', () => client.ask('points/book', {}));
	const { value: gifts, again: againGifts } = useAsked('', () => client.ask('points/gifts', {}));
	const [opened, setOpened] = useState<'rules' | 'gift'>();
	const [done, setDone] = useState('');
	const rules = got?.ok === true ? got.value : undefined;
	useKeyLayer({
		onKey: ({ code, control, shift }) => {
			if (control || shift || rules === undefined) return false;
			if (code === 'F8') setOpened('gift');
			else if (code === 'F12') setOpened('rules');
			else return false;
			return true;
		},
	});
	const close = () => setOpened(undefined);
	const saved = () => {
		setDone(say.rules.saved);
		again();
		againGifts();
	};
	return (
		<section className={styles['pane']} aria-label={say.title}>
			<header className={styles['head']}>
				<h2>{say.title}</h2>
			</header>
			<div className={styles['list']}>
				{rules !== undefined && <Rules rules={rules} />}
				<Gifts gifts={gifts?.ok === true ? gifts.value.gifts : []} />
				<EndingTable />
				<AlertTable />
			</div>
			<div className={styles['foot']}>
				{done !== '' && <NoticeBar tone="plain" say={done} alert />}
				<div className={styles['buttons']}>
					<Button size="large" keyLabel="F8" onPress={() => setOpened('gift')}>
						{say.rules.addGift}
					</Button>
					<Button size="large" keyLabel="F12" tone="accent" onPress={() => setOpened('rules')}>
						{say.rules.edit}
					</Button>
				</div>
			</div>
			{opened === 'rules' && rules !== undefined && (
				<RulesDialog rules={rules} onClose={close} onSaved={saved} />
			)}
			{opened === 'gift' && <AddGiftDialog onClose={close} onSaved={saved} />}
		</section>
	);
}

function Rules({ rules: { book } }: { readonly rules: ShownRules }) {
	const { rules: say } = useWords().points;
	const lines = [
		sayFilled(say.rateIs, { rate: formatYuan(book.rateBp / 100) }),
		sayFilled(say.valueIs, { value: formatYuan(book.valueFen) }),
		sayFilled(say.redeemIs, {
			least: book.redeemLeast,
			step: book.redeemStep,
			share: book.redeemShareBp / 100,
		}),
		sayFilled(say.isSo, { what: say.redeemAs, how: say.redeemWays[book.redeemAs] }),
		sayFilled(say.isSo, { what: say.clawBack, how: say.clawBacks[book.clawBack] }),
		sayFilled(say.lifeIs, {
			months: book.lifeMonths,
			perDay: book.earnsPerDay,
			perDevice: book.membersPerDevice,
		}),
	];
	return (
		<>
			<h3>{say.title}</h3>
			<ul className={styles['rules']}>
				{lines.map((line) => (
					<li key={line}>{line}</li>
				))}
			</ul>
			<TierPreview book={book} />
		</>
	);
}

function Gifts({ gifts }: { readonly gifts: readonly GiftView[] }) {
	const { rules: say } = useWords().points;
	const columns: readonly Column<GiftView>[] = [
		{ id: 'name', title: say.giftName, cell: ({ name }) => name },
		{ id: 'points', title: say.giftPoints, cell: ({ points }) => points, figures: true },
		{ id: 'stock', title: say.giftStock, cell: ({ stock }) => stock, figures: true },
	];
	return (
		<>
			<h3>{say.gifts}</h3>
			<Table
				label={say.gifts}
				columns={columns}
				rows={gifts.filter(({ active }) => active)}
				keyOf={({ giftId }) => giftId}
				empty={say.noGifts}
			/>
		</>
	);
}
