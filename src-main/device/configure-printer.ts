/** The printer of the settings, as the devices want it. */
import type { PrinterSettings } from '#drivers/port.ts';
import type { Settings } from '#shared/contract/settings-view.ts';

export const PRINTER_ID = 'receipt';

const GENERIC = { 32: 'generic-58', 42: 'generic-80-42', 48: 'generic-80' } as const;
const EPSON = { ...GENERIC, 48: 'epson-80' } as const;

/** An empty list when the store has no printer. */
export function printersOf({ printer }: Pick<Settings, 'printer'>): PrinterSettings[] {
	if (printer.kind === 'none') return [];
	const link =
		printer.kind === 'tcp'
			? ({ kind: 'tcp', host: printer.host, port: printer.port } as const)
			: ({ kind: 'file', path: printer.path } as const);
	const profiles = printer.model === 'epson' ? EPSON : GENERIC;
	return [{ printerId: PRINTER_ID, enabled: true, link, profile: profiles[printer.columns] }];
}
