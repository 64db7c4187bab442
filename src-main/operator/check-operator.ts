/**
 * Checking a PIN, for signing in and for releasing another's action. Five wrong ones in a row lock
 * the operator out for five minutes (STF-3); the count is in the ledger, so a restart does not
 * forget it. An unknown number costs the same time and gets the same answers.
 */
import { ok, refuse, type Result } from '#shared/kernel/result.ts';
import type { AnyRefusal } from '#shared/contract/request.ts';
import { LOCK_OUT_MS, WRONG_PINS_ALLOWED } from '#shared/operator/role.ts';
import type { SignedIn, Terminal } from '../terminal.ts';
import { countWrongPin, findOperator, type OperatorRow } from './operator-store.ts';
import { checkPin } from './pin-hash.ts';

const NOBODY = `scrypt$32768$8$1$${'A'.repeat(22)}==$${'A'.repeat(43)}=`;

export async function checkOperator(
	terminal: Terminal,
	operatorNo: string,
	pin: string,
): Promise<Result<SignedIn, AnyRefusal>> {
	const before = findOperator(terminal.pen, operatorNo);
	if (before === undefined) return checkUnknown(terminal, operatorNo, pin);
	if (isLockedOut(terminal, before)) return lockedOut(terminal, before);
	const right = await checkPin(pin, before.pin_hash);
	// Read again: while this PIN was checked another try may have locked the operator out, and an
	// owner may have changed them.
	const row = findOperator(terminal.pen, operatorNo);
	if (row === undefined) return checkUnknown(terminal, operatorNo, pin);
	if (isLockedOut(terminal, row)) return lockedOut(terminal, row);
	if (!right || row.pin_hash !== before.pin_hash) return countWrong(terminal, row);
	if (row.active === 0) return refuse({ code: 'operator/disabled' });
	if (row.wrong_pins > 0) {
		terminal.pen.transaction(() =>
			countWrongPin(terminal.pen, operatorNo, { wrongPins: 0, lockedUntilMs: 0 }),
		);
	}
	return ok({ operatorNo, name: row.name, role: row.role });
}

/**
 * Who is not there is treated like who is, so that nobody learns by trying which numbers exist: the
 * same time, the same count down, the same lock. It is kept in memory only, for a few numbers.
 */
async function checkUnknown(
	terminal: Terminal,
	operatorNo: string,
	pin: string,
): Promise<Result<never, AnyRefusal>> {
	const known = strangersOf(terminal);
	const before = known.get(operatorNo) ?? { wrong_pins: 0, locked_until_ms: 0 };
	if (isLockedOut(terminal, before)) return lockedOut(terminal, before);
	await checkPin(pin, NOBODY);
	const now = known.get(operatorNo) ?? before;
	if (isLockedOut(terminal, now)) return lockedOut(terminal, now);
	const wrong = now.wrong_pins + 1;
	const out = wrong >= WRONG_PINS_ALLOWED;
	known.delete(operatorNo);
	known.set(operatorNo, {
		wrong_pins: out ? 0 : wrong,
		locked_until_ms: out ? terminal.clock.now() + LOCK_OUT_MS : 0,
	});
	for (const oldest of known.keys()) {
		if (known.size <= MOST_STRANGERS) break;
		known.delete(oldest);
	}
	if (out) return refuse({ code: 'operator/locked-out', minutes: LOCK_OUT_MS / 60_000 });
	return refuse({ code: 'operator/wrong-pin', left: WRONG_PINS_ALLOWED - wrong });
}

const MOST_STRANGERS = 1000;
const strangers = new WeakMap<object, Map<string, Tries>>();

function strangersOf({ clock }: Terminal): Map<string, Tries> {
	const known = strangers.get(clock) ?? new Map<string, Tries>();
	strangers.set(clock, known);
	return known;
}

type Tries = Pick<OperatorRow, 'wrong_pins' | 'locked_until_ms'>;

/** A lock that seems to last longer than locks do was set by a clock that has gone back since. */
function isLockedOut({ clock }: Terminal, row: Tries): boolean {
	const leftMs = row.locked_until_ms - clock.now();
	return leftMs > 0 && leftMs <= LOCK_OUT_MS;
}

function lockedOut(terminal: Terminal, row: Tries): Result<never, AnyRefusal> {
	const leftMs = row.locked_until_ms - terminal.clock.now();
	return refuse({ code: 'operator/locked-out', minutes: Math.ceil(leftMs / 60_000) });
}

function countWrong(terminal: Terminal, row: OperatorRow): Result<never, AnyRefusal> {
	const operatorNo = row.operator_no;
	return terminal.pen.transaction(() => {
		const wrongPins = row.wrong_pins + 1;
		const out = wrongPins >= WRONG_PINS_ALLOWED;
		const lockedUntilMs = out ? terminal.clock.now() + LOCK_OUT_MS : 0;
		countWrongPin(terminal.pen, operatorNo, { wrongPins: out ? 0 : wrongPins, lockedUntilMs });
		terminal.pen.append({
			kind: out ? 'operator/locked-out' : 'operator/sign-in-failed',
			v: 1,
			operator: operatorNo,
			body: {},
		});
		if (out) return refuse({ code: 'operator/locked-out', minutes: LOCK_OUT_MS / 60_000 });
		return refuse({ code: 'operator/wrong-pin', left: WRONG_PINS_ALLOWED - wrongPins });
	});
}
