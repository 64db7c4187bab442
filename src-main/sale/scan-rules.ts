/** How this store reads a code: its scales' label patterns over the published rules. */
import { DEFAULT_SCAN_RULES, type ScanRules } from '#shared/barcode/classify-barcode.ts';
import type { Terminal } from '../terminal.ts';

/** The patterns of this store's scales over the published rules. */
export function scanRulesOf({ settings }: Terminal): ScanRules {
	return { ...DEFAULT_SCAN_RULES, scaleFormats: settings.current().scaleLabels };
}
