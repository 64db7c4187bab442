/** What the shape of a setting cannot say: a time zone that exists, a label pattern that reads, a real day. */
import { formatProblem } from '#shared/barcode/scale-label.ts';
import { addDays } from '#shared/coupon/add-days.ts';
import type { TaxChange } from '#shared/pricing/tax.ts';
import { LOGO_LIMITS, type ReceiptLogo } from '#shared/receipt/logo.ts';
import { rowBytesOf } from '#shared/receipt/picture.ts';
import type { Settings } from '#shared/contract/settings-view.ts';

/** The first field that cannot be so although its shape is right. */
export function settingsProblem(
	change: Partial<Record<keyof Settings, unknown>>,
): string | undefined {
	const zone = change.timeZone;
	if (typeof zone === 'string' && !isTimeZone(zone)) return 'timeZone';
	const labels = (change.scaleLabels ?? []) as Settings['scaleLabels'];
	const bad = labels.find((label) => formatProblem(label) !== undefined);
	if (bad !== undefined) return `scaleLabels ${bad.pattern}`;
	const changes = (change.taxChanges ?? []) as readonly TaxChange[];
	const wrong = changes.find((one) => isWrong(one, changes));
	if (wrong !== undefined) return `taxChanges ${wrong.date}`;
	if (change.receiptLogo && !isLogo(change.receiptLogo as ReceiptLogo)) return 'receiptLogo';
	const printer = change.printer as Settings['printer'] | undefined;
	if (printer?.kind === 'tcp' && (printer.host === '' || printer.port === 0)) return 'printer';
	if (printer?.kind === 'file' && printer.path === '') return 'printer';
	return undefined;
}

/** A day that is none, a change to the same, or two for one rate on one day. */
function isWrong(one: TaxChange, all: readonly TaxChange[]): boolean {
	const { date, fromBp, toBp } = one;
	const other = all.some((two) => two !== one && two.date === date && two.fromBp === fromBp);
	return other || fromBp === toBp || addDays(date, 0) !== date;
}

/** Each picture as large as it says, and none larger than its paper. */
function isLogo(logo: ReceiptLogo): boolean {
	return (['narrow', 'wide'] as const).every((paper) => {
		const { width, rows, base64 } = logo[paper];
		const limit = LOGO_LIMITS[paper];
		const bytes = Buffer.from(base64, 'base64').length;
		return width <= limit.width && rows <= limit.rows && bytes === rowBytesOf(width) * rows;
	});
}

function isTimeZone(zone: string): boolean {
	try {
		return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
	} catch {
		return false;
	}
}
