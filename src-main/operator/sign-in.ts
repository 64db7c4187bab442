/**
 * operator/sign-in, operator/sign-out, operator/lock. Signing in never touches the basket: the next
 * cashier finds it as the last one left it.
 */
import type { AnyRefusal } from '#shared/contract/request.ts';
import type { ParsedInput } from '#shared/contract/terminal-contract.ts';
import type { OperatorView } from '#shared/contract/views.ts';
import { ok, type Result } from '#shared/kernel/result.ts';
import type { Caller, SessionDesk, Terminal } from '../terminal.ts';
import { checkOperator } from './check-operator.ts';

type Asked = {
	readonly terminal: Terminal;
	readonly sessions: SessionDesk;
	readonly caller: Caller;
};

export async function signIn(
	{ terminal, sessions, caller }: Asked,
	{ operatorNo, pin }: ParsedInput<'operator/sign-in'>,
): Promise<Result<OperatorView, AnyRefusal>> {
	const checked = await checkOperator(terminal, operatorNo, pin);
	if (!checked.ok) return checked;
	const operator = checked.value;
	terminal.pen.transaction(() => {
		terminal.pen.append({
			kind: 'operator/signed-in',
			v: 1,
			operator: operator.operatorNo,
			body: {},
		});
	});
	sessions.signIn(caller.sessionId, operator);
	terminal.statusChanged();
	return ok({ ...operator, active: true });
}

export function signOut({
	terminal,
	sessions,
	caller,
}: Asked): Result<Record<string, never>, AnyRefusal> {
	const { operatorNo } = caller.operator;
	terminal.pen.transaction(() => {
		terminal.pen.append({ kind: 'operator/signed-out', v: 1, operator: operatorNo, body: {} });
	});
	sessions.signOut(caller.sessionId);
	terminal.statusChanged();
	return ok({});
}

export function lockSession({
	terminal,
	sessions,
	caller,
}: Asked): Result<Record<string, never>, AnyRefusal> {
	sessions.lock(caller.sessionId);
	terminal.statusChanged();
	return ok({});
}
