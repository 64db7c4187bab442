/**
 * `npm run sell -- --baskets FILE [--catalog DIR] [--seed N] [--limit N] [--data DIR] [--mixed]
 *   [--promotions BOOK] [--members N [--days N] [--sales-a-day N]]`
 *
 * Sells a day of real baskets through the contract, as a cashier does: scans, cash, receipts to a
 * virtual printer on TCP, an X reading at the end. Then everything must tie: what the papers say,
 * what the sales say, what the drawer moved and what the perpetual total grew by; and `verify` must
 * find nothing. Without --catalog the demo store's goods are sold. Ends with 1 when a sum differs.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { withCheckDigit } from '#shared/barcode/check-digit.ts';
import type { ProductView } from '#shared/contract/views.ts';
import { formatYuan } from '#shared/receipt/format.ts';
import { receiptWords } from '#shared/words/receipt.ts';
import { paperLines } from '../drivers/simulator/paper.ts';
import { openVirtualPrinter } from '../drivers/simulator/virtual-printer.ts';
import {
	nothingCounted,
	parkSometimes,
	payOtherwise,
	returnSometimes,
	type Counted,
} from './sell/mixed-day.ts';
import {
	loadBook,
	nothingTaken,
	takeOffSometimes,
	tellTakenOff,
	type TakenOff,
} from './sell/promotion-day.ts';
import { exchangeSometimes } from './sell/exchange-sometimes.ts';
import { mapToGoods, readBaskets } from './sell/baskets.ts';
import { seededRandom, type Random } from './sell/seeded-random.ts';
import { sellToTown } from './sell/member-town.ts';
import { openTill, type Till } from './sell/till.ts';
import { openTimings, type Timings } from './sell/timings.ts';
import { tieTheDay, type Day } from './sell/tie-the-day.ts';

const { values } = parseArgs({
	options: {
		baskets: { type: 'string', default: '../shared/data/baskets/groceries.csv' },
		catalog: { type: 'string' },
		seed: { type: 'string', default: '1' },
		limit: { type: 'string' },
		data: { type: 'string' },
		/** Codes, cards, parked baskets, refunds and voids too. */
		mixed: { type: 'boolean', default: false },
		/** A price book: promotions, coupons and discounts by hand on top of a mixed day. */
		promotions: { type: 'string' },
		/** A town of members and so many business days of them (sell/member-days.ts). */
		members: { type: 'string' },
		days: { type: 'string', default: '30' },
		'sales-a-day': { type: 'string', default: '500' },
	},
});

const isMixed = values.mixed || values.promotions !== undefined;
const say = (text: string) => process.stdout.write(`${text}\n`);
process.exitCode = await main();

async function main(): Promise<number> {
	const temporary = values.data === undefined;
	const dataDir = values.data ?? mkdtempSync(path.join(tmpdir(), 'guitai-day-'));
	if (values.members !== undefined) return memberTown(dataDir, Number(values.members));
	const random = seededRandom(Number(values.seed));
	const printer = await openVirtualPrinter({ port: 0, paperMm: 80 });
	const till = await openTill({
		dataDir,
		printerPort: printer.port,
		goods: values.catalog === undefined ? 'demo' : 'empty',
		seller: values.promotions === undefined ? 'owner' : 'cashier',
	});
	if (values.catalog !== undefined) await importCatalog(till, values.catalog);
	const goods = await listGoods(till);
	const baskets = readBaskets(values.baskets).slice(0, Number(values.limit ?? Infinity));
	say(`seed ${values.seed}, ${goods.length} goods, ${baskets.length} baskets, ${dataDir}`);
	await till.ask('shift/open', { floatText: '500' });
	const taken = nothingTaken();
	if (values.promotions !== undefined) await loadBook(till, values.promotions, taken);
	const timings = openTimings();
	const day = await sellBaskets({ till, goods, baskets, random, timings, taken });
	const report = await till.ask('shift/x-report', {});
	await settlePaper(till);
	say(`sales ${day.sales}, lines ${day.lines}, taken ¥${formatYuan(day.takenFen)}`);
	if (isMixed) sayMixed(day.counted);
	if (values.promotions !== undefined) {
		for (const line of await tellTakenOff(till, taken)) say(line);
	}
	say(`seconds ${day.seconds.toFixed(1)} (${(day.sales / day.seconds).toFixed(0)} sales/s)`);
	say(`scan ${timings.line('scan')}`);
	say(`complete ${timings.line('complete')}`);
	const papers = printer.papers().map(paperLines);
	await till.running.close();
	await printer.close();
	const tied = await tieTheDay({ dataDir, day, report, dueOnPaper: papers.flatMap(duesOf), say });
	if (temporary && tied) dropFolder(dataDir);
	return tied ? 0 : 1;
}

