/**
 * F7: the coupons of this sale. Scan after scan puts coupons on, Del takes the chosen one off,
 * Enter with nothing typed is done. One that does not count says why; it stays good.
 */
import { useState } from 'react';
import type { BasketCouponView } from '#shared/contract/pricing-views.ts';
import type { KeyPress } from '../../app/key-layers.ts';
import { sayFilled, sayRefusal } from '../../app/say.ts';
import { useWords } from '../../app/use-words.ts';
import type { ClientRefusal } from '../../terminal-client/open-client.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { MoneyText } from '../../ui/money-text.tsx';
import { NoticeBar } from '../../ui/notice-bar.tsx';
import { closeDialog } from '../desk.ts';
import { addCoupon, removeCoupon } from '../pricing-steps.ts';
import { sayAside } from '../say-pricing.ts';
import { useDesk, useSale } from '../use-desk.ts';
import styles from './dialogs.module.css';

export function CouponDialog() {
	const desk = useDesk();
	const words = useWords();
	const { coupon: say } = words.checkout;
	const coupons = useSale().sale?.totals.coupons ?? [];
	const [text, setText] = useState('');
	const [at, setAt] = useState(0);
	const [refusal, setRefusal] = useState<ClientRefusal>();
	const chosen = Math.min(at, coupons.length - 1);

	async function add(code: string): Promise<void> {
		const refused = await addCoupon(desk, code.trim());
		setText('');
		setRefusal(refused);
		if (refused !== undefined) desk.sounds.no();
	}
	const put = (code: string) => void desk.queue.add(() => add(code));

	function onKey({ code }: KeyPress): boolean {
		if (code === 'ArrowDown') setAt(Math.min(chosen + 1, coupons.length - 1));
		else if (code === 'ArrowUp') setAt(Math.max(chosen - 1, 0));
		else return false;
		return true;
	}

	/** Del edits the field while something is typed in it. */
	function take({ code }: { readonly code: string }): void {
		const taken = coupons[chosen];
		if (code === 'Delete' && text === '' && taken !== undefined) removeCoupon(desk, taken.code);
	}

	const said = refusal === undefined ? undefined : sayRefusal(words, refusal);
	return (
		<Dialog title={say.title} onClose={() => closeDialog(desk)} onKey={onKey} onScan={put}>
			<form
				className={styles['form']}
				onKeyDown={take}
				onSubmit={(event) => {
					event.preventDefault();
					if (text.trim() === '') closeDialog(desk);
					else put(text);
				}}
			>
				<Field
					label={say.label}
					hint={say.hint}
					value={text}
					onChange={(next) => {
						setText(next);
						setRefusal(undefined);
					}}
					scan="capture"
					onScan={put}
					focusFirst
					large
					maxLength={400}
				/>
			</form>
			{said !== undefined && <NoticeBar tone="red" say={said.say} next={said.next} alert />}
			{coupons.length === 0 ? (
				<p className={styles['none']}>{say.none}</p>
			) : (
				<ul className={styles['coupons']} aria-label={say.list}>
					{coupons.map((coupon, index) => (
						<CouponRow key={coupon.code} coupon={coupon} isChosen={index === chosen} />
					))}
				</ul>
			)}
		</Dialog>
	);
}

type CouponRowProps = { readonly coupon: BasketCouponView; readonly isChosen: boolean };

function CouponRow({ coupon, isChosen }: CouponRowProps) {
	const desk = useDesk();
	const words = useWords();
	const { name, code, amountFen, setAside } = coupon;
	const aside = setAside === undefined ? undefined : sayAside(words, setAside);
	return (
		<li
			aria-current={isChosen ? true : undefined}
			data-aside={aside === undefined ? undefined : ''}
		>
			<b>
				{name === '' ? code : name}
				<small>{aside ?? code}</small>
			</b>
			<MoneyText fen={-amountFen} />
			<Button
				tone="quiet"
				label={sayFilled(words.checkout.coupon.remove, { name: name === '' ? code : name })}
				onPress={() => removeCoupon(desk, code)}
			>
				✕
			</Button>
		</li>
	);
}
