/** What the shape of a setting cannot say: a time zone that exists, a label pattern that reads. */
import { formatProblem } from '#shared/barcode/scale-label.ts';
import type { Settings } from '#shared/contract/views.ts';

/** The first field that cannot be so although its shape is right. */
export function settingsProblem(
	change: Partial<Record<keyof Settings, unknown>>,
): string | undefined {
	const zone = change.timeZone;
	if (typeof zone === 'string' && !isTimeZone(zone)) return 'timeZone';
	const labels = (change.scaleLabels ?? []) as Settings['scaleLabels'];
	const bad = labels.find((label) => formatProblem(label) !== undefined);
	if (bad !== undefined) return `scaleLabels ${bad.pattern}`;
	const printer = change.printer as Settings['printer'] | undefined;
	if (printer?.kind === 'tcp' && (printer.host === '' || printer.port === 0)) return 'printer';
	if (printer?.kind === 'file' && printer.path === '') return 'printer';
	return undefined;
}

function isTimeZone(zone: string): boolean {
	try {
		return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
	} catch {
		return false;
	}
}