/** Days with members; the folder stays when something does not tie. */
async function memberTown(dataDir: string, members: number): Promise<number> {
	const { baskets, days, seed } = values;
	const figures = { seed: Number(seed), members, days: Number(days) };
	const salesADay = Number(values['sales-a-day']);
	const tools = { listGoods, codeOf, say };
	const tied = await sellToTown({ dataDir, baskets, salesADay, ...figures, ...tools });
	if (tied && values.data === undefined) dropFolder(dataDir);
	return tied ? 0 : 1;
}

function dropFolder(dataDir: string): void {
	rmSync(dataDir, { recursive: true });
	rmSync(`${dataDir}-witness`, { recursive: true, force: true });
}

type Selling = {
	readonly till: Till;
	readonly goods: readonly ProductView[];
	readonly baskets: readonly (readonly string[])[];
	readonly random: Random;
	readonly timings: Timings;
	readonly taken: TakenOff;
};

async function sellBaskets({
	till,
	goods,
	baskets,
	random,
	timings,
	taken,
}: Selling): Promise<Day> {
	const mapped = mapToGoods(baskets.flat(), goods, random);
	const started = performance.now();
	let sales = 0;
	let lines = 0;
	let takenFen = 0;
	const counted = nothingCounted();
	const counter = { till, random, counted };
	for (const basket of baskets) {
		for (const name of basket) {
			const product = mapped.get(name);
			if (product === undefined) continue;
			const text = codeOf(product, random);
			const at = performance.now();
			await till.ask('scan/submit', { text, source: 'wedge' });
			timings.note('scan', performance.now() - at);
		}
		if (isMixed) await parkSometimes(counter);
		if (values.promotions !== undefined) await takeOffSometimes({ till, random, taken });
		const sale = await till.ask('sale/current', {});
		if (isMixed) await payOtherwise(counter, sale);
		const quote = await till.ask('sale/quote-cash', { saleId: sale.saleId });
		// Half of the customers have it exactly, the others hand over notes.
		const exact = random.next() < 0.5 || quote.dueFen === 0;
		const note = exact ? undefined : quote.quickFen[random.below(quote.quickFen.length)];
		const at = performance.now();
		const done = await till.ask('sale/complete', {
			saleId: sale.saleId,
			revision: sale.revision,
			totalFen: sale.totals.totalFen,
			givenText: note === undefined ? '' : formatYuan(note),
		});
		timings.note('complete', performance.now() - at);
		sales += 1;
		lines += sale.lines.length;
		takenFen += done.totalFen;
		counted.cashFen += done.givenFen - done.changeFen;
		if (isMixed) await returnSometimes(counter, done);
		const exchanged = isMixed ? await exchangeSometimes({ ...counter, goods }, done) : undefined;
		takenFen += exchanged?.totalFen ?? 0;
	}
	const seconds = (performance.now() - started) / 1000;
	return { sales, lines, takenFen, seconds, counted };
}

function sayMixed({ refunds, voids, exchanges, parked, refundedFen, others }: Counted): void {
	const ways = [...others].map(([method, fen]) => `${method} ¥${formatYuan(fen)}`).join(', ');
	const back = `refunds ${refunds}, voids ${voids}, exchanges ${exchanges}`;
	say(`parked ${parked}, ${back}, returned ¥${formatYuan(refundedFen)}`);
	say(`otherwise ${ways}`);
}

