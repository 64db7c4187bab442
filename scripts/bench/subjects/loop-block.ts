/**
 * How long main's event loop stands still while the till sells, folds stock and imports goods; one
 * line of JSON, ms. What stands still longer than a frame is felt at the counter.
 */
import { writeSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { foldStock } from '#main/catalog/stock-store.ts';
import { codeOfGoods, goods } from '../build/goods.ts';
import { openBenchTill, type BenchTill } from '../till/open-bench-till.ts';

const [dataDir = '', sales = '200', rows = '5000'] = process.argv.slice(2);
const till = await openBenchTill({ dataDir, lines: 8 });
/** The clock of the monitor is read this often; it is taken off again. */
const EACH_MS = 1;

const said: Record<string, number> = {};
for (let warm = 0; warm < 30; warm += 1) await till.sell();
await till.settle();
await watch('selling', () => sell(till, Number(sales)));
await watch('folding', () => fold(till));
await watch('importing', () => importGoods(till, Number(rows)));
writeSync(1, `${JSON.stringify(said)}\n`);
await till.close();

async function watch(name: string, work: () => Promise<void>): Promise<void> {
	await pause(50);
	const delay = monitorEventLoopDelay({ resolution: EACH_MS });
	delay.enable();
	await work();
	await pause(2 * EACH_MS);
	delay.disable();
	said[`${name}Max`] = delay.max / 1e6 - EACH_MS;
	said[`${name}P99`] = delay.percentile(99) / 1e6 - EACH_MS;
}

/** As a cashier: something happens between two sales. */
async function sell(on: BenchTill, count: number): Promise<void> {
	for (let sale = 0; sale < count; sale += 1) {
		await on.sell();
		await on.settle();
		await pause(1);
	}
}

/** As many at once as the upkeep folds. */
async function fold({ live }: BenchTill): Promise<void> {
	while (foldStock(live.terminal.pen, 200)) await pause(1);
}

async function importGoods({ ask }: BenchTill, count: number): Promise<void> {
	const lines = Array.from({ length: count }, (_, index) => {
		const { sku, name, spec, price_fen: price } = goods(index + 1);
		return [sku, codeOfGoods(index + 1), name, spec, '件', (price / 100).toFixed(2)].join(',');
	});
	const text = ['货号,条码,品名,规格,单位,零售价', ...lines].join('\n');
	const files = [{ name: 'bench.csv', base64: Buffer.from(text).toString('base64') }];
	let plan = await ask('import/start', { files });
	const settle = async (busy: string) => {
		while (plan.state === busy) {
			await pause(5);
			plan = await ask('import/look', { importId: plan.importId });
		}
	};
	await settle('reading');
	plan = await ask('import/commit', { importId: plan.importId });
	await settle('committing');
	if (plan.added !== count) throw new Error(`imported ${plan.added} of ${count} (${plan.state})`);
}
