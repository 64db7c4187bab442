/**
 * What the customer may be told before they pay: the nearest step that gives more (再买 ¥8.50 可减
 * 30元), gifts that are due, coupons this sale will give. Quiet, above the total.
 */
import type { GiftDueView } from '#shared/contract/pricing-views.ts';
import type { SaleTotals } from '#shared/contract/views.ts';
import { sayFilled } from '../app/say.ts';
import { useWords } from '../app/use-words.ts';
import { Button } from '../ui/button.tsx';
import { addGift } from './pricing-steps.ts';
import { sayUnlock } from './say-pricing.ts';
import { useDesk } from './use-desk.ts';
import styles from './pricing.module.css';

export function NextSteps({ totals }: { readonly totals: SaleTotals }) {
	const words = useWords();
	const { unlocks, giftsDue, willIssue } = totals;
	const [nearest] = unlocks;
	const [gift] = giftsDue;
	if (nearest === undefined && gift === undefined && willIssue.length === 0) return null;
	return (
		<div className={styles['next']} data-hint="">
			{gift !== undefined && <GiftDue gift={gift} />}
			{nearest !== undefined && (
				<p>
					<strong>{sayUnlock(words, nearest)}</strong> <span>{nearest.name}</span>
				</p>
			)}
			{willIssue.length > 0 && <p>{sayIssues(words, willIssue)}</p>}
		</div>
	);
}

/** What is due is one key away; a gift of any goods of a category is scanned. */
function GiftDue({ gift }: { readonly gift: GiftDueView }) {
	const desk = useDesk();
	const { gift: say } = useWords().checkout;
	const { name, pieces, priceFen, products } = gift;
	const due = sayFilled(priceFen === 0 ? say.free : say.paid, { count: pieces, price: priceFen });
	return (
		<div className={styles['gift']}>
			<p>
				<strong>{due}</strong> {products.length === 0 && <span>{`${say.scan} · ${name}`}</span>}
			</p>
			{products.slice(0, 2).map(({ productId, name: goods }, at) => (
				<Button
					key={productId}
					onPress={() => addGift(desk, productId)}
					{...(at === 0 ? { keyLabel: 'Ctrl+G' } : {})}
				>
					<span className={styles['cut']}>{sayFilled(say.add, { name: goods })}</span>
				</Button>
			))}
		</div>
	);
}

type Words = ReturnType<typeof useWords>;

/** 本单送券 满200送30 ×1. */
export function sayIssues({ checkout }: Words, issues: SaleTotals['willIssue']): string {
	const named = issues.map((one) => sayFilled(checkout.issued, one));
	return `${checkout.willIssue} ${named.join(checkout.joint)}`;
}
