/**
 * Nothing is in the basket: the store's name and words, or who is greeted, over a calm landscape,
 * the time in the corner. It is drawn from a few shapes in the colours of the theme, and nothing of
 * it moves.
 */
import { useEffect, useState } from 'react';
import type { CustomerView } from '#shared/contract/customer-requests.ts';
import type { RequestOutput } from '#shared/contract/terminal-contract.ts';
import { localTime, type Instant } from '#shared/kernel/time.ts';
import { useWords } from '../app/use-words.ts';
import { useStore, useTerminal } from '../terminal-client/use-terminal.ts';
import { RasterImage } from '../ui/raster-image.tsx';
import { Greeting } from './greeting.tsx';
import styles from './customer.module.css';

export type IdlePictureProps = {
	readonly name: string;
	readonly timeZone: string;
	readonly store: RequestOutput<'customer/store'> | undefined;
	/** On the sale before the first goods. */
	readonly member: CustomerView['member'];
};

export function IdlePicture({ name, timeZone, store, member }: IdlePictureProps) {
	const { customer } = useWords().app;
	const own = store?.greeting.trim() ?? '';
	const below = own === '' ? customer.welcome : own;
	return (
		<div className={styles['idle']}>
			<Hills />
			<div className={styles['words']}>
				{store?.logo !== undefined && (
					<div className={styles['logo']}>
						<RasterImage picture={store.logo} />
					</div>
				)}
				<h1>{member === undefined ? name : <Greeting member={member} />}</h1>
				<p>{member === undefined ? below : name}</p>
			</div>
			<Clock timeZone={timeZone} />
		</div>
	);
}

/** The terminal's time in the store's zone. */
function Clock({ timeZone }: { readonly timeZone: string }) {
	const { clockOffsetMs } = useStore(useTerminal().status);
	const [nowMs, setNowMs] = useState(() => Date.now());
	useEffect(() => {
		const timer = setInterval(() => setNowMs(Date.now()), 5000);
		return () => clearInterval(timer);
	}, []);
	const { time } = localTime((nowMs + clockOffsetMs) as Instant, timeZone);
	return <time className={styles['clock']}>{time.slice(0, 5)}</time>;
}

function Hills() {
	return (
		<svg
			className={styles['hills']}
			viewBox="0 0 1600 900"
			preserveAspectRatio="xMidYMax slice"
			aria-hidden="true"
		>
			<circle className={styles['sun']} cx="1385" cy="440" r="95" />
			<path
				className={styles['far']}
				d="M0 640 C 180 560 300 520 460 570 S 760 690 960 600 S 1330 500 1600 590 V900 H0 Z"
			/>
			<path
				className={styles['middle']}
				d="M0 720 C 240 640 420 660 640 720 S 1080 790 1260 710 S 1500 650 1600 680 V900 H0 Z"
			/>
			<path
				className={styles['near']}
				d="M0 820 C 260 740 520 780 820 820 S 1320 860 1600 780 V900 H0 Z"
			/>
		</svg>
	);
}
