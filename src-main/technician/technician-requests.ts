/** technician/list and technician/put: who does services (技师), kept by a manager. */
import type { TechnicianView } from '#shared/contract/technician-requests.ts';
import type { AnyRefusal } from '#shared/contract/request.ts';
import type { ParsedInput, RequestOutput } from '#shared/contract/terminal-contract.ts';
import { ok, refuse, type Result } from '#shared/kernel/result.ts';
import { findOperator } from '../operator/operator-store.ts';
import { byWhom, type Caller, type Terminal } from '../terminal.ts';
import {
	findByStaffCode,
	findTechnician,
	listTechnicians,
	putTechnician,
	type Technician,
} from './technician-store.ts';

export function showTechnicians({
	pen,
}: Terminal): Result<RequestOutput<'technician/list'>, AnyRefusal> {
	return ok({ technicians: listTechnicians(pen) });
}

/** Their name stands in their own row: the journal has the number and what was changed. */
export function saveTechnician(
	{ pen, ids, clock }: Terminal,
	caller: Caller,
	{ technicianId, ...input }: ParsedInput<'technician/put'>,
): Result<TechnicianView, AnyRefusal> {
	return caller.commit(() => {
		const before = technicianId === '' ? undefined : findTechnician(pen, technicianId);
		if (technicianId !== '' && before === undefined) {
			return refuse({ code: 'technician/not-found' });
		}
		const holder = findByStaffCode(pen, input.code);
		if (holder !== undefined && holder.technicianId !== technicianId) {
			return refuse({ code: 'technician/code-taken', name: holder.name });
		}
		if (input.operatorNo !== '' && findOperator(pen, input.operatorNo) === undefined) {
			return refuse({ code: 'operator/not-found' });
		}
		const after = { technicianId: before?.technicianId ?? ids.next('tech'), ...input };
		putTechnician(pen, after, clock.now());
		pen.append({
			kind: before === undefined ? 'technician/added' : 'technician/changed',
			v: 1,
			...byWhom(caller),
			body: {
				technician_id: after.technicianId,
				code: after.code,
				active: Number(after.active),
				changed: changedFields(before, after),
			},
		});
		return ok(after);
	});
}

function changedFields(before: Technician | undefined, after: Technician): string[] {
	if (before === undefined) return [];
	const fields = ['code', 'name', 'operatorNo', 'active'] as const;
	return fields.filter((field) => before[field] !== after[field]);
}
