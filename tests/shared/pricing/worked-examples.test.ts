// Goal: the worked examples of the money rules, each by its number, through the functions the till
// uses. E12–E14 are returned pieces (tests/shared/refund), E16–E18, E21–E23 come with members.
import { describe, expect, it } from 'vitest';
import { allocate, AllocationRefused, cumulative, split } from '#shared/kernel/allocate.ts';
import { multiplyDivide } from '#shared/kernel/integer.ts';
import { fen } from '#shared/kernel/money.ts';
import { milli } from '#shared/kernel/quantity.ts';
import { basisPoint } from '#shared/kernel/rate.ts';
import { roundBasket } from '#shared/pricing/close-basket.ts';
import { priceBasket } from '#shared/pricing/price-basket.ts';
import { taxInside } from '#shared/pricing/tax.ts';
import { cashDue } from '#shared/tender/cash.ts';
import { aBasket, aLine, aPromotion, bookOf, netsOf, price, takenOf } from './a-basket.ts';

const byHand = { reason: 'regular', by: '1001' };
const e4Lines = () => [aLine(1999), aLine(2599), aLine(399, { tax: basisPoint(900) })];
const e4 = () =>
	aBasket(e4Lines(), { orderDiscount: { kind: 'amount', off: fen(500), ...byHand } });

