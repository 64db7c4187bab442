/** The rows of the coupons' dialog: what lies on the sale, and what the member has on their account. */
import type { BasketCouponView, HeldCouponView } from '#shared/contract/pricing-views.ts';
import { sayFilled } from '../../app/say.ts';
import { useWords } from '../../app/use-words.ts';
import { Button } from '../../ui/button.tsx';
import { MoneyText } from '../../ui/money-text.tsx';
import { removeCoupon } from '../pricing-steps.ts';
import { sayAside } from '../say-pricing.ts';
import { useDesk } from '../use-desk.ts';
import styles from './dialogs.module.css';

export type CouponListsProps = {
	readonly coupons: readonly BasketCouponView[];
	readonly held: readonly HeldCouponView[];
	/** Its place in both, those on the sale first; -1 for none. */
	readonly chosen: number;
	readonly onPut: (code: string) => void;
};

export function CouponLists({ coupons, held, chosen, onPut }: CouponListsProps) {
	const { coupon: say } = useWords().checkout;
	if (coupons.length + held.length === 0) return <p className={styles['none']}>{say.none}</p>;
	return (
		<>
			{coupons.length > 0 && (
				<ul className={styles['coupons']} aria-label={say.list}>
					{coupons.map((coupon, at) => (
						<CouponRow key={coupon.code} coupon={coupon} isChosen={at === chosen} />
					))}
				</ul>
			)}
			{held.length > 0 && (
				<>
					<h3>{say.held}</h3>
					<ul className={styles['coupons']} aria-label={say.held}>
						{held.map((coupon, at) => (
							<HeldRow
								key={coupon.code}
								coupon={coupon}
								isChosen={coupons.length + at === chosen}
								onPut={onPut}
							/>
						))}
					</ul>
				</>
			)}
		</>
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
			ref={isChosen ? keepInView : undefined}
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

type HeldRowProps = {
	readonly coupon: HeldCouponView;
	readonly isChosen: boolean;
	readonly onPut: (code: string) => void;
};

/** All of the row is the target; why it will not do is said in the place of what it takes off. */
function HeldRow({ coupon, isChosen, onPut }: HeldRowProps) {
	const words = useWords();
	const { coupon: say } = words.checkout;
	const { name, code, amountFen, validUntil, setAside } = coupon;
	const until = sayFilled(say.until, { date: validUntil });
	return (
		<li
			ref={isChosen ? keepInView : undefined}
			aria-current={isChosen ? true : undefined}
			data-held=""
			data-aside={setAside === undefined ? undefined : ''}
		>
			<Button tone="quiet" onPress={() => onPut(code)}>
				<b>
					{name === '' ? code : name}
					<small>{until}</small>
				</b>
				{setAside === undefined ? (
					<MoneyText fen={-amountFen} />
				) : (
					<em>{sayAside(words, setAside)}</em>
				)}
			</Button>
		</li>
	);
}

function keepInView(row: HTMLElement | null): void {
	row?.scrollIntoView({ block: 'nearest' });
}
