// Goal: what was drawn on the pad is what the printer prints: in its proportions, inside the paper,
// and nothing where nothing was drawn.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawStrokes, hasInk, SIGNATURE_SIZE } from '#shared/customer-ask/draw-strokes.ts';
import { pictureView } from '#shared/contract/settings-view.ts';

const PAD = { width: 900, height: 300 };

/** Whether the dot is black. */
function isBlack(base64: string, x: number, y: number): boolean {
	const byte = Buffer.from(base64, 'base64')[y * 48 + Math.floor(x / 8)] ?? 0;
	return (byte & (0x80 >> (x % 8))) !== 0;
}

describe('drawStrokes', () => {
	it('draws a line across the middle where it was drawn', () => {
		const stroke = [
			{ x: 0, y: 150 },
			{ x: 900, y: 150 },
		];
		const { base64 } = drawStrokes([stroke], PAD);
		expect([5, 192, 379].every((x) => isBlack(base64, x, 64))).toBe(true);
		expect([5, 192, 379].some((x) => isBlack(base64, x, 20))).toBe(false);
	});

	it('is always a picture the contract takes, whatever the pen did', () => {
		const point = fc.record({
			x: fc.double({ min: -2000, max: 4000, noNaN: true }),
			y: fc.double({ min: -2000, max: 4000, noNaN: true }),
		});
		fc.assert(
			fc.property(fc.array(fc.array(point, { maxLength: 20 }), { maxLength: 6 }), (strokes) => {
				const picture = drawStrokes(strokes, PAD);
				expect(pictureView.safeParse(picture).success).toBe(true);
				expect(Buffer.from(picture.base64, 'base64')).toHaveLength(48 * SIGNATURE_SIZE.rows);
			}),
			{ numRuns: 40 },
		);
	});

	it('knows an empty pad and a speck from a signature', () => {
		expect(hasInk(drawStrokes([], PAD))).toBe(false);
		expect(hasInk(drawStrokes([[{ x: 400, y: 100 }]], PAD))).toBe(false);
		const name = [
			{ x: 100, y: 200 },
			{ x: 220, y: 80 },
			{ x: 330, y: 220 },
		];
		expect(hasInk(drawStrokes([name], PAD))).toBe(true);
	});
});
