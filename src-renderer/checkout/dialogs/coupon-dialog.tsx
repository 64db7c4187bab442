/**
 * F7: the coupons of this sale, and those on the account of its member. Scan after scan puts one
 * on; so does Enter or a touch on one of the member's; Del takes the chosen one off, Enter with
 * nothing typed and none chosen is done. One that does not count says why; it stays good.
 */
import { useState } from 'react';
import type { HeldCouponView } from '#shared/contract/pricing-views.ts';
import type { KeyPress } from '../../app/key-layers.ts';
import { sayRefusal } from '../../app/say.ts';
import { useWords } from '../../app/use-words.ts';
import { useAsked } from '../../sales/use-asked.ts';
import type { ClientRefusal } from '../../terminal-client/open-client.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { NoticeBar } from '../../ui/notice-bar.tsx';
import { closeDialog } from '../desk.ts';
import { addCoupon, removeCoupon } from '../pricing-steps.ts';
import { useDesk, useSale } from '../use-desk.ts';
import { CouponLists } from './coupon-rows.tsx';
import styles from './dialogs.module.css';

export function CouponDialog() {
	const desk = useDesk();
	const words = useWords();
	const { coupon: say } = words.checkout;
	const coupons = useSale().sale?.totals.coupons ?? [];
	const held = useHeld(new Set(coupons.map(({ code }) => code)));
	const [text, setText] = useState('');
	const [at, setAt] = useState<number>();
	const [refusal, setRefusal] = useState<ClientRefusal>();
	const last = coupons.length + held.length - 1;
	// What is on the sale is chosen by itself, so that Del takes it off; the member's never is.
	const chosen = Math.min(at ?? (coupons.length > 0 ? 0 : -1), last);

	async function add(code: string): Promise<void> {
		const refused = await addCoupon(desk, code.trim());
		setText('');
		setAt(undefined);
		setRefusal(refused);
		if (refused !== undefined) desk.sounds.no();
	}
	const put = (code: string) => void desk.queue.add(() => add(code));

	function onKey({ code }: KeyPress): boolean {
		if (code === 'ArrowDown') setAt(Math.min(chosen + 1, last));
		else if (code === 'ArrowUp') setAt(Math.max(chosen - 1, 0));
		else return false;
		return true;
	}

	/** Del edits the field while something is typed in it. */
	function take({ code }: { readonly code: string }): void {
		const taken = coupons[chosen];
		if (code === 'Delete' && text === '' && taken !== undefined) removeCoupon(desk, taken.code);
	}

	function enter(): void {
		const wanted = held[chosen - coupons.length];
		if (text.trim() !== '') put(text);
		else if (wanted === undefined) closeDialog(desk);
		else put(wanted.code);
	}

	const said = refusal === undefined ? undefined : sayRefusal(words, refusal);
	return (
		<Dialog title={say.title} onClose={() => closeDialog(desk)} onKey={onKey} onScan={put}>
			<form
				className={styles['form']}
				onKeyDown={take}
				onSubmit={(event) => {
					event.preventDefault();
					enter();
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
			<CouponLists coupons={coupons} held={held} chosen={chosen} onPut={put} />
		</Dialog>
	);
}

/** The member's own that are not on the sale; asked anew as the sale changes. */
function useHeld(onSale: ReadonlySet<string>): readonly HeldCouponView[] {
	const desk = useDesk();
	const revision = useSale().sale?.revision ?? 0;
	const { value } = useAsked(`${revision}`, () => desk.client.ask('coupon/held', {}));
	return value?.ok === true ? value.value.coupons.filter(({ code }) => !onSale.has(code)) : [];
}
