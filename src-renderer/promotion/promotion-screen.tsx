/**
 * Promotions (促销): what is on and what each gave, today and in all; beside it the coupons, where
 * one is looked up and new ones are issued. F8 loads a price book, judged before it counts.
 */
import { useState } from 'react';
import { localTime, type Instant } from '#shared/kernel/time.ts';
import { sayFilled } from '../app/say.ts';
import { useKeyLayer } from '../app/use-keyboard.ts';
import { useWords } from '../app/use-words.ts';
import { useAsked } from '../sales/use-asked.ts';
import { useStore, useTerminal, useTerminalEvent } from '../terminal-client/use-terminal.ts';
import { Button } from '../ui/button.tsx';
import { BookPane } from './book-pane.tsx';
import { CouponPane } from './coupon-pane.tsx';
import { PromotionTable } from './promotion-table.tsx';
import styles from './promotion.module.css';

export function PromotionScreen() {
	const { client, status } = useTerminal();
	const { promotion: say } = useWords();
	const timeZone = useStore(status).status?.store.timeZone ?? 'Asia/Shanghai';
	const [loading, setLoading] = useState(false);
	const { value: book, again } = useAsked('', async () => {
		const shown = await client.ask('price-book/show', {});
		return shown.ok ? shown.value : undefined;
	});
	useTerminalEvent('sale/completed', again);
	useKeyLayer({
		onKey: ({ code, shift, control }) => {
			if (shift || control || code !== 'F8') return false;
			setLoading(true);
			return true;
		},
	});
	if (loading) {
		const close = () => setLoading(false);
		return <BookPane onLoaded={again} onClose={close} />;
	}
	return (
		<div className={styles['screen']}>
			<section className={styles['left']} aria-label={say.list}>
				<header className={styles['head']}>
					<div>
						<h2>{say.title}</h2>
						{book !== undefined && (
							<p>
								{book.version === 0
									? say.noBook
									: sayFilled(say.version, {
											version: book.version,
											when: sayWhen(book.loadedAtMs, timeZone),
										})}
							</p>
						)}
					</div>
					<Button keyLabel="F8" onPress={() => setLoading(true)}>
						{say.book.open}
					</Button>
				</header>
				{book !== undefined && <PromotionTable promotions={book.promotions} />}
			</section>
			<CouponPane kinds={book?.couponKinds ?? []} onIssued={again} />
		</div>
	);
}

function sayWhen(atMs: number, timeZone: string): string {
	const { date, time } = localTime(atMs as Instant, timeZone);
	return `${date} ${time.slice(0, 5)}`;
}
