/**
 * A till that has sold for years. Clocks: `commit` as in till.ts; `receipt` finds a sale of any age
 * by its number and reads its event; `find` is the whole request for it; `today` lists the day.
 */
import { findSaleByFiscalNo, loadSaleEvent } from '#main/sale/completed-sale-store.ts';
import { openBenchTill } from '../till/open-bench-till.ts';
import { serveSubject, timed } from '../harness/serve-subject.ts';
import type { Chunk } from '../harness/variant.ts';

type Task = { readonly dataDir: string; readonly sales: number };

const RECEIPTS_PER_SALE = 10;

await serveSubject<Task>(async ({ dataDir, sales }) => {
	const till = await openBenchTill({ dataDir, lines: 8 });
	let drawn = 1;
	const anyNumber = () => {
		drawn = (Math.imul(drawn, 1_664_525) + 1_013_904_223) >>> 0;
		return 1 + (drawn % sales);
	};
	const { pen } = till.live.terminal;
	const readReceipt = (fiscalNo: number) => {
		const row = findSaleByFiscalNo(pen, fiscalNo);
		if (row === undefined) throw new Error(`no sale ${fiscalNo}`);
		return loadSaleEvent(pen, row.pos);
	};
	return {
		chunk: async (ops): Promise<Chunk> => {
			const commit: number[] = [];
			const request: number[] = [];
			const receipt: number[] = [];
			const list: number[] = [];
			for (let op = 0; op < ops; op += 1) {
				const times = await till.sell();
				commit.push(times.commit);
				request.push(times.request);
				for (let n = 0; n < RECEIPTS_PER_SALE; n += 1) {
					const number = anyNumber();
					receipt.push(timed(() => readReceipt(number)));
				}
				const from = process.hrtime.bigint();
				await till.ask('sale/list', { limit: 20 });
				list.push(Number(process.hrtime.bigint() - from) / 1000);
			}
			await till.settle();
			return { commit, request, receipt, list };
		},
		close: () => till.close(),
	};
});
