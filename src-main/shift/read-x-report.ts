/** shift/x-report: reads the open shift's figures; a reading is an event, and may be printed. */
import { ok, refuse, type Result } from '#shared/kernel/result.ts';
import type { AnyRefusal } from '#shared/contract/request.ts';
import type { ParsedInput } from '#shared/contract/terminal-contract.ts';
import type { XReportView } from '#shared/contract/report-views.ts';
import type { Tally } from '#shared/journal/tally-event.ts';
import { composeShiftReport, countReceipts, type XReport } from '#shared/shift/x-report.ts';
import { composeXReceipt } from '#shared/receipt/compose-x-receipt.ts';
import { xReportWords } from '#shared/words/x-report.ts';
import type { LedgerHead } from '../ledger/access.ts';
import { byWhom, type Caller, type Terminal } from '../terminal.ts';
import {
	countUnsynced,
	findOpenShift,
	findReceiptRange,
	listTallies,
	nameCategories,
	nameOperators,
	showShift,
	type OpenShift,
} from './shift-store.ts';

export function readXReport(
	terminal: Terminal,
	caller: Caller,
	{ print }: ParsedInput<'shift/x-report'>,
): Result<XReportView, AnyRefusal> {
	const { pen } = terminal;
	const settings = terminal.settings.current();
	if (print && settings.printer.kind === 'none') return refuse({ code: 'printer/none' });
	const read = caller.commit(() => {
		const shift = findOpenShift(pen);
		if (shift === undefined) return refuse({ code: 'shift/none-open' });
		pen.append({ kind: 'shift/x-read', v: 1, ...byWhom(caller), shiftId: shift.shiftId, body: {} });
		const report = composeXReport(terminal, shift);
		if (print) {
			const { timeZone, receiptLanguage: language } = settings;
			const words = xReportWords[language];
			const { operatorNo: operator } = caller.operator;
			const document = composeXReceipt(report, { words, language, timeZone, operator });
			terminal.spooler.queue(pen, { kind: 'x-report', document });
		}
		return ok(report);
	});
	terminal.spooler.wake();
	// The reading is one more event HQ has not seen.
	terminal.statusChanged();
	return read;
}

/** Reads what has rows by key: the shift's tallies, two receipts, names, the head of the chain. */
function composeXReport({ pen, settings, clock }: Terminal, shift: OpenShift): XReport {
	const { storeName, storeCode, terminalCode, timeZone } = settings.current();
	const tallies = listTallies(pen, shift.shiftId);
	const names = {
		operators: nameOperators(pen, keysOf(tallies, 'operator')),
		categories: nameCategories(pen, keysOf(tallies, 'category').map(Number)),
	};
	const figures = composeShiftReport({ float: shift.float, tallies, timeZone, names });
	return {
		store: { name: storeName, code: storeCode },
		terminalCode,
		shift: showShift(shift),
		atMs: clock.now(),
		receipts: { count: countReceipts(figures), ...findReceiptRange(pen, shift.shiftId) },
		unsynced: countUnsynced(pen),
		perpetual: perpetualOf(pen.head()),
		...figures,
	};
}

/** The head keeps Σ and Σ of the amounts without sign: half their sum is what was taken. */
function perpetualOf(head: LedgerHead): XReport['perpetual'] {
	const { gtCount, gtNetFen, gtAbsFen, gtTaxFen } = head;
	return {
		count: gtCount,
		grossFen: (gtAbsFen + gtNetFen) / 2,
		returnsFen: (gtAbsFen - gtNetFen) / 2,
		netFen: gtNetFen,
		taxFen: gtTaxFen,
	};
}

function keysOf(tallies: readonly Tally[], kind: Tally['kind']): string[] {
	return [...new Set(tallies.filter((row) => row.kind === kind).map(({ key }) => key))];
}
