/** (e) From the commit to the last byte the printer acknowledges. Goal 6. */
import { forkVariant } from '../harness/fork-variant.ts';
import { runPaired, type Paired } from '../harness/run-paired.ts';
import { holding, type Part } from '../part.ts';
import { installPeers } from '../peers/install-peers.ts';
import { inWorkFolder } from '../places.ts';
import { ratioRow, type Row } from '../report.ts';
import { timesOf } from './durable-commit.ts';

export const receiptPath: Part = {
	letter: 'e',
	title: 'receipt: commit to last byte acknowledged',
	run: (bench) =>
		inWorkFolder((folder) =>
			holding(async (hold) => {
				const missing = installPeers(bench.say);
				const printer = async (name: string) => {
					const opened = await hold(forkVariant({ name, subject: 'virtual-printer.ts', task: {} }));
					return opened.facts['port'] ?? 0;
				};
				const task = {
					barePort: await printer('printer of the socket'),
					devicePort: await printer('printer of the driver'),
					theirs: missing === undefined,
				};
				const receipt = await hold(forkVariant({ name: 'receipt', subject: 'receipt.ts', task }));
				const port = await printer('printer of the till');
				const dataDir = `${folder}/till`;
				const till = await hold(
					forkVariant({ name: 'till', subject: 'printing-till.ts', task: { dataDir, port } }),
				);
				const paired = await runPaired({
					variants: [receipt, till],
					rounds: bench.quick ? 12 : 40,
					ops: bench.quick ? 15 : 40,
				});
				return rowsOf(paired, missing);
			}),
		),
};

function rowsOf(paired: Paired, missing: string | undefined): Row[] {
	const socket = timesOf(paired, 'receipt/socket');
	const encodeGoal = { id: '6', sign: '≤', value: 0.35 } as const;
	const what = 'encoding ÷ node-thermal-printer, 8 lines';
	return [
		ratioRow(paired, {
			what: 'commit to last byte acknowledged, whole till ÷ bare warm socket',
			ratio: paired.ratio('till/paper', 'receipt/socket'),
			goal: { id: '6', sign: '≤', value: 2.5, aim: 1.5 },
			note: `${timesOf(paired, 'till/paper')} ÷ ${socket}; holds the flush of the head witness, the job’s state on disk, two hops to the device process`,
		}),
		ratioRow(paired, {
			what: 'document to last byte acknowledged, driver alone ÷ bare warm socket',
			ratio: paired.ratio('receipt/device', 'receipt/socket'),
			note: `${timesOf(paired, 'receipt/device')} ÷ ${socket}`,
		}),
		missing === undefined
			? ratioRow(paired, {
					what,
					ratio: paired.ratio('receipt/encode', 'receipt/theirs'),
					goal: encodeGoal,
					note: `${timesOf(paired, 'receipt/encode')} ÷ ${timesOf(paired, 'receipt/theirs')}`,
				})
			: { what, goal: encodeGoal, skipped: missing },
	];
}
