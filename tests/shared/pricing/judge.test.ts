// Goal: the judge of `npm run laws` can fail: every law, broken on purpose by a faulty engine, is
// reported by name, and the honest engine breaks none on the same baskets.
import { describe, expect, it } from 'vitest';
import { fen } from '#shared/kernel/money.ts';
import { ok } from '#shared/kernel/result.ts';
import type { Basket, PricedBasket, PricedBasketLine } from '#shared/pricing/basket.ts';
import { roundBasket } from '#shared/pricing/close-basket.ts';
import { priceBasket } from '#shared/pricing/price-basket.ts';
import { judgeBasket, type Engine, type Verdict } from '../../../scripts/laws/judge-basket.ts';
import { randomBasket } from '../../../scripts/laws/random-basket.ts';
import { seededRandom } from '../../../scripts/sell/seeded-random.ts';

const BASKETS = 120;

function verdicts(engine: Engine): Verdict[] {
	return Array.from({ length: BASKETS }, (_, seed) => {
		const random = seededRandom(seed + 1);
		return judgeBasket(randomBasket(random), random, engine);
	});
}

function lawsBrokenBy(engine: Engine): string {
	return verdicts(engine)
		.flatMap(({ broken }) => broken ?? [])
		.join('\n');
}

/** The honest engine, whose answer is then spoilt. */
function spoilt(change: (priced: PricedBasket, basket: Basket) => PricedBasket): Engine {
	return (basket) => {
		const found = priceBasket(basket);
		return found.ok ? ok(change(found.value, basket)) : found;
	};
}

function firstLine(change: (line: PricedBasketLine) => Partial<PricedBasketLine>): Engine {
	return spoilt((priced) => {
		const [first, ...others] = priced.lines;
		if (first === undefined) return priced;
		return { ...priced, lines: [{ ...first, ...change(first) }, ...others] };
	});
}

/** All sums stay exact; only the total is lower, where the basket gives cause for it. */
function cheaperIf(isCause: (basket: Basket) => boolean, amount: number): Engine {
	return spoilt((priced, basket) =>
		isCause(basket) && priced.total >= amount ? roundBasket(priced, basket, fen(amount)) : priced,
	);
}

let calls = 0;

const faults: readonly (readonly [string, Engine, RegExp])[] = [
	['a fen lost on a line', firstLine(({ net }) => ({ net: fen(net + 1) })), /− \d+ is not/u],
	[
		'a line below zero',
		firstLine(({ base }) => ({
			adjustments: [{ kind: 'points', amount: fen(base + 5) }],
			net: fen(-5),
		})),
		/costs less than nothing/u,
	],
	[
		'a row that lifts the price',
		firstLine(({ adjustments, net }) => ({
			adjustments: [...adjustments, { kind: 'points', amount: fen(-1) }],
			net: fen(net + 1),
		})),
		/takes nothing off/u,
	],
	['a wrong base', firstLine(({ base }) => ({ base: fen(base + 1) })), /is not its price/u],
	[
		'a line that is lost',
		spoilt((priced) => ({ ...priced, lines: priced.lines.slice(1) })),
		/a line is lost/u,
	],
	[
		'a total that is not the sum',
		spoilt((priced) => ({ ...priced, total: fen(priced.total + 1) })),
		/is not the total/u,
	],
	[
		'returned goods that are not given back',
		spoilt((priced) => ({ ...priced, due: fen(priced.due + priced.returned) })),
		/due \d+ is not/u,
	],
	[
		'tax inside taken for tax on top',
		(basket) => priceBasket({ ...basket, taxOnTop: basket.taxOnTop !== true }),
		/due -?\d+ is not|tax at \d+ is not/u,
	],
	[
		'rates that are mixed',
		spoilt((priced) => ({ ...priced, taxes: priced.taxes.slice(0, 1) })),
		/rates .* told/u,
	],
	[
		'tax of one rate under another',
		spoilt(({ taxes, ...priced }) => {
			const [one, other] = taxes;
			if (one === undefined || other === undefined) return { ...priced, taxes };
			const more = { ...one, tax: fen(one.tax + 1) };
			return { ...priced, taxes: [more, { ...other, tax: fen(other.tax - 1) }, ...taxes.slice(2)] };
		}),
		/tax at \d+ is/u,
	],
	[
		'an answer that changes',
		spoilt((priced) => ({ ...priced, unlocks: (calls += 1) % 2 === 0 ? [] : priced.unlocks })),
		/priced otherwise twice/u,
	],
	[
		'a total that hangs on the order of scanning',
		cheaperIf(({ lines: [first, second] }) => (first?.seat ?? 0) > (second?.seat ?? 0), 1),
		/in another order/u,
	],
	[
		'a refusal that hangs on the order of scanning',
		(basket) => {
			const { lines } = basket;
			const isTurned = (lines[0]?.seat ?? 0) > (lines.at(-1)?.seat ?? 0);
			return priceBasket(isTurned ? { ...basket, lines: [], returned: [] } : basket);
		},
		/refused in another order/u,
	],
	[
		'an item that costs more than its price',
		cheaperIf(({ lines }) => lines.length % 2 === 1, 900),
		/makes the basket \d+ dearer/u,
	],
	[
		'a promotion that is not named',
		firstLine(({ adjustments }) => ({
			adjustments: adjustments.map(({ ruleId: _, reason: _r, ...row }) => row),
		})),
		/without its reason/u,
	],
	[
		'a promotion that says more than it took',
		spoilt((priced) => ({
			...priced,
			uses: priced.uses.map((use) => ({ ...use, amount: fen(use.amount + 1) })),
		})),
		/says \d+ and took/u,
	],
	[
		'kinds that do not sum to the discount',
		spoilt(({ byKind: { promotion: _, ...byKind }, ...priced }) => ({ ...priced, byKind })),
		/explained \d+ of/u,
	],
	[
		'a promotion beyond its limits',
		(basket) => priceBasket({ ...basket, priorUse: new Map() }),
		/beyond its limits/u,
	],
];

describe('the judge of the laws', () => {
	it('lets the honest engine pass', () => {
		expect(lawsBrokenBy(priceBasket)).toBe('');
	});
	it.each(faults)('reports %s', (_, engine, law) => {
		expect(lawsBrokenBy(engine)).toMatch(law);
	});
	it('counts a dearer basket as an exception only by an exclusive or limited promotion', () => {
		const faulty = cheaperIf(({ lines }) => lines.length % 2 === 1, 900);
		const seen = verdicts(faulty);
		const excused = seen.flatMap(({ exception }) => exception ?? []);
		expect(excused.length).toBeGreaterThan(0);
		for (const one of excused) expect(one).toMatch(/^(?:exclusive|limited) /u);
		expect(seen.some(({ broken }) => broken?.includes('dearer') === true)).toBe(true);
	});
});
