/**
 * Whole requests about members, as the counter waits for them. Clocks: `panel` is a card to the
 * panel of somebody who bought twenty times (MEM-4, MEM-5), `scan` the same with a basket open, on
 * which their prices hold after it; `list` the members of four digits; `visits` their page of
 * sales; `add` a new member. `plain` is a sale of two lines, `theirs` the same sale of a member.
 */
import { people } from '../../population/people.ts';
import { REGULARS } from '../build/build-members.ts';
import { TOWN } from '../build/enrol.ts';
import { serveSubject } from '../harness/serve-subject.ts';
import type { Chunk } from '../harness/variant.ts';
import { openBenchTill, type BenchTill } from '../till/open-bench-till.ts';

type Task = { readonly dataDir: string; readonly size: number };

/** Beyond everybody who was enrolled; nobody is made twice in a run nor in the next. */
const STRANGERS = 2_000_000;

await serveSubject<Task>(async ({ dataDir, size }) => {
	const till = await openBenchTill({ dataDir, lines: 2 });
	const town = people(TOWN);
	let drawn = 1;
	const regular = () => {
		drawn = (Math.imul(drawn, 1_664_525) + 1_013_904_223) >>> 0;
		return town.person(1 + (drawn % REGULARS));
	};
	let stranger = STRANGERS + (Date.now() % STRANGERS) * 3;
	return {
		chunk: async (ops): Promise<Chunk> => {
			const times = {
				panel: [] as number[],
				scan: [] as number[],
				list: [] as number[],
				visits: [] as number[],
				add: [] as number[],
				plain: [] as number[],
				theirs: [] as number[],
			};
			for (let op = 0; op < ops; op += 1) {
				const text = regular().cardNo;
				times.panel.push(await wait(() => till.ask('member/find', { text, source: 'scanned' })));
				times.list.push(
					await wait(() => till.ask('member/find', { text: town.person(1 + op).phone.slice(-4) })),
				);
				stranger += 1;
				const { phone, cardNo, name, birthday } = town.person(stranger);
				times.add.push(await wait(() => till.ask('member/add', { phone, cardNo, name, birthday })));
				times.plain.push(await completed(till));
				till.fillBasket();
				times.scan.push(await wait(() => till.ask('scan/submit', { text, source: 'wedge' })));
				times.theirs.push(await completed(till));
				const { panel } = await till.ask('member/find', { text, source: 'scanned' });
				if (panel === undefined || panel.visits < 20) throw new Error('not a regular');
				const { memberId } = panel;
				times.visits.push(await wait(() => till.ask('member/visits', { memberId })));
			}
			await till.settle();
			return times;
		},
		facts: { size },
		close: () => till.close(),
	};
});

async function completed(till: BenchTill): Promise<number> {
	const { totals } = await till.ask('sale/current', {});
	if (totals.lineCount === 0) till.fillBasket();
	const { saleId, revision } = await till.ask('sale/current', {});
	return wait(() => till.ask('sale/complete', { saleId, revision, givenText: '5000' }));
}

/** µs from question to answer. */
async function wait(work: () => Promise<unknown>): Promise<number> {
	const from = process.hrtime.bigint();
	await work();
	return Number(process.hrtime.bigint() - from) / 1000;
}
