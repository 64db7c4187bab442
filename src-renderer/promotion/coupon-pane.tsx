/** Coupons: a code is looked up by scanning it, each kind with how many went out and came back. */
import { useState } from 'react';
import type { CouponKindView } from '#shared/contract/pricing-views.ts';
import type { RequestOutput } from '#shared/contract/terminal-contract.ts';
import { sayFilled, sayRefusal } from '../app/say.ts';
import { useShell } from '../app/shell-parts.ts';
import { useKeyLayer } from '../app/use-keyboard.ts';
import { useWords } from '../app/use-words.ts';
import type { ClientRefusal } from '../terminal-client/open-client.ts';
import { useTerminal } from '../terminal-client/use-terminal.ts';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { MoneyText } from '../ui/money-text.tsx';
import { NoticeBar } from '../ui/notice-bar.tsx';
import { Table } from '../ui/table.tsx';
import { IssueDialog } from './issue-dialog.tsx';
import styles from './promotion.module.css';

type FoundCoupon = RequestOutput<'coupon/find'>;

export type CouponPaneProps = {
	readonly kinds: readonly CouponKindView[];
	readonly onIssued: () => void;
};

export function CouponPane({ kinds, onIssued }: CouponPaneProps) {
	const { promotion } = useWords();
	const { coupons: say } = promotion;
	const [issuing, setIssuing] = useState(false);
	const [issued, setIssued] = useState('');
	useKeyLayer({
		onKey: ({ code, shift, control }) => {
			if (shift || control || code !== 'F9' || kinds.length === 0) return false;
			setIssuing(true);
			return true;
		},
	});
	return (
		<section className={styles['right']} aria-label={say.title}>
			<header className={styles['head']}>
				<h2>{say.title}</h2>
				<Button keyLabel="F9" disabled={kinds.length === 0} onPress={() => setIssuing(true)}>
					{say.issue}
				</Button>
			</header>
			<FindCoupon />
			{issued !== '' && <NoticeBar tone="green" say={issued} alert />}
			<div className={styles['table']}>
				<Table
					label={say.title}
					empty={say.none}
					rows={kinds}
					keyOf={({ kindId }) => kindId}
					columns={[
						{ id: 'name', title: say.name, cell: ({ name }) => name },
						{ id: 'issued', title: say.issued, figures: true, cell: (kind) => kind.issued },
						{ id: 'redeemed', title: say.redeemed, figures: true, cell: (kind) => kind.redeemed },
					]}
				/>
			</div>
			{issuing && (
				<IssueDialog
					kinds={kinds}
					onClose={() => setIssuing(false)}
					onIssued={({ coupons: made }) => {
						const [first] = made;
						setIssued(sayFilled(say.done, { count: made.length, first: first?.code ?? '' }));
						onIssued();
					}}
				/>
			)}
		</section>
	);
}

/** What became of one coupon; a scan anywhere on this screen asks too. */
function FindCoupon() {
	const { client } = useTerminal();
	const { sounds } = useShell();
	const words = useWords();
	const { coupons: say } = words.promotion;
	const [code, setCode] = useState('');
	const [found, setFound] = useState<FoundCoupon>();
	const [refusal, setRefusal] = useState<ClientRefusal>();

	async function find(text: string): Promise<void> {
		if (text.trim() === '') return;
		const answer = await client.ask('coupon/find', { code: text.trim() });
		setCode('');
		setFound(answer.ok ? answer.value : undefined);
		setRefusal(answer.ok ? undefined : answer.refusal);
		if (answer.ok) sounds.yes();
		else sounds.no();
	}

	useKeyLayer({ onKey: () => false, onScan: (text) => void find(text) });
	const said = refusal === undefined ? undefined : sayRefusal(words, refusal);
	return (
		<form
			className={styles['find']}
			onSubmit={(event) => {
				event.preventDefault();
				void find(code);
			}}
		>
			<Field label={say.find} value={code} onChange={setCode} focusFirst maxLength={400} />
			{said !== undefined && <NoticeBar tone="red" say={said.say} next={said.next} alert />}
			{found !== undefined && <Found coupon={found} />}
		</form>
	);
}

function Found({ coupon }: { readonly coupon: FoundCoupon }) {
	const { coupons: say } = useWords().promotion;
	const { code, name, state, validFrom, validUntil, receiptNo, amountFen } = coupon;
	return (
		<div className={styles['found']} role="status">
			<p>
				<strong>{name}</strong> <b data-state={state}>{say.states[state]}</b>
			</p>
			<p>
				{code} · {say.validFrom} {validFrom} {say.validUntil} {validUntil}
			</p>
			{receiptNo !== '' && (
				<p>
					{sayFilled(say.redeemedAt, { receiptNo })} <MoneyText fen={amountFen} />
				</p>
			)}
		</div>
	);
}
