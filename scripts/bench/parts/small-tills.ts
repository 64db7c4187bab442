/** (b) The same sale through a plain better-sqlite3 and through a JSON file, as small tills do. */
import { forkVariant } from '../harness/fork-variant.ts';
import { openLimit } from '../harness/open-limit.ts';
import { runPaired } from '../harness/run-paired.ts';
import { holding, type Part } from '../part.ts';
import { installPeers } from '../peers/install-peers.ts';
import { inWorkFolder } from '../places.ts';
import { ratioRow, type Row } from '../report.ts';
import { timesOf } from './durable-commit.ts';

export const smallTills: Part = {
	letter: 'b',
	title: 'the same sale in a plain better-sqlite3 and in a JSON file',
	run: (bench) =>
		inWorkFolder((folder) =>
			holding(async (hold): Promise<Row[]> => {
				const fork = (name: string, subject: string, task: unknown) =>
					hold(forkVariant({ name, subject, task }));
				const tillTask = { dataDir: `${folder}/ours`, lines: 8, calibrate: true };
				const ours = await fork('ours', 'till.ts', tillTask);
				const json = await fork('json', 'json-file.ts', { folder });
				const bytes = ours.facts['bytes'] ?? Number.NaN;
				const limit = await hold(openLimit({ name: 'limit', bytes, folder }));
				const missing = installPeers(bench.say);
				const plain =
					missing === undefined ? await fork('plain', 'plain-sqlite.ts', { folder }) : undefined;
				const paired = await runPaired({
					variants: [limit, ours, json, ...(plain === undefined ? [] : [plain])],
					rounds: bench.quick ? 15 : 40,
					ops: { limit: 30, ours: 30, plain: 30, json: 3 },
					limit: 'limit',
					tries: bench.quick ? 2 : 3,
					say: bench.say,
				});
				const row = (what: string, clock: string): Row =>
					ratioRow(paired, {
						what,
						ratio: paired.ratio(clock, 'ours/commit'),
						limit: 'limit',
						note: `${timesOf(paired, clock)}; ours ${timesOf(paired, 'ours/commit')}`,
					});
				const plainWhat = 'plain better-sqlite3 (31 statements, FULL) ÷ our transaction';
				return [
					plain === undefined
						? { what: plainWhat, skipped: missing ?? '' }
						: row(plainWhat, 'plain'),
					row('JSON file with 2000 sales (no flush at all) ÷ our transaction', 'json'),
				];
			}),
		),
};
