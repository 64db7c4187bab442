/**
 * What the opening of a day does for members: automatic tags are given and taken, and whoever stays
 * away gets a line on the task list (MEM-17). In slices, so that the first customer waits for
 * neither; done twice on one day it does nothing the second time.
 */
import { dateOfDay, dayNumber } from '#shared/kernel/calendar.ts';
import { awaySince, dormancyDue, shareOfDay, type Due } from '#shared/member/dormancy.ts';
import { dormancyOf, type MemberRules } from '#shared/member/member-rules.ts';
import { segmentsOf } from '#shared/member/segments.ts';
import { turn } from '../catalog/in-slices.ts';
import type { WritableLedger } from '../ledger/access.ts';
import { prepared } from '../ledger/prepared.ts';
import { listTags, type MemberRow } from '../member/member-store.ts';
import { dropTag, putTag } from '../member/member-writer.ts';
import type { Terminal } from '../terminal.ts';
import { todayOf } from './find-members.ts';
import { rulesInForce } from './member-rules.ts';
import { startOf } from './scan-members.ts';
import { preferencesOf } from './preferences.ts';
import { sendWinBacks } from './win-back.ts';

/** Members looked at in one transaction. */
const STRETCH = 100;

/** Both jobs of an opening day; a failure is logged, the day goes on. */
export async function openMemberDay(terminal: Terminal): Promise<void> {
	try {
		await layOutTasks(terminal);
		while (terminal.pen.db.open && sendWinBacks(terminal) > 0) await turn();
		await retagMembers(terminal);
	} catch (failure) {
		if (terminal.pen.db.open) terminal.log.fault('member-list/day', failure);
	}
}

/** The tags that the rules give today, given; those they gave before and do not now, taken. */
export async function retagMembers(
	terminal: Terminal,
): Promise<{ members: number; changed: number }> {
	const { pen } = terminal;
	const day = dayFrom(terminal);
	const counts = { members: 0, changed: 0 };
	let above = 0;
	while (pen.db.open) {
		const about = { ...day, rule: day.rules.preference };
		const preferred = await preferencesOf(pen, rowsAbove(pen, above), about);
		if (!pen.db.open) break;
		// Somebody may have been merged or forgotten while the sales were read.
		const rows = rowsAbove(pen, above).map((row) => {
			return { ...row, preferred: preferred.get(row.id) ?? [] };
		});
		const wanting = rows.filter((row) => differs(terminal, row, day));
		if (wanting.length > 0) {
			pen.transaction(() => {
				for (const row of wanting) retag(terminal, row, day);
				const ids = wanting.map(({ member_id: id }) => id);
				pen.append({ kind: 'member/tagged', v: 1, body: { by_rule: 1, member_ids: ids } });
			});
		}
		counts.members += rows.length;
		counts.changed += wanting.length;
		if (rows.length < STRETCH) break;
		above = rows.at(-1)?.id ?? above;
		await turn();
	}
	return counts;
}

type Stretched = Pick<MemberRow, 'id' | 'member_id' | 'visits' | 'spent_fen' | 'last_ms'>;
type VisitRow = Stretched & { readonly preferred: readonly string[] };

function rowsAbove({ db }: WritableLedger, above: number): Stretched[] {
	return prepared(
		db,
		`SELECT id, member_id, visits, spent_fen, last_ms FROM member
		 WHERE id > ? AND state = 'active' ORDER BY id LIMIT ${STRETCH}`,
	).all(above) as Stretched[];
}

type Day = {
	readonly today: string;
	readonly rules: MemberRules;
	readonly dateOf: (atMs: number) => string;
};

/**
 * Dates counted in whole days from the beginning of today: asking the time zone for each of a
 * hundred thousand members would take seconds. Where clocks are put forward, a visit within that
 * hour of the cut-off may be a day off.
 */
function dayFrom(terminal: Terminal): Day {
	const today = todayOf(terminal);
	const start = startOf(today, terminal.settings.current());
	const day = dayNumber(today);
	const dateOf = (atMs: number) => {
		return atMs === 0 ? '' : dateOfDay(day + Math.floor((atMs - start) / 86_400_000));
	};
	return { today, rules: rulesInForce(terminal.pen), dateOf };
}

