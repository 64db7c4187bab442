/** The commission of technicians (提成) for a period, on paper: a table and what it adds up to. */
import { localTime, type Instant } from '../kernel/time.ts';
import type { CommissionFigures, CommissionReport } from '../technician/commission-report.ts';
import type { TechnicianWords } from '../words/technician.ts';
import type { ReceiptBlock, ReceiptDocument } from './document.ts';
import { formatQuantity, formatYuan } from './format.ts';
import type { ReceiptStore } from './receipt-store.ts';

export type PrintedBy = { readonly atMs: number; readonly operator: string };

type Row = Pick<CommissionFigures, 'timesMilli' | 'worthFen' | 'commissionFen'>;

export function composeCommissionSlip(
	{ from, to, technicians, total }: CommissionReport,
	store: ReceiptStore,
	{ say: { slip: say }, by }: { readonly say: TechnicianWords; readonly by: PrintedBy },
): ReceiptDocument {
	const { date, time } = localTime(by.atMs as Instant, store.timeZone);
	return {
		v: 1,
		title: say.title,
		language: store.language,
		blocks: [
			{ kind: 'text', text: store.name, align: 'center', size: 2, bold: true },
			{ kind: 'text', text: say.title, align: 'center', bold: true },
			{ kind: 'pair', left: say.period, right: `${from} – ${to}` },
			{ kind: 'pair', left: say.printed, right: `${date} ${time} ${by.operator}` },
			{ kind: 'rule' },
			row([say.name, say.times, say.worth, say.commission], true),
			...technicians.map((one) => row([`${one.code} ${one.name}`.trim(), ...cellsOf(one)])),
			...(technicians.length === 0 ? [{ kind: 'text', text: say.none } as const] : []),
			{ kind: 'rule' },
			row([say.total, ...cellsOf(total)], true),
			{ kind: 'pair', left: say.takenBack, right: formatYuan(total.takenBackFen) },
			{ kind: 'rule' },
			{ kind: 'text', text: say.footer },
			{ kind: 'feed', lines: 1 },
		],
	};
}

function cellsOf({ timesMilli, worthFen, commissionFen }: Row): string[] {
	return [formatQuantity(timesMilli), formatYuan(worthFen), formatYuan(commissionFen)];
}

const SHARES = [4, 2, 3, 3] as const;

function row(texts: readonly string[], bold = false): ReceiptBlock {
	return {
		kind: 'row',
		cells: texts.map((text, at) => {
			const share = SHARES[at] ?? 1;
			return at === 0 ? { text, share } : { text, share, align: 'right' };
		}),
		...(bold ? { bold } : {}),
	};
}
