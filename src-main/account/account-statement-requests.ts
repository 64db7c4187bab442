/** account/statement and account/print-statement: a month of one account, shown and on paper. */
import {
	composeAccountStatement,
	type AccountMove,
	type AccountStatement,
} from '#shared/account/account-statement.ts';
import type { AccountStatementView } from '#shared/contract/account-requests.ts';
import type { AnyRefusal } from '#shared/contract/request.ts';
import type { ParsedInput } from '#shared/contract/terminal-contract.ts';
import type { PrintJobView } from '#shared/contract/views.ts';
import { account, MONEY_LEDGER } from '#shared/journal/account.ts';
import { addMonths } from '#shared/kernel/calendar.ts';
import { ok, refuse, type Result } from '#shared/kernel/result.ts';
import { composeAccountSlip } from '#shared/receipt/compose-account-slip.ts';
import { receiptStoreOf } from '#shared/receipt/receipt-store.ts';
import { accountSlipWords } from '#shared/words/account-slip.ts';
import { receiptWords } from '#shared/words/receipt.ts';
import { showQueued } from '../device/print-requests.ts';
import type { ReadableLedger } from '../ledger/access.ts';
import { prepared } from '../ledger/prepared.ts';
import type { Caller, Terminal } from '../terminal.ts';
import { showAccount } from './account-requests.ts';
import { findCustomer, type Customer } from './account-store.ts';

export function showStatement(
	{ pen }: Terminal,
	{ code, month }: ParsedInput<'account/statement'>,
): Result<AccountStatementView, AnyRefusal> {
	const customer = findCustomer(pen, code);
	if (customer === undefined) return refuse({ code: 'account/not-found' });
	const { lines, ...sums } = statementOf(pen, customer, month);
	return ok({ account: showAccount(customer), month, ...sums, lines: [...lines] });
}

export function printAccountStatement(
	terminal: Terminal,
	caller: Caller,
	{ code, month }: ParsedInput<'account/print-statement'>,
): Result<PrintJobView, AnyRefusal> {
	const { pen, clock, spooler } = terminal;
	const settings = terminal.settings.current();
	if (settings.printer.kind === 'none') return refuse({ code: 'printer/none' });
	const queued = caller.commit((): Result<PrintJobView, AnyRefusal> => {
		const customer = findCustomer(pen, code);
		if (customer === undefined) return refuse({ code: 'account/not-found' });
		const { operatorNo: operator } = caller.operator;
		const { receiptLanguage: language } = settings;
		const head = { code, name: customer.name, month, atMs: clock.now(), operator };
		const document = composeAccountSlip(
			{ ...head, ...statementOf(pen, customer, month) },
			receiptStoreOf(settings),
			{ words: receiptWords[language], say: accountSlipWords[language] },
		);
		const jobId = spooler.queue(pen, { kind: 'receipt', document, operator });
		return showQueued(terminal, jobId);
	});
	spooler.wake();
	return queued;
}

type Moved = {
	readonly atMs: number;
	readonly date: string;
	readonly event: string;
	readonly receiptNo: string | null;
	readonly amount: number;
};

function statementOf(
	{ db }: ReadableLedger,
	{ code, owedFen }: Customer,
	month: string,
): AccountStatement {
	const from = `${month}-01`;
	const until = addMonths(from, 1);
	// By the index of what is receivable: a company has hundreds of rows, the journal millions.
	const moved = prepared(
		db,
		`SELECT j.at_ms AS atMs, j.biz_date AS date, j.kind AS event, s.receipt_no AS receiptNo,
		   p.amount
		 FROM posting p JOIN journal j ON j.pos = p.pos LEFT JOIN sale s ON s.pos = p.pos
		 WHERE p.account = '${account.receivable}' AND p.ledger = ? AND p.subject = ?
		 ORDER BY p.pos, p.leg`,
	).all(MONEY_LEDGER, code) as Moved[];
	const sum = (some: readonly Moved[]) => some.reduce((total, { amount }) => total + amount, 0);
	const since = moved.filter(({ date }) => date >= from);
	const inside = since.filter(({ date }) => date < until);
	const closingFen = owedFen - sum(since) + sum(inside);
	return composeAccountStatement(inside.map(moveOf), {
		openingFen: sum(moved) - sum(since),
		closingFen,
	});
}

function moveOf({ atMs, event, receiptNo, amount }: Moved): AccountMove {
	const inSale = amount > 0 ? 'bought' : 'returned';
	const kind = event === 'account/settled' ? 'paid' : inSale;
	return { atMs, kind, receiptNo: receiptNo ?? '', amountFen: amount };
}
