/**
 * How the scanner of this terminal types, for before anybody signed in: the sign-in screen, too,
 * must tell a scan from a person. The setting is the terminal's; this is only what it said last.
 */
import { scanProfileView } from '#shared/contract/settings-view.ts';
import { STANDARD_PROFILE, type ScanProfile } from '#shared/scan/scan-profile.ts';

const REMEMBERED = 'guitai.scanner';

/** What was remembered, or the standard when that is nothing a scanner could be. */
export function rememberedScanner(memory: Pick<Storage, 'getItem'>): ScanProfile {
	const read = scanProfileView.safeParse(parsed(memory.getItem(REMEMBERED)));
	return read.success ? read.data : STANDARD_PROFILE;
}

export function rememberScanner(memory: Pick<Storage, 'setItem'>, profile: ScanProfile): void {
	memory.setItem(REMEMBERED, JSON.stringify(profile));
}

function parsed(text: string | null): unknown {
	try {
		return text === null ? undefined : JSON.parse(text);
	} catch {
		return undefined;
	}
}
