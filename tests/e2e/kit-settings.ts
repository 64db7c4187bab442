/** The settings in the back office, as their owner sees them, and one section of them. */
import type { Office, Offices, OfficeOptions } from './kit-office.ts';

export async function openSettings(offices: Offices, options: OfficeOptions = {}): Promise<Office> {
	const open = await offices.open({ route: 'settings', role: 'owner', ...options });
	await open.page.locator('main form input').first().waitFor();
	return open;
}

export async function openSection({ page }: Office, name: string): Promise<void> {
	await page.locator('main nav').getByRole('button', { name, exact: true }).click();
	await page.getByRole('heading', { name, level: 2 }).waitFor();
}