function wantedTags(row: VisitRow, { today, rules, dateOf }: Day): readonly string[] {
	const { visits, spent_fen: spentFen, last_ms: lastMs } = row;
	const figures = { lastVisit: dateOf(lastMs), visits, spentFen };
	return [...new Set([...segmentsOf(figures, rules.segments, today), ...row.preferred])];
}

function differs(terminal: Terminal, row: VisitRow, day: Day): boolean {
	const tags = listTags(terminal.pen, row.id);
	const wanted = wantedTags(row, day);
	const held = new Set(tags.map(({ tag }) => tag));
	const byRule = tags.filter(({ by_rule: rule }) => rule === 1);
	return wanted.some((tag) => !held.has(tag)) || byRule.some(({ tag }) => !wanted.includes(tag));
}

function retag(terminal: Terminal, row: VisitRow, day: Day): void {
	const { pen } = terminal;
	const wanted = wantedTags(row, day);
	for (const { tag, by_rule: rule } of listTags(pen, row.id)) {
		if (rule === 1 && !wanted.includes(tag)) dropTag(pen, row.id, tag);
	}
	for (const tag of wanted) putTag(pen, { id: row.id, tag, byRule: true });
}

/** Per ledger: the business date whose tasks are laid out, or about to be. */
const laidOut = new WeakMap<
	WritableLedger,
	{ readonly date: string; readonly done: Promise<void> }
>();

/** Lays the day's tasks out, once a day. */
export function layOutTasks(terminal: Terminal): Promise<void> {
	const date = todayOf(terminal);
	const known = laidOut.get(terminal.pen);
	if (known?.date === date) return known.done;
	const done = layOut(terminal, date);
	laidOut.set(terminal.pen, { date, done });
	done.catch(() => laidOut.delete(terminal.pen));
	return done;
}

async function layOut(terminal: Terminal, today: string): Promise<void> {
	const { pen } = terminal;
	const laid = prepared(pen.db, 'SELECT count(*) AS n FROM member_task WHERE biz_date = ?');
	// Laid out before the terminal was opened again.
	if ((laid.get(today) as { n: number }).n > 0) return;
	const listed = shareOfDay(await everyoneDue(terminal, today));
	if (!pen.db.open) return;
	pen.transaction(() => {
		for (const { id, kind } of listed) {
			prepared(
				pen.db,
				`INSERT INTO member_task (id, kind, biz_date) VALUES (?, ?, ?)
				 ON CONFLICT (id, kind, biz_date) DO NOTHING`,
			).run(id, kind, today);
		}
	});
}

type DueRow = Due & { readonly id: number };

async function everyoneDue(terminal: Terminal, today: string): Promise<DueRow[]> {
	const { pen, settings } = terminal;
	const { dateOf, rules } = dayFrom(terminal);
	const dormancy = dormancyOf(rules);
	const latest =
		dormancy
			.map((rule) => awaySince(rule, today))
			.sort()
			.at(-1) ?? today;
	const before = startOf(latest, settings.current()) + 86_400_000;
	const due: DueRow[] = [];
	let above = 0;
	while (pen.db.open) {
		const rows = prepared(
			pen.db,
			`SELECT id, last_ms AS lastMs FROM member WHERE id > ? AND state = 'active'
			   AND last_ms > 0 AND last_ms < ? ORDER BY id LIMIT ${STRETCH}`,
		).all(above, before) as { id: number; lastMs: number }[];
		for (const { id, lastMs } of rows) {
			const absence = { lastVisit: dateOf(lastMs), sent: sentTo(terminal, id) };
			const kind = dormancyDue(absence, dormancy, today);
			if (kind !== undefined) due.push({ id, kind, lastMs });
		}
		if (rows.length < STRETCH) break;
		above = rows.at(-1)?.id ?? above;
		await turn();
	}
	return due;
}

type Sent = { kind: 'remind' | 'win-back'; date: string };

/** A line that was dropped was no message. */
function sentTo({ pen }: Terminal, id: number): Sent[] {
	return prepared(
		pen.db,
		`SELECT kind, biz_date AS date FROM member_task
		 WHERE id = ? AND kind IN ('remind', 'win-back') AND state <> 'dropped'`,
	).all(id) as Sent[];
}
