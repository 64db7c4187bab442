/** The customer's side (客显). */
import type { TerminalStatusView } from '#shared/contract/views.ts';

export function CustomerScreen({ status }: { readonly status: TerminalStatusView }) {
	return <main>{status.store.name}</main>;
}
