/**
 * A till that has sold for years. Clocks: `commit` as in till.ts; `receipt` finds a sale of any age
 * by its number and reads its event; `list` is the whole request for the day; `history` finds where
 * a member's last twenty sales are, beside `barcode`, a product's hit; `visits` asks for them whole.
 */
import { inStoreCode } from '#main/catalog/demo-store.ts';
import { findByCode } from '#main/catalog/product-store.ts';
import { prepared } from '#main/ledger/prepared.ts';
import { findByRow } from '#main/member/member-store.ts';
import { LAST_SALES_SQL } from '#main/member/usual-goods.ts';
import { findSaleByFiscalNo, loadSaleEvent } from '#main/sale/completed-sale-store.ts';
import { membersAmong } from '../build/build-sales.ts';
import { openBenchTill } from '../till/open-bench-till.ts';
import { serveSubject, timed } from '../harness/serve-subject.ts';
import type { Chunk } from '../harness/variant.ts';

type Task = { readonly dataDir: string; readonly sales: number };

const RECEIPTS_PER_SALE = 10;

await serveSubject<Task>(async ({ dataDir, sales }) => {
	const till = await openBenchTill({ dataDir, lines: 8 });
	let drawn = 1;
	const any = (below: number) => {
		drawn = (Math.imul(drawn, 1_664_525) + 1_013_904_223) >>> 0;
		return 1 + (drawn % below);
	};
	const anyNumber = () => any(sales);
	const { pen } = till.live.terminal;
	const readReceipt = (fiscalNo: number) => {
		const row = findSaleByFiscalNo(pen, fiscalNo);
		if (row === undefined) throw new Error(`no sale ${fiscalNo}`);
		return loadSaleEvent(pen, row.pos);
	};
	const lastSales = (id: number) => {
		const found = prepared(pen.db, LAST_SALES_SQL).all(id);
		if (found.length !== 20) throw new Error(`member ${id} has ${found.length} sales`);
	};
	const code = inStoreCode('20', 1);
	return {
		chunk: async (ops): Promise<Chunk> => {
			const commit: number[] = [];
			const request: number[] = [];
			const receipt: number[] = [];
			const list: number[] = [];
			const history: number[] = [];
			const barcode: number[] = [];
			const visits: number[] = [];
			for (let op = 0; op < ops; op += 1) {
				const times = await till.sell();
				commit.push(times.commit);
				request.push(times.request);
				for (let n = 0; n < RECEIPTS_PER_SALE; n += 1) {
					const number = anyNumber();
					receipt.push(timed(() => readReceipt(number)));
					const id = any(membersAmong(sales));
					history.push(timed(() => lastSales(id)));
					barcode.push(timed(() => findByCode(pen, code)));
				}
				const from = process.hrtime.bigint();
				await till.ask('sale/list', { limit: 20 });
				list.push(Number(process.hrtime.bigint() - from) / 1000);
				const member = findByRow(pen, any(membersAmong(sales)));
				const { member_id: memberId = '' } = member ?? {};
				const asked = process.hrtime.bigint();
				await till.ask('member/visits', { memberId });
				visits.push(Number(process.hrtime.bigint() - asked) / 1000);
			}
			await till.settle();
			return { commit, request, receipt, list, history, barcode, visits };
		},
		close: () => till.close(),
	};
});
