/** Who does a service (技师): asked of the selected line, and only of a service. */
import type { RequestInput } from '#shared/contract/terminal-contract.ts';
import type { ClientRefusal } from '../terminal-client/open-client.ts';
import { selectedLine } from './counter-state.ts';
import { openDialog, refused, whenSettled, type Desk } from './desk.ts';
import { settle } from './pricing-steps.ts';

export async function setTechnician(
	desk: Desk,
	input: RequestInput<'sale/set-technician'>,
): Promise<ClientRefusal | undefined> {
	return settle(desk, 'technicianSet', await desk.client.ask('sale/set-technician', input));
}

export function openTechnician(desk: Desk): void {
	whenSettled(desk, () => {
		const line = selectedLine(desk.sale.get(), desk.state.get().selected);
		if (line === undefined) refused(desk, { code: 'sale/empty' });
		else openDialog(desk, { kind: 'technician', line });
	});
}
