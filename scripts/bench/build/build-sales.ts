/**
 * Builds a till that has sold `size` times: every sale goes through the event encoder and the pen,
 * with postings, balances, tallies, movements, its row for the lists and its print job, a few
 * hundred to a commit. Three in five are a member's, and every member has two dozen. The baskets
 * are small (two lines on average) and the paper of old receipts is not kept, so that millions fit
 * on a disk.
 */
import { statSync } from 'node:fs';
import path from 'node:path';
import { foldStock, recordMovements } from '#main/catalog/stock-store.ts';
import { insertJob } from '#main/device/print-job-store.ts';
import type { WritableLedger } from '#main/ledger/access.ts';
import { countVisit } from '#main/member/count-visit.ts';
import { findByRow, type MemberRow } from '#main/member/member-store.ts';
import { insertSale, listedSale } from '#main/sale/completed-sale-store.ts';
import type { SaleCompleted, SoldLine } from '#shared/journal/event.ts';
import { multiplyDivide } from '#shared/kernel/integer.ts';
import { milli } from '#shared/kernel/quantity.ts';
import { openBenchTill, type BenchTill } from '../till/open-bench-till.ts';
import { cachedFolder } from './cached-folder.ts';
import { enrol } from './enrol.ts';
import { pastClock, type PastClock } from './past-clock.ts';

const AT_ONCE = 500;
const SALES_PER_DAY = 1000;
const DAY_MS = 86_400_000;
const SALES_EACH = 24;

/** How many members such a till has: their row numbers are 1 to this, and each has 24 sales. */
export function membersAmong(sales: number): number {
	return Math.ceil((sales * 3) / 5 / SALES_EACH);
}

/** The data folder of the till; `say` hears how far it is. */
export function buildSales(size: number, say: (line: string) => void): Promise<string> {
	return cachedFolder(`sales-${size}`, async (dataDir) => {
		const from = performance.now();
		const days = Math.ceil(size / SALES_PER_DAY);
		const clock = pastClock(Date.now() - (days + 1) * DAY_MS);
		const till = await openBenchTill({ dataDir, lines: 2, clock });
		const members = membersAmong(size);
		await enrol({ terminal: till.live.terminal, size: members, say });
		await sellAll({ till, clock, size, say });
		// As in a store whose nights are quiet.
		while (foldStock(till.live.terminal.pen, 5000));
		clock.set(Date.now());
		await till.close();
		const seconds = ((performance.now() - from) / 1000).toFixed(0);
		say(`${size} sales built in ${seconds} s, ${megabytesOf(dataDir)} MB`);
	});
}

/** Size of a data folder's ledger in MB. */
export function megabytesOf(dataDir: string): number {
	return Math.round(statSync(path.join(dataDir, 'ledger.db')).size / 1e6);
}

type Building = {
	readonly till: BenchTill;
	readonly clock: PastClock;
	readonly size: number;
	readonly say: (line: string) => void;
};

async function sellAll({ till, clock, size, say }: Building): Promise<void> {
	const { pen } = till.live.terminal;
	const start = clock.now() as number;
	const members = membersAmong(size);
	/** The third and fourth of five sales are nobody's. */
	const memberOf = (n: number) =>
		n % 5 < 3 ? findByRow(pen, 1 + ((Math.floor(n / 5) * 3 + (n % 5)) % members)) : undefined;
	for (let next = 1; next <= size; next += AT_ONCE) {
		pen.transaction(() => {
			for (let n = next; n < next + AT_ONCE && n <= size; n += 1) {
				clock.set(start + n * (DAY_MS / SALES_PER_DAY));
				writeSale(pen, { n, atMs: clock.now(), member: memberOf(n) });
			}
		});
		await new Promise((resolve) => setImmediate(resolve));
		if ((next - 1) % 500_000 === 0) say(`building ${size} sales: ${next - 1}`);
	}
}

export type SaleToWrite = {
	/** No two of a ledger have the same. */
	readonly n: number;
	readonly atMs: number;
	readonly member: MemberRow | undefined;
};

/** One sale, in the caller's transaction, with all that follows from it. */
export function writeSale(pen: WritableLedger, { n, atMs, member }: SaleToWrite): void {
	const lines = Array.from({ length: 1 + (n % 3) }, (_, index) => soldLine(n, index));
	const total = lines.reduce((sum, line) => sum + line.net_fen, 0);
	const tax = lines.reduce((sum, line) => sum + line.tax_fen, 0);
	const tender = { kind: 'cash', drawer: '1', given_fen: total + 500, change_fen: 500 };
	const appended = pen.append({
		kind: 'sale/completed',
		v: 1,
		operator: '1001',
		shiftId: 1,
		fiscal: { netFen: total, taxFen: tax },
		body: {
			sale_id: `sale_${n.toString(16).padStart(32, '0')}`,
			lines,
			total_fen: total,
			tax_fen: tax,
			rounding_fen: 0,
			tenders: [{ ...tender, amount_fen: total }],
			...(member === undefined
				? {}
				: { member: { member_id: member.member_id, tier: member.tier } }),
		},
	});
	const { pos, event } = appended;
	const moved = lines.map(({ product_id: productId }) => {
		return { productId, quantity: milli(-1000), kind: 'SALE' as const };
	});
	recordMovements(pen, pos, moved);
	const receiptJob = insertJob(pen, {
		kind: 'receipt',
		salePos: pos,
		document: { v: 1, title: '', language: 'zh-CN', blocks: [] },
		operator: '',
		copyNo: 0,
		state: 'confirmed',
		evidence: 'bench',
		createdMs: atMs,
		expiresMs: atMs,
	});
	const sale = listedSale(event as SaleCompleted);
	insertSale(pen, { pos, sale, receiptJob, member: countVisit(pen, appended, event.biz_date) });
}

function soldLine(sale: number, index: number): SoldLine {
	const productId = 1 + ((sale * 7 + index * 31) % 200);
	const net = 200 + ((sale * 13 + index * 77) % 4000);
	return {
		n: index + 1,
		product_id: productId,
		sku: String(10_000 + productId),
		name: `青溪乌龙茶 ${productId}`,
		dept: 'goods',
		category_id: 1 + (productId % 20),
		unit: '瓶',
		quantity_milli: 1000,
		factor_milli: 1000,
		list_price_fen: net,
		base_fen: net,
		adjustments: [],
		net_fen: net,
		tax_bp: 1300,
		tax_fen: multiplyDivide(net, 1300, 11_300),
	};
}
