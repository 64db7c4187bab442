/**
 * A barcode or QR code of a receipt, as a picture with its text. The encoder is fetched when the
 * first receipt is shown; its SVG goes into an <img>, because the page's policy takes no markup.
 */
import { useEffect, useState } from 'react';
import styles from './receipt-paper.module.css';

export type BarcodeImageProps = { readonly kind: 'barcode' | 'qr'; readonly text: string };

export function BarcodeImage({ kind, text }: BarcodeImageProps) {
	const [drawn, setDrawn] = useState<{ readonly text: string; readonly source: string }>();
	useEffect(() => {
		let shown = true;
		void import('bwip-js/browser').then(({ toSVG }) => {
			const symbol = kind === 'qr' ? { bcid: 'qrcode' } : { bcid: 'code128', height: 10 };
			const svg = toSVG({ ...symbol, text, scale: 2 });
			if (shown) setDrawn({ text, source: `data:image/svg+xml,${encodeURIComponent(svg)}` });
		});
		return () => {
			shown = false;
		};
	}, [kind, text]);
	return (
		<figure className={styles['code']} data-kind={kind}>
			{drawn?.text === text && <img src={drawn.source} alt="" />}
			<figcaption>{text}</figcaption>
		</figure>
	);
}
