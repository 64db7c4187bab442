/**
 * technician/report and technician/print-report: what technicians are paid (提成) for the services of
 * a period. The figures are those the events froze; what was taken back counts on the day it was.
 */
import type { CommissionReport } from '#shared/contract/technician-requests.ts';
import type { AnyRefusal } from '#shared/contract/request.ts';
import type { ParsedInput } from '#shared/contract/terminal-contract.ts';
import { ok, refuse, type Result } from '#shared/kernel/result.ts';
import { composeCommissionSlip } from '#shared/receipt/compose-commission-slip.ts';
import { receiptStoreOf } from '#shared/receipt/receipt-store.ts';
import { technicianWords } from '#shared/words/technician.ts';
import type { Caller, Terminal } from '../terminal.ts';
import { sumCommission, type EarnedRow } from './technician-store.ts';

type Period = ParsedInput<'technician/report'>;

export function readCommissionReport(
	{ pen }: Pick<Terminal, 'pen'>,
	{ from, to }: Period,
): Result<CommissionReport, AnyRefusal> {
	if (from > to) return refuse({ code: 'technician/wrong-period' });
	const technicians = sumCommission(pen, { from, to }).map((row) => ({
		...row,
		commissionFen: row.earnedFen - row.takenBackFen,
	}));
	const sum = (of: (row: EarnedRow) => number) => {
		return technicians.reduce((total, row) => total + of(row), 0);
	};
	const earnedFen = sum((row) => row.earnedFen);
	const takenBackFen = sum((row) => row.takenBackFen);
	const total = {
		timesMilli: sum((row) => row.timesMilli),
		passTimesMilli: sum((row) => row.passTimesMilli),
		worthFen: sum((row) => row.worthFen),
		earnedFen,
		takenBackFen,
		commissionFen: earnedFen - takenBackFen,
	};
	return ok({ from, to, technicians, total });
}

export function printCommissionReport(
	terminal: Terminal,
	caller: Caller,
	period: Period,
): Result<CommissionReport, AnyRefusal> {
	const settings = terminal.settings.current();
	if (settings.printer.kind === 'none') return refuse({ code: 'printer/none' });
	const printed = caller.commit(() => {
		const report = readCommissionReport(terminal, period);
		if (!report.ok) return report;
		const { operatorNo: operator } = caller.operator;
		const document = composeCommissionSlip(report.value, receiptStoreOf(settings), {
			say: technicianWords[settings.receiptLanguage],
			by: { atMs: terminal.clock.now(), operator },
		});
		terminal.spooler.queue(terminal.pen, { kind: 'receipt', document, operator });
		return report;
	});
	terminal.spooler.wake();
	return printed;
}