/** A barcode, or for weighed goods the label the scale prints: flag, PLU, amount, check digit. */
function codeOf(product: ProductView, random: Random): string {
	const [code] = product.codes;
	if (!product.weighed && code !== undefined) return code;
	const amount = Math.max(
		1,
		Math.min(99_999, Math.round((product.priceFen * (200 + random.below(1800))) / 1000)),
	);
	return withCheckDigit(`21${product.plu.padStart(5, '0')}${String(amount).padStart(5, '0')}`);
}

async function importCatalog(till: Till, folder: string): Promise<void> {
	const files = readdirSync(folder)
		.filter((name) => /\.(xls|xlsx|csv)$/i.test(name))
		.sort()
		.map((name) => ({ name, base64: readFileSync(path.join(folder, name)).toString('base64') }));
	const at = performance.now();
	let plan = await till.ask('import/start', { files });
	while (plan.state === 'reading') {
		await new Promise((resolve) => setTimeout(resolve, 50));
		plan = await till.ask('import/look', { importId: plan.importId });
	}
	plan = await till.ask('import/commit', { importId: plan.importId });
	while (plan.state === 'committing') {
		await new Promise((resolve) => setTimeout(resolve, 20));
		plan = await till.ask('import/look', { importId: plan.importId });
	}
	const seconds = ((performance.now() - at) / 1000).toFixed(1);
	say(
		`imported ${plan.added} of ${plan.rows} rows from ${files.length} files in ${seconds} s: ` +
			`${plan.refused} refused, ${plan.warned} warned (${plan.state})`,
	);
}

/** All goods a cashier can sell, through the contract, category by category. */
async function listGoods(till: Till): Promise<ProductView[]> {
	const { categories } = await till.ask('category/list', {});
	const goods: ProductView[] = [];
	for (const { categoryId } of categories) {
		for (let page = 0, more = true; more; page += 1) {
			const found = await till.ask('product/by-category', { categoryId, page });
			goods.push(...found.products);
			({ more } = found);
		}
	}
	return goods.filter((one) => !one.weighed || (one.plu !== '' && one.plu.length <= 5));
}

/** The amounts due on a receipt's paper, in fen; what a refund gave back is negative. */
function duesOf(lines: readonly string[]): number[] {
	const words = receiptWords['zh-CN'];
	if (lines.some((line) => line.includes(words.exchangeTitle))) return [exchangedOf(lines)];
	const back = lines.find((line) => line.startsWith(words.refundTotal));
	if (back !== undefined) return amountsOf(back).map((fen) => -fen);
	return amountsOf(lines.find((line) => line.startsWith(words.due)));
}

/** Paid on top or given back, less the jiao that were given for fen. */
function exchangedOf(lines: readonly string[]): number {
	const words = receiptWords['zh-CN'];
	const figure = (label: string) => {
		const line = lines.find((one) => one.startsWith(label));
		const [fen = 0] = amountsOf(line);
		return line?.includes('-') === true ? -fen : fen;
	};
	return figure(words.paidOnTop) - figure(words.givenBack) - figure(words.refundRounding);
}

function amountsOf(due: string | undefined): number[] {
	const amount = due?.match(/(\d+)\.(\d\d)\s*$/);
	return amount === null || amount === undefined
		? []
		: [Number(amount[1]) * 100 + Number(amount[2])];
}

/** Waits until no receipt is queued or under way; a spool that stands still for a minute ends it. */
async function settlePaper(till: Till): Promise<void> {
	let last = '';
	let since = performance.now();
	while (performance.now() - since < 60_000) {
		const { jobs } = await till.ask('print-job/list', {});
		const moving = jobs.filter(({ state }) => state === 'queued' || state === 'sending');
		if (moving.length === 0) return;
		const now = JSON.stringify(moving.slice(0, 3).map(({ jobId, state }) => [jobId, state]));
		if (now !== last) since = performance.now();
		last = now;
		await new Promise((resolve) => setTimeout(resolve, 50));
	}
}
