/** member-list/tasks, close-task and birthdays: what the day asks for, masked. */
import type { AnyRefusal } from '#shared/contract/request.ts';
import type { ParsedInput, RequestOutput } from '#shared/contract/terminal-contract.ts';
import { dateOfDay, dayNumber } from '#shared/kernel/calendar.ts';
import { ok, refuse, type Result } from '#shared/kernel/result.ts';
import { isBirthday } from '#shared/member/birthday.ts';
import { maskName, maskPhone } from '#shared/member/mask.ts';
import { prepared } from '../ledger/prepared.ts';
import type { MemberRow } from '../member/member-store.ts';
import { listTiers } from '../member/tier-store.ts';
import type { Caller, Terminal } from '../terminal.ts';
import { layOutTasks } from './day-tasks.ts';
import { todayOf } from './find-members.ts';
import { scanMembers } from './scan-members.ts';

const TASKS_AT_ONCE = 100;
/** A line nobody got to within a week is off the list; the next of its kind may come. */
const FRESH_DAYS = 6;

type TaskRow = {
	readonly task_id: number;
	readonly kind: RequestOutput<'member-list/tasks'>['rows'][number]['kind'];
	readonly biz_date: string;
	readonly coupon: string | null;
	readonly coupon_kind: string | null;
	readonly coupon_until: string | null;
} & Pick<MemberRow, 'member_id' | 'name' | 'phone' | 'last_ms' | 'marketing'>;

/** Of today; laid out now when no shift was opened today. */
export async function listTasks(
	terminal: Terminal,
	{ after }: ParsedInput<'member-list/tasks'>,
): Promise<Result<RequestOutput<'member-list/tasks'>, AnyRefusal>> {
	await layOutTasks(terminal);
	const { db } = terminal.pen;
	const since = dateOfDay(dayNumber(todayOf(terminal)) - FRESH_DAYS);
	const rows = prepared(
		db,
		`SELECT t.task_id, t.kind, t.biz_date, m.member_id, m.name, m.phone, m.last_ms, m.marketing,
		   c.code AS coupon, c.kind_id AS coupon_kind, c.valid_until AS coupon_until
		 FROM member_task t JOIN member m ON m.id = t.id AND m.state = 'active'
		   LEFT JOIN win_back w ON w.id = m.id AND w.last_ms = m.last_ms AND t.kind = 'win-back'
		   LEFT JOIN coupon c ON c.code = w.code AND c.state = 'issued'
		 WHERE t.state = 'open' AND t.biz_date >= ? AND t.task_id > ?
		 ORDER BY t.task_id LIMIT ${TASKS_AT_ONCE + 1}`,
	).all(since, after) as TaskRow[];
	const open = prepared(
		db,
		`SELECT count(*) AS n FROM member_task t JOIN member m ON m.id = t.id AND m.state = 'active'
		 WHERE t.state = 'open' AND t.biz_date >= ?`,
	).get(since);
	return ok({
		rows: rows.slice(0, TASKS_AT_ONCE).map((row) => ({
			taskId: row.task_id,
			kind: row.kind,
			bizDate: row.biz_date,
			memberId: row.member_id,
			name: maskName(row.name),
			phone: maskPhone(row.phone ?? ''),
			lastMs: row.last_ms,
			marketing: row.marketing === 1,
			...couponOf(terminal, row),
		})),
		open: (open as { n: number }).n,
		more: rows.length > TASKS_AT_ONCE,
	});
}

type Coupon = RequestOutput<'member-list/tasks'>['rows'][number]['coupon'];

function couponOf(
	{ priceBook }: Pick<Terminal, 'priceBook'>,
	{ coupon: code, coupon_kind: kindId, coupon_until: validUntil }: TaskRow,
): { readonly coupon?: NonNullable<Coupon> } {
	if (code === null || validUntil === null) return {};
	const kind = priceBook.current().couponKinds.find((one) => one.kindId === kindId);
	return { coupon: { code, name: kind?.name ?? '', validUntil } };
}

export function closeTask(
	{ pen, clock }: Terminal,
	caller: Caller,
	{ taskId, state }: ParsedInput<'member-list/close-task'>,
): Result<RequestOutput<'member-list/close-task'>, AnyRefusal> {
	return caller.commit(() => {
		const { changes } = prepared(
			pen.db,
			`UPDATE member_task SET state = ?, done_ms = ?, done_by = ?
			 WHERE task_id = ? AND state = 'open'`,
		).run(state, clock.now(), caller.operator.operatorNo, taskId);
		return changes === 0 ? refuse({ code: 'member-list/task-gone' }) : ok({ taskId });
	});
}

const MOST_BIRTHDAYS = 1000;

/** By the day it is kept on; a month of a large store is cut at a thousand. */
export async function listBirthdays(
	terminal: Terminal,
	{ from, days }: ParsedInput<'member-list/birthdays'>,
): Promise<Result<RequestOutput<'member-list/birthdays'>, AnyRefusal>> {
	const first = dayNumber(from === '' ? todayOf(terminal) : from);
	const dates = Array.from({ length: days }, (_, index) => dateOfDay(first + index));
	const last = new Set(dates.map((date) => date.slice(5)));
	if (last.has('02-28')) last.add('02-29');
	const members = await scanMembers(
		terminal,
		{
			sql: `m.state = 'active' AND m.birth_month > 0
			   AND substr(m.birthday, -5) IN (SELECT value FROM json_each(:days))`,
			values: { days: JSON.stringify([...last]) },
			indexed: false,
		},
		{ limit: MOST_BIRTHDAYS + 1 },
	);
	const tiers = new Map(listTiers(terminal.pen).map(({ code, name }) => [code, name]));
	const rows = dates.flatMap((date) => {
		return members
			.filter(({ birthday }) => isBirthday(birthday, date))
			.map((member) => ({
				date,
				memberId: member.member_id,
				name: maskName(member.name),
				phone: maskPhone(member.phone ?? ''),
				tierName: tiers.get(member.tier) ?? '',
				marketing: member.marketing === 1,
			}));
	});
	return ok({
		rows: rows.slice(0, MOST_BIRTHDAYS),
		more: members.length > MOST_BIRTHDAYS,
	});
}
