/**
 * `npm run sell -- --members N [--days N] [--sales-a-day N] [--seed N]`: business days with a town of
 * members on the demo store. Ends with 1 when a sum differs, and leaves the folder to be looked at.
 */
import { existsSync } from 'node:fs';
import type { ProductView } from '#shared/contract/views.ts';
import { openVirtualPrinter } from '../../drivers/simulator/virtual-printer.ts';
import { madeUpBaskets, readBaskets } from './baskets.ts';
import { dayClock } from './day-clock.ts';
import { tellCounts } from './member-counter.ts';
import { sellMemberDays } from './member-days.ts';
import { seededRandom, type Random } from './seeded-random.ts';
import { tieMembers } from './tie-members.ts';
import { openTill, type Till } from './till.ts';

export type MemberTown = {
	readonly dataDir: string;
	readonly baskets: string;
	readonly seed: number;
	readonly members: number;
	readonly days: number;
	readonly salesADay: number;
	readonly listGoods: (till: Till) => Promise<ProductView[]>;
	readonly codeOf: (product: ProductView, random: Random) => string;
	readonly say: (text: string) => void;
};

/** True when everything ties. */
export async function sellToTown(town: MemberTown): Promise<boolean> {
	const { dataDir, say, seed, members, days } = town;
	const random = seededRandom(seed);
	const clock = dayClock();
	const printer = await openVirtualPrinter({ port: 0, paperMm: 80 });
	const till = await openTill({ dataDir, printerPort: printer.port, goods: 'demo', clock });
	const goods = await town.listGoods(till);
	const isThere = existsSync(town.baskets);
	if (!isThere) say(`no ${town.baskets}: the baskets are made up`);
	const baskets = isThere ? readBaskets(town.baskets) : madeUpBaskets(5000, random);
	say(`seed ${seed}, ${members} members, ${days} days, ${dataDir}`);
	await till.ask('shift/open', { floatText: '500' });
	const sold = await sellMemberDays({ ...town, till, clock, goods, baskets, random });
	const report = await till.ask('shift/x-report', {});
	await till.running.close();
	await printer.close();
	for (const line of tellCounts(sold.counts)) say(line);
	const perSecond = (sold.counts.sales / sold.seconds).toFixed(0);
	say(`seconds ${sold.seconds.toFixed(1)} (${perSecond} sales/s)`);
	return tieMembers({
		dataDir,
		sold,
		reportFen: report.totalFen,
		expectedCashFen: report.expectedCashFen,
		floatFen: report.shift.floatFen,
		say,
	});
}
