/**
 * Nobody is believed to be there any more (SV-5): after a restart, and once a card is known to be
 * in other hands. The open sale keeps its member as if picked from a list.
 */
import { forgetPresence } from '#shared/sale/forget-presence.ts';
import type { Terminal } from '../terminal.ts';
import { findOpenSale, saveSaleHeader } from './open-sale-store.ts';

/** In the caller's transaction; the sale that changed, for whoever announces it. */
export function forgetShown(
	{ pen, recognised }: Pick<Terminal, 'pen' | 'recognised'>,
	memberId?: string,
): string | undefined {
	recognised.forget(memberId);
	const sale = findOpenSale(pen);
	if (sale === undefined) return undefined;
	const now = { ...forgetPresence(sale, memberId), revision: sale.revision + 1 };
	if (JSON.stringify([now.terms, now.undo]) === JSON.stringify([sale.terms, sale.undo])) {
		return undefined;
	}
	saveSaleHeader(pen, now, sale.changedAtMs);
	return sale.saleId;
}
