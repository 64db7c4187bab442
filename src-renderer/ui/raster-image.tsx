/** A picture of dots as it stands on paper: black on white, also on a dark screen. */
import { useEffect, useRef } from 'react';
import { rowBytesOf, type RasterPicture } from '#shared/receipt/picture.ts';

export type RasterImageProps = {
	readonly picture: RasterPicture;
	/** Read aloud; left out where the picture only decorates. */
	readonly label?: string;
	/** Share of the width it stands in, 0…1; its own size when left out. */
	readonly share?: number;
};

export function RasterImage({ picture, label, share }: RasterImageProps) {
	const canvas = useRef<HTMLCanvasElement>(null);
	useEffect(() => {
		if (canvas.current !== null) drawDots(canvas.current, picture);
	}, [picture]);
	return (
		<canvas
			ref={canvas}
			width={picture.width}
			height={picture.rows}
			role={label === undefined ? 'presentation' : 'img'}
			aria-label={label}
			style={{ width: share === undefined ? undefined : `${share * 100}%` }}
		/>
	);
}

function drawDots(canvas: HTMLCanvasElement, { width, rows, base64 }: RasterPicture): void {
	const pen = canvas.getContext('2d');
	if (pen === null) return;
	const bytes = atob(base64);
	const rowBytes = rowBytesOf(width);
	const dots = pen.createImageData(width, rows);
	for (let y = 0; y < rows; y += 1) {
		for (let x = 0; x < width; x += 1) {
			const byte = bytes.charCodeAt(y * rowBytes + (x >> 3));
			const black = ((byte >> (7 - (x & 7))) & 1) === 1;
			dots.data.set([0, 0, 0, black ? 255 : 0], (y * width + x) * 4);
		}
	}
	pen.putImageData(dots, 0, 0);
}
