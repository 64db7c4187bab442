/**
 * pass-card/overview: what the store owes on passes, and which end soon or ended with something
 * left on them. Nothing lapses in silence: whoever is on this list is asked about an extension.
 */
import { addDays } from '#shared/coupon/add-days.ts';
import type { AnyRefusal } from '#shared/contract/request.ts';
import type { ParsedInput, RequestOutput } from '#shared/contract/terminal-contract.ts';
import { ok, type Result } from '#shared/kernel/result.ts';
import { maskName, maskPhone } from '#shared/member/mask.ts';
import type { Terminal } from '../terminal.ts';
import { placeNow } from './pass-place.ts';
import { listEnding, sumOwed } from './pass-store.ts';

const MOST_ROWS = 200;

export function showPassOverview(
	terminal: Terminal,
	{ days }: ParsedInput<'pass-card/overview'>,
): Result<RequestOutput<'pass-card/overview'>, AnyRefusal> {
	const { pen } = terminal;
	const { today } = placeNow(terminal);
	const ending = listEnding(pen, { until: addDays(today, days), limit: MOST_ROWS });
	return ok({
		...sumOwed(pen),
		ending: ending.map(({ name, phone, ...row }) => ({
			...row,
			memberName: maskName(name),
			memberPhone: maskPhone(phone),
			ended: row.validUntil < today,
		})),
	});
}
