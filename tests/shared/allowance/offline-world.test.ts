// Goal: whatever order things happen in, however late messages are, whatever clocks and disks do:
// no grant is overspent (M3), a member's overdraft stays within the floors (M4), without a floor
// there is none (M5), and a disk that was put back spends nothing before HQ's handshake.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openWorld, type Limits, type World } from './offline-world.ts';

const TERMINALS = 4;
const at = fc.integer({ min: 0, max: TERMINALS - 1 });
const amount = fc.integer({ min: 1, max: 700 });

type Step = (world: World) => void;
const oneOf = <T>(source: fc.Arbitrary<T>, step: (world: World, value: T) => void) =>
	source.map(
		(value): Step =>
			(world) =>
				step(world, value),
	);

const quiet: fc.Arbitrary<Step>[] = [
	oneOf(fc.tuple(at, amount), (world, [one, fen]) => void world.spend(one, fen)),
	oneOf(fc.tuple(at, amount), (world, [one, fen]) => void world.spend(one, fen)),
	oneOf(fc.tuple(at, amount), (world, [one, fen]) => world.grant(one, fen)),
	oneOf(at, (world, one) => world.release(one)),
	oneOf(fc.tuple(at, fc.integer({ min: 1, max: 4 })), (world, [one, most]) => {
		world.push(one, most);
	}),
	oneOf(at, (world, one) => world.tell(one)),
	oneOf(amount, (world, fen) => world.topUp(fen)),
	oneOf(amount, (world, fen) => world.spendOnline(fen)),
	oneOf(fc.tuple(at, fc.integer({ min: -5, max: 2000 })), (world, [one, ms]) => {
		world.skew(one, ms);
	}),
];
const putBack: fc.Arbitrary<Step>[] = [
	oneOf(fc.tuple(at, fc.integer({ min: 1, max: 5 })), (world, [one, lost]) => {
		world.rollBack(one, lost);
	}),
	oneOf(at, (world, one) => world.handshake(one)),
];

const day = (...steps: fc.Arbitrary<Step>[]) => fc.array(fc.oneof(...steps), { maxLength: 80 });

function run(limits: Partial<Limits>, steps: readonly Step[], check: (world: World) => void): void {
	const all = { floor: 500, cap: 2000, maxAgeMs: 1000, ...limits };
	const world = openWorld(TERMINALS, { balance: 1500, limits: all });
	for (const step of steps) {
		step(world);
		check(world);
	}
	for (let one = 0; one < TERMINALS; one += 1) world.push(one, Number.MAX_SAFE_INTEGER);
	check(world);
}

function noGrantOverspent(world: World): void {
	for (const { granted, spent } of world.truly.values()) expect(spent).toBeLessThanOrEqual(granted);
}

describe('several terminals, away from HQ', () => {
	it('M3, M4: no grant is overspent, and the overdraft stays within U for each that sold', () => {
		fc.assert(
			fc.property(day(...quiet), (steps) => {
				run({}, steps, (world) => {
					noGrantOverspent(world);
					expect(world.overdraft()).toBeLessThanOrEqual(500 * world.risky());
					expect(world.problems).toEqual([]);
				});
			}),
			{ numRuns: 400 },
		);
	});

	it('M5: with U at 0 there is no overdraft, whatever clocks, delays and crashes do', () => {
		fc.assert(
			fc.property(day(...quiet), (steps) => {
				run({ floor: 0, maxAgeMs: 1e12 }, steps, (world) => {
					expect(world.overdraft()).toBe(0);
					expect(world.risky()).toBe(0);
				});
			}),
			{ numRuns: 400 },
		);
	});

	it('M3: a disk that was put back spends nothing until the handshake, and no grant twice', () => {
		fc.assert(
			fc.property(day(...quiet, ...putBack), (steps) => {
				run({}, steps, (world) => {
					noGrantOverspent(world);
					for (let one = 0; one < TERMINALS; one += 1) {
						if (world.frozen(one)) expect(world.spend(one, 1)).toBe(0);
					}
				});
			}),
			{ numRuns: 400 },
		);
	});

	it('is a world in which things happen: floors are used and members overdrawn', () => {
		const world = openWorld(2, { balance: 500, limits: { floor: 500, cap: 2000, maxAgeMs: 9 } });
		world.tell(0);
		world.tell(1);
		expect([world.spend(0, 500), world.spend(1, 500), world.spend(1, 1)]).toEqual([500, 500, 0]);
		world.push(0, 9);
		world.push(1, 9);
		expect(world.overdraft()).toBe(500);
		world.rollBack(0, 1);
		expect(world.spend(0, 1)).toBe(0);
		world.handshake(0);
		world.topUp(2000);
		world.tell(0);
		expect(world.spend(0, 500)).toBe(500);
	});
});