describe('the worked examples', () => {
	it('E1: 735 g of 12.80 a kilogram are 9.41', () => {
		const weighed = aLine(1280, { quantity: milli(735), weighed: true });
		expect(netsOf(price(aBasket([weighed])))).toEqual([941]);
	});
	it('E2: 85 % of 99.70 and of 99.90, half away from zero', () => {
		const off15 = aPromotion({ kind: 'percent', charge: basisPoint(8500) });
		const priced = price(aBasket([aLine(9970), aLine(9990)], { book: bookOf(off15) }));
		expect(netsOf(priced)).toEqual([8475, 8492]);
		expect(multiplyDivide(-9970, 8500, 10_000)).toBe(-8475);
	});
	it('E3: 1.00 over three equal lines is 34, 33, 33', () => {
		const orderDiscount = { kind: 'amount', off: fen(100), ...byHand } as const;
		const priced = price(aBasket([aLine(1000), aLine(1000), aLine(1000)], { orderDiscount }));
		expect(takenOf(priced, 'order_discount')).toEqual([34, 33, 33]);
	});
	it('E4: 5.00 off 19.99, 25.99 and 3.99', () => {
		const priced = price(e4());
		expect(takenOf(priced, 'order_discount')).toEqual([200, 260, 40]);
		expect(netsOf(priced)).toEqual([1799, 2339, 359]);
		expect(priced.total).toBe(4497);
	});
	it('E5: 50.00 off two lines of a fen and one of 99.98', () => {
		const orderDiscount = { kind: 'amount', off: fen(5000), ...byHand } as const;
		const priced = price(aBasket([aLine(1), aLine(1), aLine(9998)], { orderDiscount }));
		expect(takenOf(priced, 'order_discount')).toEqual([1, 0, 4999]);
	});
	it('E6: E4 floored to jiao, as cash rounding and as 抹分 by hand', () => {
		const rounded = roundBasket(price(e4()), e4(), fen(7));
		expect(takenOf(rounded, 'cash_rounding')).toEqual([3, 4, 0]);
		expect(netsOf(rounded)).toEqual([1796, 2335, 359]);
		const smallChange = { step: 10, limit: fen(9), by: '1001' } as const;
		const byHandToo = price({ ...e4(), smallChange });
		expect(takenOf(byHandToo, 'small_change')).toEqual([3, 4, 0]);
		expect(byHandToo.total).toBe(4490);
	});
	it('E7: E4 floored to yuan (抹角)', () => {
		const smallChange = { step: 100, limit: fen(99), by: '1001' } as const;
		const priced = price({ ...e4(), smallChange });
		expect(takenOf(priced, 'small_change')).toEqual([39, 50, 8]);
		expect(netsOf(priced)).toEqual([1760, 2289, 351]);
	});
	it('E8: 49.97 with 30.00 by code leaves 19.90 in cash', () => {
		const priced = price(aBasket([aLine(4997)]));
		const rest = fen(priced.total - 3000);
		const cash = cashDue(rest, 10);
		expect(cash).toBe(1990);
		expect(roundBasket(priced, aBasket([]), fen(rest - cash)).total).toBe(4990);
	});
	it('E9: 84.92 at 13 % holds 9.77', () => {
		const priced = price(aBasket([aLine(8492)]));
		expect(priced.taxes).toEqual([{ rate: 1300, net: 8492, tax: 977 }]);
	});
	it('E10: 100.00 at 13, 9, 6, 3 and 1 %', () => {
		const rates = [1300, 900, 600, 300, 100];
		const lines = rates.map((rate) => aLine(10_000, { tax: basisPoint(rate) }));
		const { taxes } = price(aBasket(lines));
		expect(taxes.map(({ tax }) => tax)).toEqual([1150, 826, 566, 291, 99]);
	});
	it('E11: tax on top is found for the goods together and shared', () => {
		const lines = [333, 333, 333].map((each) => aLine(each, { tax: basisPoint(825) }));
		const priced = price(aBasket(lines, { taxOnTop: true }));
		expect(priced.lines.map(({ tax }) => tax)).toEqual([28, 27, 27]);
		expect(priced).toMatchObject({ total: 999, tax: 82, due: 1081 });
	});
	it('E12: three pieces of a line of 10.00 are worth 333, 334, 333', () => {
		const worth = [1, 2, 3].map((k) => cumulative(1000, k, 3) - cumulative(1000, k - 1, 3));
		expect(worth).toEqual([333, 334, 333]);
	});
	it('E13: the second line of E6 is worth exactly 23.35', () => {
		expect(roundBasket(price(e4()), e4(), fen(7)).lines[1]?.net).toBe(2335);
	});
	it('E14: its tax comes back as 38, 39, 38', () => {
		const tax = taxInside(fen(1000), basisPoint(1300));
		expect(tax).toBe(115);
		const parts = [1, 2, 3].map((k) => cumulative(tax, k, 3) - cumulative(tax, k - 1, 3));
		expect(parts).toEqual([38, 39, 38]);
	});
	it('E15: 33.30 back over tenders of 60, 30 and 9.90', () => {
		expect(allocate(3330, [6000, 3000, 990])).toEqual([2000, 1000, 330]);
	});
	it('E19: 满300减50 over what takes part in it', () => {
		const save = aPromotion({
			kind: 'spend-and-save',
			every: false,
			steps: [{ reach: fen(30_000), off: fen(5000) }],
		});
		const lines = [aLine(19_900), aLine(12_800), aLine(5000, { discountable: false })];
		const priced = price(aBasket(lines, { book: bookOf(save) }));
		expect(takenOf(priced, 'threshold')).toEqual([3043, 1957, 0]);
	});
	it('E20: a share of nothing is nothing', () => {
		const lines = [aLine(0), aLine(5000), aLine(0), aLine(2500)];
		const orderDiscount = { kind: 'amount', off: fen(300), ...byHand } as const;
		const priced = price(aBasket(lines, { orderDiscount }));
		expect(takenOf(priced, 'order_discount')).toEqual([0, 200, 0, 100]);
	});
	it('E24: the tax of E6 at 13, 13 and 9 %', () => {
		const rounded = roundBasket(price(e4()), e4(), fen(7));
		expect(rounded.lines.map(({ tax }) => tax)).toEqual([207, 269, 30]);
		expect(rounded.taxes).toEqual([
			{ rate: 1300, net: 4131, tax: 476 },
			{ rate: 900, net: 359, tax: 30 },
		]);
	});
	it('E25: 127 points on the nets of E6', () => {
		expect(split(127, netsOf(roundBasket(price(e4()), e4(), fen(7))))).toEqual([51, 66, 10]);
	});
	it('E26: more off than there is is refused, not cut down', () => {
		const orderDiscount = { kind: 'amount', off: fen(5001), ...byHand } as const;
		expect(priceBasket(aBasket([aLine(2500), aLine(2500)], { orderDiscount }))).toEqual({
			ok: false,
			refusal: { code: 'pricing/discount-exceeds', discount: 5001, room: 5000 },
		});
		expect(() => allocate(5001, [2500, 2500])).toThrow(AllocationRefused);
	});
});
