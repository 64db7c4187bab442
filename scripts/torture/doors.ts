/**
 * Doors (门): who gets in, and when. A second program on a folder in use is refused and does no
 * harm, over both hosts; after kill -9 of the first the folder opens at once. Another key, a lost
 * key, and the right one again. And a clock that somebody sets while the till sells.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { connectReader, ledgerFile } from '#main/ledger/connect.ts';
import { KEY_FILE } from '#main/vault/file-key-store.ts';
import { seededRandom } from '../sell/seeded-random.ts';
import { keyOf } from './evidence.ts';
import { add, type Failure, type Flaw, type PartReport } from './flaw.ts';
import { judgeFolder, openOnce, verifyFolder } from './judge-state.ts';
import type { Plant } from './plants.ts';
import { keepPromises, type PromiseKeeper } from './promises.ts';
import type { Said } from './said.ts';
import { startSelling, type SellingTask } from './selling-task.ts';

export type DoorOptions = {
	readonly rounds: number;
	readonly seed: number;
	readonly plant: Plant | undefined;
	readonly work: string;
};

const PART = 'doors';
const BROWSER_ENTRY = path.resolve(import.meta.dirname, '../../src-main/browser/main.ts');

export async function tortureTheDoors(options: DoorOptions): Promise<PartReport> {
	const started = performance.now();
	const counts: Record<string, number> = {};
	const failures: Failure[] = [];
	for (let round = 0; round < options.rounds; round += 1) {
		for (const [name, scenario] of Object.entries(scenarios)) {
			const dataDir = path.join(options.work, `doors-${name}-${round}`, 'data');
			mkdirSync(path.dirname(dataDir), { recursive: true });
			const flaws = await scenario({
				...options,
				dataDir,
				counts,
				seed: options.seed * 100 + round,
			});
			const replay = `npm run torture -- --only doors --seed ${options.seed} (${name}, round ${round})`;
			failures.push(...flaws.map((flaw) => ({ ...flaw, part: PART, replay })));
		}
	}
	return { part: PART, counts, failures, seconds: (performance.now() - started) / 1000 };
}

type Round = DoorOptions & {
	readonly dataDir: string;
	readonly counts: Record<string, number>;
};

const scenarios = {
	'two-programs': twoPrograms,
	'real-entry': realEntry,
	'wrong-key': wrongKey,
	clock: clockSet,
} satisfies Record<string, (round: Round) => Promise<Flaw[]>>;

/** The first sells on while others knock; killed, it leaves the door open. */
async function twoPrograms(round: Round): Promise<Flaw[]> {
	const { dataDir, counts } = round;
	const keeper = keepPromises();
	const opened = Promise.withResolvers<undefined>();
	const soldOn = Promise.withResolvers<undefined>();
	let knocked = false;
	const child = startSelling(taskOf(round, { host: 'electron', sales: 100_000, end: 'close' }), {
		hear: (said) => {
			keeper.hear(said);
			if ('opened' in said) opened.resolve(undefined);
			if (knocked && 'sale' in said) soldOn.resolve(undefined);
		},
	});
	await Promise.race([opened.promise, child.ended]);
	const flaws: Flaw[] = [];
	for (let knock = 0; knock < 3; knock += 1) flaws.push(...(await knockAt(dataDir, counts)));
	knocked = true;
	await Promise.race([soldOn.promise, child.ended]);
	child.kill();
	const { code, stderr } = await child.ended;
	const what = `the first program ended with ${code}: ${stderr}`;
	if (code !== null) flaws.push({ kind: 'broken', what });
	return [...flaws, ...(await opensAtOnce(round)), ...judge(dataDir, keeper)];
}

/** The same with the browser host as it is really started. */
async function realEntry(round: Round): Promise<Flaw[]> {
	const { dataDir, counts } = round;
	const args = ['--headless', '--demo', '--data', dataDir, '--port', '0'];
	const host = spawn(process.execPath, [BROWSER_ENTRY, ...args], {
		stdio: ['ignore', 'pipe', 'ignore'],
	});
	const ended = new Promise<void>((resolve) => host.once('close', () => resolve()));
	const [line] = await Promise.race([
		createInterface({ input: host.stdout })
			[Symbol.asyncIterator]()
			.next()
			.then(({ value }) => [value]),
		ended.then(() => []),
	]);
	if (line === undefined) return [{ kind: 'broken', what: 'the browser host did not start' }];
	const flaws = await knockAt(dataDir, counts);
	host.kill('SIGKILL');
	await ended;
	return [...flaws, ...(await opensAtOnce(round))];
}

async function knockAt(dataDir: string, counts: Record<string, number>): Promise<Flaw[]> {
	const { problem, phase } = await openOnce(dataDir, 'browser');
	const code = String(problem?.['code'] ?? phase);
	add(counts, `second program: ${code}`);
	return code === 'ledger/busy' ? [] : [{ kind: 'broken', what: `a second program met ${code}` }];
}

async function opensAtOnce({ dataDir, counts }: Round): Promise<Flaw[]> {
	const { problem, phase } = await openOnce(dataDir, 'electron');
	const code = String(problem?.['code'] ?? phase);
	add(counts, `after kill -9: ${code}`);
	return code === 'ready' ? [] : [{ kind: 'broken', what: `after a kill the folder is ${code}` }];
}

