// Goal: a pass is used as often as it was sold for, where and when it may be, and an undo gives
// back the very use.
import { describe, expect, it } from 'vitest';
import {
	extendPass,
	needsExtension,
	transferPass,
	withDays,
} from '#shared/pass-card/change-pass.ts';
import {
	leftFen,
	recognised,
	startedOn,
	usesLeft,
	validUntil,
	type PassCard,
} from '#shared/pass-card/pass-card.ts';
import {
	undoUse,
	usableNow,
	usePass,
	withoutUse,
	withUse,
	type UsePlace,
} from '#shared/pass-card/use-pass.ts';
import { service, sold, SOLD_ON, tenTimes, yearCard } from './pass-samples.ts';

const here: UsePlace = { today: '2026-03-05', store: 'S1', hq: 'none' };

function used(card: PassCard, times: number, place: UsePlace = here): PassCard {
	const useId = `use_${card.uses.length + 1}`;
	const use = usePass(card, { useId, itemNo: 1, times }, place);
	if (!use.ok) throw new Error(use.refusal.code);
	return withUse(card, use.value);
}

const refusalOf = (result: { ok: boolean; refusal?: unknown }) => result.refusal;

const want = (times: number) => ({ useId: 'use_x', itemNo: 1, times });

describe('using a pass', () => {
	it('E21: takes positions in turn and earns what each is worth', () => {
		const pass = sold(tenTimes({ priceFen: 100_000, items: [service('护理', 40_000, 3)] }));
		const once = used(pass, 1);
		expect(once.uses[0]).toMatchObject({ units: [1], recognisedFen: 33_333 });
		const twice = used(once, 2);
		expect(twice.uses[1]).toMatchObject({ units: [2, 3], recognisedFen: 66_667 });
		expect(leftFen(twice)).toBe(0);
		expect(usesLeft(twice)).toBe(0);
	});

	it('says how many are left when more are asked for, and uses none', () => {
		const pass = used(sold(tenTimes()), 8);
		expect(refusalOf(usePass(pass, want(3), here))).toEqual({ code: 'pass-card/used-up', left: 2 });
		const done = used(pass, 2);
		expect(refusalOf(usePass(done, want(1), here))).toEqual({ code: 'pass-card/used-up', left: 0 });
	});

	it('stops at the most of a day, and goes on the next day', () => {
		const pass = used(sold(tenTimes({ maxPerDay: 2 })), 1);
		const refusal = { code: 'pass-card/day-limit', limit: 2, free: 1 };
		expect(refusalOf(usePass(pass, want(2), here))).toEqual(refusal);
		const full = used(pass, 1);
		expect(refusalOf(usableNow(full, 1, here))).toEqual({ ...refusal, free: 0 });
		expect(used(full, 2, { ...here, today: '2026-03-06' }).uses).toHaveLength(3);
	});

	it('stays in its store unless it is good in all of them', () => {
		const there = { ...here, store: 'S2', hq: 'near' } as const;
		const refusal = { code: 'pass-card/other-store' };
		expect(refusalOf(usableNow(sold(tenTimes()), 1, there))).toEqual(refusal);
		const everywhere = sold(tenTimes({ stores: 'all' }));
		expect(usableNow(everywhere, 1, there).ok).toBe(true);
		expect(refusalOf(usableNow(everywhere, 1, { ...there, hq: 'away' }))).toEqual(refusal);
		expect(usableNow(sold(tenTimes()), 1, { ...there, hq: 'none' }).ok).toBe(true);
	});

	it('once a day per pass while HQ is away, and not on stale figures', () => {
		const away = { ...here, hq: 'away' } as const;
		const refusal = { code: 'pass-card/offline-limit', free: 0 };
		const pass = sold(tenTimes());
		expect(refusalOf(usePass(pass, want(2), away))).toEqual({ ...refusal, free: 1 });
		expect(refusalOf(usableNow(used(pass, 1, away), 1, away))).toEqual(refusal);
		expect(usableNow(used(pass, 1, away), 1, here).ok).toBe(true);
		expect(refusalOf(usableNow(pass, 1, { ...away, isStale: true }))).toEqual(refusal);
	});

	it('knows its items only', () => {
		expect(refusalOf(usableNow(sold(tenTimes()), 2, here))).toEqual({
			code: 'pass-card/no-such-item',
		});
	});

	it('after an expiry is refused with its last day, and offered an extension', () => {
		const pass = used(sold(tenTimes({ validDays: 30 })), 1);
		expect(validUntil(pass)).toBe('2026-03-30');
		const late = { ...here, today: '2026-04-10' };
		expect(usableNow(pass, 1, { ...here, today: '2026-03-30' }).ok).toBe(true);
		expect(needsExtension(pass, '2026-03-30')).toBe(false);
		expect(refusalOf(usableNow(pass, 1, late))).toEqual({
			code: 'pass-card/expired',
			until: '2026-03-30',
		});
		expect(needsExtension(pass, late.today)).toBe(true);
		expect(leftFen(pass)).toBe(88_000 - 8800);
		const days = extendPass(pass, 30, late.today);
		expect(days).toEqual({ ok: true, value: 10 + 30 });
		const longer = withDays(pass, 40);
		expect(validUntil(longer)).toBe('2026-05-09');
		expect(usableNow(longer, 1, late).ok).toBe(true);
	});

	it('with nothing left needs no extension', () => {
		const pass = used(sold(tenTimes({ validDays: 30 })), 10);
		expect(needsExtension(pass, '2026-05-01')).toBe(false);
	});

	it('from the first use on waits for it, and an undo of it makes it wait again', () => {
		const pass = sold(tenTimes({ startRule: 'first-use', validDays: 30 }));
		expect(startedOn(pass)).toBeUndefined();
		expect(usableNow(pass, 1, { ...here, today: '2027-01-01' }).ok).toBe(true);
		const begun = used(pass, 1);
		expect(validUntil(begun)).toBe('2026-04-03');
		expect(validUntil(withoutUse(begun, 'use_1'))).toBeUndefined();
	});
});

