/** A terminal that nobody set up yet, and a recovery key that is typed into it. */
import type { Office, Offices, OfficeOptions } from './kit-office.ts';

export async function openWizard(offices: Offices, options: OfficeOptions = {}): Promise<Office> {
	const open = await offices.open({ demo: false, ...options });
	return open;
}

/** Pastes the key into the first cell, which fills all of them. */
export async function pasteBack({ page }: Office, groups: readonly string[]): Promise<void> {
	const first = page.locator('label input[aria-label]').first();
	await first.focus();
	await page.keyboard.insertText(groups.join(' '));
}
