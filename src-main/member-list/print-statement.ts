/**
 * member-list/statement: a month of one member on paper. What is left at its end is what the
 * balances say now less everything since, so a statement that does not tie with the books is never
 * printed.
 */
import type { AnyRefusal } from '#shared/contract/request.ts';
import type { ParsedInput } from '#shared/contract/terminal-contract.ts';
import type { PrintJobView } from '#shared/contract/views.ts';
import { addMonths } from '#shared/kernel/calendar.ts';
import { refuse, type Result } from '#shared/kernel/result.ts';
import { maskName, maskPhone } from '#shared/member/mask.ts';
import { composeStatement, type Pocket, type PocketMove } from '#shared/member/statement.ts';
import {
	composeStatementSlip,
	type MonthOfMember,
} from '#shared/receipt/compose-statement-slip.ts';
import { receiptStoreOf } from '#shared/receipt/receipt-store.ts';
import { receiptWords } from '#shared/words/receipt.ts';
import { statementWords } from '#shared/words/statement-slip.ts';
import { showQueued } from '../device/print-requests.ts';
import type { ReadableLedger } from '../ledger/access.ts';
import { prepared } from '../ledger/prepared.ts';
import { pocketsOf } from '../member/member-figures.ts';
import { findMember, type MemberRow } from '../member/member-store.ts';
import type { Caller, Terminal } from '../terminal.ts';

type Months = { readonly from: string; readonly until: string };

export function printStatement(
	terminal: Terminal,
	caller: Caller,
	{ memberId, month }: ParsedInput<'member-list/statement'>,
): Result<PrintJobView, AnyRefusal> {
	const settings = terminal.settings.current();
	if (settings.printer.kind === 'none') return refuse({ code: 'printer/none' });
	const queued = caller.commit((): Result<PrintJobView, AnyRefusal> => {
		const member = findMember(terminal.pen, memberId);
		if (member === undefined || member.state === 'erased') {
			return refuse({ code: 'member/not-found' });
		}
		const language = settings.receiptLanguage;
		const jobId = terminal.spooler.queue(terminal.pen, {
			kind: 'receipt',
			document: composeStatementSlip(
				monthOf(terminal, member, { month, operator: caller.operator.operatorNo }),
				receiptStoreOf(settings),
				{ words: receiptWords[language], say: statementWords[language] },
			),
			operator: caller.operator.operatorNo,
		});
		return showQueued(terminal, jobId);
	});
	terminal.spooler.wake();
	return queued;
}

function monthOf(
	{ pen, clock }: Terminal,
	member: MemberRow,
	{ month, operator }: { readonly month: string; readonly operator: string },
): MonthOfMember {
	const from = `${month}-01`;
	const months = { from, until: addMonths(from, 1) };
	return {
		month,
		atMs: clock.now(),
		operator,
		name: maskName(member.name),
		phone: maskPhone(member.phone ?? ''),
		sales: salesOf(pen, member, months),
		pockets: pocketsIn(pen, member, months),
		uses: usesOf(pen, member, months),
	};
}

function salesOf(
	{ db }: ReadableLedger,
	{ id }: MemberRow,
	{ from, until }: Months,
): MonthOfMember['sales'] {
	return prepared(
		db,
		`SELECT receipt_no AS receiptNo, at_ms AS atMs, total_fen AS totalFen FROM sale
		 WHERE member = ? AND biz_date >= ? AND biz_date < ? ORDER BY pos`,
	).all(id, from, until) as MonthOfMember['sales'];
}

type Moved = { readonly atMs: number; readonly kind: string; readonly date: string } & Readonly<
	Record<Pocket, number>
>;

function pocketsIn(
	ledger: ReadableLedger,
	{ member_id: memberId }: MemberRow,
	{ from, until }: Months,
): MonthOfMember['pockets'] {
	const moved = prepared(
		ledger.db,
		`SELECT j.at_ms AS atMs, j.biz_date AS date, v.kind, v.principal_fen AS principal,
		   v.bonus_fen AS bonus, 0 AS points
		 FROM sv_move v JOIN journal j ON j.pos = v.pos WHERE v.member_id = :memberId
		 UNION ALL
		 SELECT j.at_ms, j.biz_date, p.kind, 0, 0, p.points
		 FROM point_move p JOIN journal j ON j.pos = p.pos WHERE p.member_id = :memberId`,
	).all({ memberId }) as Moved[];
	const { principalFen, bonusFen, points, pointDebt } = pocketsOf(ledger, memberId);
	const now = { principal: principalFen, bonus: bonusFen, points: points - pointDebt };
	const pockets = Object.keys(now) as Pocket[];
	const sum = (pocket: Pocket, some: readonly Moved[]) => {
		return some.reduce((total, move) => total + move[pocket], 0);
	};
	const before = moved.filter(({ date }) => date < from);
	const after = moved.filter(({ date }) => date >= until);
	const inside = moved.filter(({ date }) => date >= from && date < until);
	const each = (amount: (pocket: Pocket) => number) => {
		return Object.fromEntries(pockets.map((pocket) => [pocket, amount(pocket)]));
	};
	const moves = inside.flatMap(({ atMs, kind, ...amounts }): PocketMove[] => {
		return pockets
			.filter((pocket) => amounts[pocket] !== 0)
			.map((pocket) => ({ pocket, atMs, kind, amount: amounts[pocket] }));
	});
	return composeStatement(moves, {
		opening: each((pocket) => sum(pocket, before)),
		closing: each((pocket) => now[pocket] - sum(pocket, after)),
	});
}

function usesOf(
	{ db }: ReadableLedger,
	{ member_id: memberId }: MemberRow,
	{ from, until }: Months,
): MonthOfMember['uses'] {
	return prepared(
		db,
		`SELECT json_extract(c.terms_json, '$.name') AS name, u.at_ms AS atMs, u.times
		 FROM pass_card c JOIN pass_use u ON u.pass_id = c.pass_id
		 WHERE c.member_id = ? AND u.undone_pos = 0 AND u.used_on >= ? AND u.used_on < ?
		 ORDER BY u.at_ms`,
	).all(memberId, from, until) as MonthOfMember['uses'];
}