describe('undoing a use', () => {
	it('gives back the same positions, which the next use takes', () => {
		const pass = used(used(used(sold(tenTimes()), 2), 3), 1);
		const undone = undoUse(pass, 'use_2');
		expect(undone.ok && undone.value.units).toEqual([3, 4, 5]);
		const back = withoutUse(pass, 'use_2');
		expect(usesLeft(back)).toBe(7);
		expect(used(back, 4).uses[3]).toMatchObject({ units: [3, 4, 5, 7] });
	});

	it('is done once, and only of a use there was', () => {
		const pass = withoutUse(used(sold(tenTimes()), 1), 'use_1');
		expect(refusalOf(undoUse(pass, 'use_1'))).toEqual({ code: 'pass-card/undone-before' });
		expect(refusalOf(undoUse(pass, 'use_9'))).toEqual({ code: 'pass-card/no-such-use' });
	});
});

describe('a time card', () => {
	it('earns by its days at each use, the day of the use among them', () => {
		const first = used(sold(yearCard()), 1, { ...here, today: SOLD_ON });
		expect(recognised(first)).toBe(1000);
		const later = used(first, 1, { ...here, today: '2026-03-11' });
		expect(later.uses[1]).toMatchObject({ units: [], recognisedFen: 10_000 });
		expect(usesLeft(later)).toBeUndefined();
	});

	it('once a day', () => {
		const pass = used(sold(yearCard()), 1);
		expect(refusalOf(usableNow(pass, 1, here))).toEqual({
			code: 'pass-card/day-limit',
			limit: 1,
			free: 0,
		});
	});
});

describe('handing a pass over', () => {
	it('leaves what was used as it is', () => {
		const pass = used(sold(tenTimes()), 3);
		const moved = transferPass(pass, 'mem_b');
		expect(moved).toEqual({ ok: true, value: { ...pass, memberId: 'mem_b' } });
	});

	it('is refused to the same member, and where the terms forbid it', () => {
		const pass = sold(tenTimes({ transferable: false }));
		expect(refusalOf(transferPass(pass, 'mem_a'))).toEqual({ code: 'pass-card/same-member' });
		expect(refusalOf(transferPass(pass, 'mem_b'))).toEqual({
			code: 'pass-card/not-transferable',
		});
	});

	it('and extending are for passes with an end', () => {
		const { validDays: _, ...endless } = tenTimes();
		expect(refusalOf(extendPass(sold(endless), 30, SOLD_ON))).toEqual({
			code: 'pass-card/no-end',
		});
	});
});
