/** A pad to draw on with whatever points: the strokes stand in the pad's own units. */
import { useRef, type PointerEvent } from 'react';
import type { Point, Stroke } from '#shared/customer-ask/draw-strokes.ts';
import styles from './question.module.css';

/** The pad's units: three to one, as the picture on the paper. */
export const PAD = { width: 900, height: 300 } as const;

export type SignPadProps = {
	readonly label: string;
	readonly strokes: readonly Stroke[];
	readonly onChange: (strokes: readonly Stroke[]) => void;
};

export function SignPad({ label, strokes, onChange }: SignPadProps) {
	const pad = useRef<SVGSVGElement>(null);
	const drawing = useRef<Point[]>(undefined);

	function pointOf({ clientX, clientY }: PointerEvent): Point {
		const box = pad.current?.getBoundingClientRect();
		if (box === undefined) return { x: 0, y: 0 };
		const x = Math.round(((clientX - box.left) / box.width) * PAD.width);
		return { x, y: Math.round(((clientY - box.top) / box.height) * PAD.height) };
	}

	function move(event: PointerEvent): void {
		if (drawing.current === undefined) return;
		drawing.current = [...drawing.current, pointOf(event)];
		onChange([...strokes.slice(0, -1), drawing.current]);
	}

	return (
		<svg
			ref={pad}
			className={styles['pad']}
			viewBox={`0 0 ${PAD.width} ${PAD.height}`}
			preserveAspectRatio="none"
			role="img"
			aria-label={label}
			onPointerDown={(event) => {
				event.currentTarget.setPointerCapture(event.pointerId);
				drawing.current = [pointOf(event)];
				onChange([...strokes, drawing.current]);
			}}
			onPointerMove={move}
			onPointerUp={() => {
				drawing.current = undefined;
			}}
			onPointerCancel={() => {
				drawing.current = undefined;
			}}
		>
			<line x1="60" x2="840" y1="240" y2="240" />
			<path d={strokes.map(lineOf).join('')} />
		</svg>
	);
}

/** A dot is a line to itself. */
function lineOf(stroke: Stroke): string {
	const points = stroke.map(({ x, y }) => `${x},${y}`);
	return `M${points[0] ?? ''}L${points.join('L')}`;
}
