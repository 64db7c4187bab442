/** operator/list, operator/add, operator/change. The last active owner cannot be taken away. */
import { ok, refuse, type Result } from '#shared/kernel/result.ts';
import type { AnyRefusal } from '#shared/contract/request.ts';
import type { ParsedInput } from '#shared/contract/terminal-contract.ts';
import type { OperatorView } from '#shared/contract/views.ts';
import { byWhom, type Caller, type SessionDesk, type Terminal } from '../terminal.ts';
import {
	findOperator,
	insertOperator,
	listOperatorRows,
	showOperator,
	updateOperator,
	type OperatorRow,
} from './operator-store.ts';
import { hashPin, isWeakPin } from './pin-hash.ts';

export function listOperators({
	pen,
}: Terminal): Result<{ operators: OperatorView[] }, AnyRefusal> {
	return ok({ operators: listOperatorRows(pen).map(showOperator) });
}

export async function addOperator(
	terminal: Terminal,
	caller: Caller,
	{ operatorNo, name, role, pin }: ParsedInput<'operator/add'>,
): Promise<Result<OperatorView, AnyRefusal>> {
	if (isWeakPin(pin)) return refuse({ code: 'setup/weak-pin' });
	const pinHash = await hashPin(pin, terminal.ids.bytes(16));
	return caller.commit(() => {
		if (findOperator(terminal.pen, operatorNo) !== undefined) {
			return refuse({ code: 'operator/exists', operatorNo });
		}
		const createdMs = terminal.clock.now();
		insertOperator(terminal.pen, { operatorNo, name, role, pinHash, createdMs });
		terminal.pen.append({
			kind: 'operator/added',
			v: 1,
			...byWhom(caller),
			body: { operator_no: operatorNo, name, role },
		});
		return ok({ operatorNo, name, role, active: true });
	});
}

type Asked = {
	readonly terminal: Terminal;
	readonly sessions: SessionDesk;
	readonly caller: Caller;
};

/** Whoever was changed is signed out everywhere: a right that was taken away is gone at once. */
export async function changeOperator(
	{ terminal, sessions, caller }: Asked,
	input: ParsedInput<'operator/change'>,
): Promise<Result<OperatorView, AnyRefusal>> {
	const { operatorNo, pin } = input;
	if (pin !== undefined && isWeakPin(pin)) return refuse({ code: 'setup/weak-pin' });
	const pinHash = pin === undefined ? undefined : await hashPin(pin, terminal.ids.bytes(16));
	const changed = caller.commit(() => {
		const row = findOperator(terminal.pen, operatorNo);
		if (row === undefined) return refuse({ code: 'operator/not-found', operatorNo });
		const to: OperatorRow = {
			...row,
			name: input.name ?? row.name,
			role: input.role ?? row.role,
			active: input.active === undefined ? row.active : Number(input.active),
			pin_hash: pinHash ?? row.pin_hash,
		};
		if (losesLastOwner(terminal, to)) return refuse({ code: 'operator/last-owner' });
		updateOperator(terminal.pen, operatorNo, to);
		terminal.pen.append({
			kind: 'operator/changed',
			v: 1,
			...byWhom(caller),
			body: {
				operator_no: operatorNo,
				name: to.name,
				role: to.role,
				active: to.active,
				pin_changed: Number(pin !== undefined),
			},
		});
		return ok(showOperator(to));
	});
	if (!changed.ok) return changed;
	const own = operatorNo === caller.operator.operatorNo;
	const keepsRights = changed.value.active && changed.value.role === caller.operator.role;
	sessions.forget(operatorNo, own && keepsRights ? caller.sessionId : undefined);
	terminal.statusChanged();
	return changed;
}

function losesLastOwner({ pen }: Terminal, to: OperatorRow): boolean {
	const others = listOperatorRows(pen).filter((row) => row.operator_no !== to.operator_no);
	return ![...others, to].some((row) => row.role === 'owner' && row.active === 1);
}
