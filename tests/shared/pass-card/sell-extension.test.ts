// Goal: a fee of an extension lies on the uses that are left and on no others; what is left of a
// pass is always what its free positions are worth, and undoing the extension is the start.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { freeUnits, leftFen, valueOf, type PassCard } from '#shared/pass-card/pass-card.ts';
import { sellExtension, undoExtension, withExtension } from '#shared/pass-card/sell-extension.ts';
import { usePass, withoutUse, withUse } from '#shared/pass-card/use-pass.ts';
import { templateProblems } from '#shared/pass-card/pass-template.ts';
import { service, sold, SOLD_ON, tenTimes, yearCard } from './pass-samples.ts';

const place = { today: SOLD_ON, store: 'S1', hq: 'none' } as const;
const when = { extensionId: 'x1', today: SOLD_ON };

/** What its free positions are worth, fen. */
function worthOf(card: PassCard): number {
	return card.items.reduce((sum, item) => sum + valueOf(item, freeUnits(card, item)), 0);
}

function used(card: PassCard, { useId, itemNo = 1 }: { useId: string; itemNo?: number }): PassCard {
	const use = usePass(card, { useId, itemNo, times: 1 }, place);
	return use.ok ? withUse(card, use.value) : card;
}

const packages = fc
	.array(fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 50_000 })), {
		minLength: 1,
		maxLength: 4,
	})
	.map((items) => {
		const listed = items.map(([paid, list], at) => service(`项目${at}`, list, paid));
		const price = items.reduce((sum, [paid, list]) => sum + paid * list, 0);
		return sold(tenTimes({ items: listed, priceFen: price }));
	});

describe('sellExtension', () => {
	it('splits the fee of a package by list price × uses left (E22)', () => {
		const items = [
			service('足疗', 19_800, 3),
			service('推拿', 9900, 5),
			service('刮痧', 12_800, 2),
		];
		const card = sold(tenTimes({ items, priceFen: 98_000 }));
		const fee = sellExtension(card, { days: 30, priceFen: 98_000 }, when);
		expect(fee.ok && fee.value.shares.map(({ fen }) => fen)).toEqual([43_280, 36_067, 18_653]);
	});

	it('leaves what is worth as much as is owed, through uses, undos and two extensions', () => {
		const steps = fc.array(fc.nat(11), { maxLength: 30 });
		fc.assert(
			fc.property(packages, fc.integer({ min: 1, max: 99_999 }), steps, (start, fee, moves) => {
				let card = start;
				let extensions = 0;
				for (const [at, move] of moves.entries()) {
					if (move < 8) card = used(card, { useId: `u${at}`, itemNo: (move % 4) + 1 });
					else if (move < 10) card = withoutUse(card, `u${at - move + 7}`);
					else if (extensions < 2) {
						const offer = { days: 30, priceFen: fee };
						const extensionId = `x${at}`;
						const extension = sellExtension(card, offer, { ...when, extensionId });
						if (!extension.ok) continue;
						card = withExtension(card, extension.value);
						extensions += 1;
					}
					expect(worthOf(card)).toBe(leftFen(card));
				}
			}),
		);
	});

	it('is undone to the very card it began with', () => {
		fc.assert(
			fc.property(packages, fc.integer({ min: 1, max: 99_999 }), (start, priceFen) => {
				const card = used(start, { useId: 'u1' });
				const extension = sellExtension(card, { days: 30, priceFen }, when);
				if (!extension.ok) return;
				const back = undoExtension(withExtension(card, extension.value), extension.value);
				expect(back).toEqual({ ok: true, value: card });
			}),
		);
	});

	it('is not undone once a use earned of it, nor on a pass given back', () => {
		const card = sold(tenTimes());
		const extension = sellExtension(card, { days: 30, priceFen: 1000 }, when);
		if (!extension.ok) throw new Error('it was refused');
		const after = withExtension(card, extension.value);
		const code = (one: PassCard) => {
			const undone = undoExtension(one, extension.value);
			return undone.ok ? '' : undone.refusal.code;
		};
		expect(code(used(after, { useId: 'u1' }))).toBe('pass-card/extension-used');
		const refunded = { ...after, refunded: { refundFen: 89_000, keptFen: 0 } };
		expect(code(refunded)).toBe('pass-card/refunded');
	});

	it('is for what ends and counts its uses: no time card, nothing used up, nothing without end', () => {
		const offer = { days: 30, priceFen: 1000 };
		const code = (card: PassCard) => {
			const extension = sellExtension(card, offer, when);
			return extension.ok ? '' : extension.refusal.code;
		};
		expect(code(sold(yearCard()))).toBe('pass-card/no-offer');
		const { validDays: _days, ...endless } = tenTimes();
		expect(code(sold(endless))).toBe('pass-card/no-end');
		const one = sold(tenTimes({ items: [service('足疗', 9900, 1)], priceFen: 9900 }));
		expect(code(used(one, { useId: 'u1' }))).toBe('pass-card/used-up');
		for (const template of [yearCard({ extension: offer }), { ...endless, extension: offer }]) {
			expect(templateProblems(template)).toEqual([{ problem: 'extension' }]);
		}
		const free = tenTimes({ extension: { days: 30, priceFen: 0 } });
		expect(templateProblems(free)).toEqual([{ problem: 'extension' }]);
		expect(templateProblems(tenTimes({ extension: offer }))).toEqual([]);
	});
});
