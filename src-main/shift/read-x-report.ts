/** shift/x-report: reads the open shift's figures; a reading is an event, and may be printed. */
import { ok, refuse, type Result } from '#shared/kernel/result.ts';
import type { AnyRefusal } from '#shared/contract/request.ts';
import type { ParsedInput } from '#shared/contract/terminal-contract.ts';
import type { XReportView } from '#shared/contract/views.ts';
import { composeXReport, type XReport } from '#shared/shift/x-report.ts';
import { composeXReceipt } from '#shared/receipt/compose-x-receipt.ts';
import { receiptWords } from '#shared/words/receipt.ts';
import type { LedgerHead } from '../ledger/access.ts';
import { byWhom, type Caller, type Terminal } from '../terminal.ts';
import { findOpenShift, listTallies, showShift } from './shift-store.ts';

export function readXReport(
	terminal: Terminal,
	caller: Caller,
	{ print }: ParsedInput<'shift/x-report'>,
): Result<XReportView, AnyRefusal> {
	const { pen } = terminal;
	if (print && terminal.settings.current().printer.kind === 'none') {
		return refuse({ code: 'printer/none' });
	}
	const read = caller.commit(() => {
		const shift = findOpenShift(pen);
		if (shift === undefined) return refuse({ code: 'shift/none-open' });
		pen.append({ kind: 'shift/x-read', v: 1, ...byWhom(caller), shiftId: shift.shiftId, body: {} });
		const report = composeXReport(shift, listTallies(pen, shift.shiftId));
		const view = showXReport(report, pen.head(), terminal.clock.now());
		if (print) {
			const settings = terminal.settings.current();
			const words = receiptWords[settings.receiptLanguage];
			terminal.spooler.queue(pen, {
				kind: 'x-report',
				document: composeXReceipt(view, { settings, words, operator: caller.operator.operatorNo }),
			});
		}
		return ok(view);
	});
	terminal.spooler.wake();
	return read;
}

function showXReport(report: XReport, head: LedgerHead, atMs: number): XReportView {
	return {
		shift: showShift(report.shift),
		atMs,
		sales: report.sales,
		lines: report.lines,
		totalFen: report.total,
		averageTicketFen: report.averageTicket,
		roundingFen: report.rounding,
		overrides: { count: report.overrides.count, amountFen: report.overrides.amount },
		tenders: report.tenders.map(({ kind, count, amount, change }) => {
			return { kind, count, amountFen: amount, changeFen: change };
		}),
		taxes: report.taxes.map(({ rateBp, net, tax }) => ({ rateBp, netFen: net, taxFen: tax })),
		operators: report.operators.map(({ operator, count, amount }) => {
			return { operator, count, amountFen: amount };
		}),
		counts: report.counts,
		expectedCashFen: report.expectedCash,
		perpetual: { count: head.gtCount, netFen: head.gtNetFen, taxFen: head.gtTaxFen },
	};
}