/** Another key, then none: refused, not a byte touched; with the right one all is there. */
async function wrongKey(round: Round): Promise<Flaw[]> {
	const { dataDir, counts } = round;
	const keeper = keepPromises();
	const resting = Promise.withResolvers<undefined>();
	const child = startSelling(taskOf(round, { host: 'browser', sales: 5, end: 'stay' }), {
		hear: (said: Said) => {
			keeper.hear(said);
			if ('resting' in said) resting.resolve(undefined);
		},
	});
	await Promise.race([resting.promise, child.ended]);
	child.kill();
	await child.ended;
	const before = bytesOf(dataDir);
	const file = path.join(dataDir, KEY_FILE);
	const key = readFileSync(file, 'utf8');
	const flaws: Flaw[] = [];
	writeFileSync(file, `${createHash('sha256').update(key).digest('hex')}\n`);
	flaws.push(...(await refusedAs({ dataDir, counts, code: 'ledger/wrong-key' })));
	renameSync(file, `${file}.away`);
	flaws.push(...(await refusedAs({ dataDir, counts, code: 'vault/key-lost' })));
	writeFileSync(file, key);
	if (bytesOf(dataDir) !== before) {
		flaws.push({ kind: 'broken', what: 'a refused opening changed the ledger' });
	}
	return [...flaws, ...(await opensAtOnce(round)), ...judge(dataDir, keeper)];
}

type Expected = {
	readonly dataDir: string;
	readonly counts: Record<string, number>;
	readonly code: string;
};

async function refusedAs({ dataDir, counts, code }: Expected): Promise<Flaw[]> {
	const { problem, phase } = await openOnce(dataDir);
	const said = String(problem?.['code'] ?? phase);
	add(counts, `key: ${said}`);
	return said === code ? [] : [{ kind: 'broken', what: `instead of ${code} it said ${said}` }];
}

/** The ledger and its WAL, as one hash. */
function bytesOf(dataDir: string): string {
	const hash = createHash('sha256');
	for (const file of [ledgerFile(dataDir), `${ledgerFile(dataDir)}-wal`]) {
		if (statSync(file, { throwIfNoEntry: false }) !== undefined) hash.update(readFileSync(file));
	}
	return hash.digest('hex');
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Set back and forth while it sells: it sells on, says so, and no business date goes back. */
async function clockSet(round: Round): Promise<Flaw[]> {
	const { dataDir, counts, seed } = round;
	const random = seededRandom(seed);
	const jumps = [-2 * HOUR, 3 * DAY, -400 * DAY, HOUR, -60_000, 1095 * DAY, -1000 * DAY, -500];
	const clockJumpsMs = jumps.map((ms) => Math.round(ms * (0.5 + random.next())));
	const keeper = keepPromises();
	const refused: string[] = [];
	const child = startSelling(
		taskOf(round, { host: 'browser', sales: 30, end: 'close', clockJumpsMs }),
		{
			hear: (said) => {
				keeper.hear(said);
				if ('refused' in said) refused.push(`${said.refused.request}: ${said.refused.code}`);
			},
		},
	);
	const { code, stderr } = await child.ended;
	add(counts, 'clock jumps', clockJumpsMs.length);
	const flaws: Flaw[] = refused.map((what) => ({ kind: 'broken', what: `clock set: ${what}` }));
	if (code !== 0) flaws.push({ kind: 'broken', what: `clock set: ended with ${code}: ${stderr}` });
	flaws.push(...judgeDates(dataDir, counts), ...judge(dataDir, keeper));
	const { warnings, phase } = await openOnce(dataDir);
	if (phase !== 'ready' || !warnings.some((warning) => warning.code === 'clock/went-back')) {
		flaws.push({ kind: 'silent', what: 'nobody says that the clock is behind the ledger' });
	}
	return [...flaws, ...verifyFolder(dataDir, keyOf(dataDir))];
}

function judgeDates(dataDir: string, counts: Record<string, number>): Flaw[] {
	const db = connectReader(ledgerFile(dataDir), keyOf(dataDir));
	try {
		const rows = db
			.prepare<[], { kind: string; biz_date: string }>(
				'SELECT kind, biz_date FROM journal ORDER BY pos',
			)
			.all();
		const said = rows.filter(({ kind }) => kind === 'clock/went-back').length;
		add(counts, 'clock set back, said in the journal', said);
		const flaws: Flaw[] =
			said > 0 ? [] : [{ kind: 'silent', what: 'a clock set back is not said' }];
		const back = rows.some(({ biz_date }, at) => biz_date < (rows[at - 1]?.biz_date ?? ''));
		if (back) flaws.push({ kind: 'broken', what: 'a business date went back' });
		return flaws;
	} finally {
		db.close();
	}
}

function judge(dataDir: string, { promises }: PromiseKeeper): Flaw[] {
	const key = keyOf(dataDir);
	return [...judgeFolder({ dataDir, key, promises }), ...verifyFolder(dataDir, key)];
}

type Selling = Pick<SellingTask, 'host' | 'sales' | 'end' | 'clockJumpsMs'>;

function taskOf({ dataDir, seed, plant }: Round, selling: Selling): SellingTask {
	return { ...selling, dataDir, seed, ...(plant === undefined ? {} : { plant }) };
}
