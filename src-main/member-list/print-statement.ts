/**
 * member-list/statement: a month of one member on paper. It is read in a thread (read-month.ts); a
 * statement that does not tie with the books is never printed.
 */
import type { AnyRefusal } from '#shared/contract/request.ts';
import type { ParsedInput } from '#shared/contract/terminal-contract.ts';
import type { PrintJobView } from '#shared/contract/views.ts';
import { addMonths } from '#shared/kernel/calendar.ts';
import { refuse, type Result } from '#shared/kernel/result.ts';
import { composeStatementSlip } from '#shared/receipt/compose-statement-slip.ts';
import { receiptStoreOf } from '#shared/receipt/receipt-store.ts';
import { receiptWords } from '#shared/words/receipt.ts';
import { statementWords } from '#shared/words/statement-slip.ts';
import { showQueued } from '../device/print-requests.ts';
import type { Caller, Terminal } from '../terminal.ts';
import { markNow } from './check-statement.ts';

export async function printStatement(
	terminal: Terminal,
	caller: Caller,
	{ memberId, month }: ParsedInput<'member-list/statement'>,
): Promise<Result<PrintJobView, AnyRefusal>> {
	const settings = terminal.settings.current();
	if (settings.printer.kind === 'none') return refuse({ code: 'printer/none' });
	const from = `${month}-01`;
	const wanted = { memberId, from, until: addMonths(from, 1) };
	const read = await terminal.memberLists.read('month', wanted);
	if (read === undefined) return refuse({ code: 'member-list/stopped' });
	if (read === 'gone') return refuse({ code: 'member/not-found' });
	const { receiptLanguage: language } = settings;
	// Read after the month was: the chain up to here holds every row the statement speaks of.
	const mark = markNow(terminal.pen);
	const by = { atMs: terminal.clock.now(), operator: caller.operator.operatorNo, mark };
	const of = { month, memberId, ...by, ...read };
	const document = composeStatementSlip(of, receiptStoreOf(settings), {
		words: receiptWords[language],
		say: statementWords[language],
	});
	const queued = caller.commit(() => {
		const jobId = terminal.spooler.queue(terminal.pen, {
			kind: 'receipt',
			document,
			operator: caller.operator.operatorNo,
		});
		return showQueued(terminal, jobId);
	});
	terminal.spooler.wake();
	return queued;
}
