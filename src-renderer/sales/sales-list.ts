/** The completed sales in pages, by day, number, amount or cashier. */
import { useState } from 'react';
import type { CompletedSaleView } from '#shared/contract/views.ts';
import { useTerminal, useTerminalEvent } from '../terminal-client/use-terminal.ts';
import { useAsked } from './use-asked.ts';

export type SalesFilter = {
	/** `YYYY-MM-DD`; '' for all days. */
	readonly bizDate: string;
	readonly text: string;
	readonly operator: string;
};

export type SalesPage = {
	readonly sales: readonly CompletedSaleView[];
	readonly more: boolean;
	/** The filter these sales were asked for with; undefined before the first answer. */
	readonly filter: SalesFilter | undefined;
};

const NONE: SalesPage = { sales: [], more: false, filter: undefined };
/** Sales of one page; the contract gives at most 100 at once. */
const PAGE = 50;

export function useSalesList(filter: SalesFilter) {
	const { client } = useTerminal();
	const about = JSON.stringify(filter);
	// How many pages somebody asked for, of which question.
	const [wanted, setWanted] = useState({ about, pages: 1 });
	const pages = wanted.about === about ? wanted.pages : 1;
	const { value: page = NONE, again } = useAsked(`${about} ${pages}`, async () => {
		const sales: CompletedSaleView[] = [];
		let more = true;
		for (let read = 0; read < pages && more; read += 1) {
			const last = sales.at(-1);
			const before = last === undefined ? {} : { beforePos: last.pos };
			const got = await client.ask('sale/list', { ...filter, ...before, limit: PAGE });
			more = got.ok && got.value.more;
			if (got.ok) sales.push(...got.value.sales);
		}
		return { sales, more, filter };
	});
	useTerminalEvent('sale/completed', again);
	useTerminalEvent('print-job/changed', again);
	return { page, reload: again, loadMore: () => setWanted({ about, pages: pages + 1 }) };
}

/** The day before or after; days are counted in UTC, where each has 24 hours. */
export function dayBeside(day: string, step: -1 | 1): string {
	const at = Date.parse(`${day}T00:00:00Z`) + step * 86_400_000;
	return new Date(at).toISOString().slice(0, 10);
}
