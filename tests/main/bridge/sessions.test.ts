// Goal: who is signed in is known per session, a session left alone locks by main's clock, and what
// the screen asks by itself keeps nobody signed in.
import { describe, expect, it } from 'vitest';
import { fixedClock } from '#kit/fixed-clock.ts';
import { openSessions } from '#main/bridge/sessions.ts';

const LI = { operatorNo: '1003', name: '小李', role: 'cashier' } as const;
const WANG = { operatorNo: '1001', name: '王店主', role: 'owner' } as const;
const IDLE_MS = 180_000;

function open(idleMs = IDLE_MS) {
	const clock = fixedClock();
	return { clock, sessions: openSessions(clock, () => idleMs) };
}

describe('sessions', () => {
	it('are apart from each other', () => {
		const { sessions } = open();
		sessions.signIn('a', LI);
		expect(sessions.look('a', false)).toEqual({ operator: LI, locked: false });
		expect(sessions.look('b', false)).toEqual({ locked: false });
		sessions.signOut('a');
		expect(sessions.look('a', false)).toEqual({ locked: false });
	});

	it('lock after the idle time and not at it; activity starts it anew', () => {
		const { clock, sessions } = open();
		sessions.signIn('a', LI);
		clock.advance(IDLE_MS);
		expect(sessions.look('a', false).locked).toBe(false);
		clock.advance(IDLE_MS + 1);
		expect(sessions.look('a', true).locked).toBe(true);
		expect(sessions.look('a', false)).toEqual({ operator: LI, locked: true });
	});

	it('are not kept awake by quiet requests', () => {
		const { clock, sessions } = open();
		sessions.signIn('a', LI);
		for (let minute = 0; minute < 4; minute += 1) {
			clock.advance(60_000);
			sessions.look('a', true);
		}
		expect(sessions.look('a', true).locked).toBe(true);
	});

	it('lock when the machine slept: the wall clock went on, the other one stood', () => {
		const { clock, sessions } = open();
		sessions.signIn('a', LI);
		clock.setBy(8 * 3_600_000);
		expect(sessions.look('a', false).locked).toBe(true);
	});

	it('never lock by themselves where the store says so, and always by hand', () => {
		const { clock, sessions } = open(0);
		sessions.signIn('a', LI);
		clock.advance(10 * 3_600_000);
		expect(sessions.look('a', false).locked).toBe(false);
		sessions.lock('a');
		expect(sessions.look('a', false).locked).toBe(true);
		sessions.signIn('a', WANG);
		expect(sessions.look('a', false)).toEqual({ operator: WANG, locked: false });
	});

	it('of an operator are all ended at once, or all but the one that asked', () => {
		const { sessions } = open();
		for (const id of ['till', 'tablet', 'line']) sessions.signIn(id, WANG);
		sessions.signIn('other', LI);
		sessions.forget(WANG.operatorNo, 'till');
		expect(sessions.look('till', true).operator).toEqual(WANG);
		expect(sessions.look('tablet', true).operator).toBeUndefined();
		expect(sessions.look('line', true).operator).toBeUndefined();
		sessions.forget(WANG.operatorNo);
		expect(sessions.look('till', true).operator).toBeUndefined();
		expect(sessions.look('other', true).operator).toEqual(LI);
	});

	it('are bounded: the one unused for longest makes room', () => {
		const { clock, sessions } = open(0);
		for (let n = 0; n < 201; n += 1) {
			sessions.signIn(`session-${n}`, LI);
			clock.advance(1);
		}
		expect(sessions.look('session-0', true).operator).toBeUndefined();
		expect(sessions.look('session-1', true).operator).toEqual(LI);
		expect(sessions.look('session-200', true).operator).toEqual(LI);
	});
});
