/**
 * One of the judges of the damage part: spoils its share of the spots one at a time and looks who
 * sees it. Given a DamageTask as JSON in argv[2]; says one line of JSON for each flaw and one with
 * its figures. Every few spots the words are put to the test: the terminal really opens or refuses,
 * verify really names a place.
 */
import { cpSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { connectReader, ledgerFile } from '#main/ledger/connect.ts';
import { readMigrations } from '#main/ledger/migrate.ts';
import { openCrashFolder } from './crash-folder.ts';
import { readTill } from './damage.ts';
import type { DamageSaid, DamageTask, Spot } from './damage-task.ts';
import { keyOf } from './evidence.ts';
import { add, type Flaw } from './flaw.ts';
import { judgeDamage, readContents, type Contents, type Seen } from './judge-damage.ts';
import { MIGRATIONS, openOnce, verifyFolder } from './judge-state.ts';

const task = JSON.parse(process.argv[2] ?? '') as DamageTask;
const tell = (line: DamageSaid) => process.stdout.write(`${JSON.stringify(line)}\n`);
const WORDS_EVERY = 12;

const migrations = readMigrations(MIGRATIONS);
const counts: Record<string, number> = {};
const tills = task.tills.map((till) => {
	const key = keyOf(till.dataDir);
	return { ...till, key, files: readTill(till), before: contentsOf(till.dataDir, key) };
});
const spots = JSON.parse(readFileSync(task.spots, 'utf8')) as Spot[];
/** Tills are large and differ: each keeps a folder of its own. */
const folders = tills.map((_, till) => openCrashFolder(path.join(task.scratch, String(till))));
const whole = openCrashFolder(path.join(task.scratch, 'whole'));
for (const [index, spot] of spots.entries()) {
	if (index % task.judges !== task.judge) continue;
	await spoil(spot, index);
	await setImmediate();
}
tell({ counts });

async function spoil(spot: Spot, index: number): Promise<void> {
	const till = tills[spot.till];
	const folder = folders[spot.till];
	if (till === undefined || folder === undefined) throw new Error(`no till ${spot.till}`);
	const state = spoiled(till.files, spot);
	folder.show(state);
	const seen = judgeDamage({ ...till, migrations, dataDir: path.join(folder.root, 'data') });
	const what = spot.bit === 'cut' ? 'cuts' : 'flips';
	add(counts, what);
	add(counts, `${what} seen by ${wordsFor(seen)}`);
	const flaws: Flaw[] = [...flawsOf(seen, spot, till.name)];
	const isTried = Math.floor(index / task.judges) % WORDS_EVERY === 0;
	if (isTried) flaws.push(...(await inWords(state, seen)));
	if (flaws.length === 0) return;
	const kept = keep(state, `${till.name}-${spot.file}-${spot.at}-${spot.bit}`.replaceAll(' ', '-'));
	for (const flaw of flaws) tell({ flaw, kept });
}

function wordsFor(seen: Seen): string {
	if (seen.by === 'nobody') return `nobody, changed: ${seen.changed}`;
	return seen.by === 'refusal' ? `refusal ${seen.code}` : seen.by;
}

function flawsOf(seen: Seen, { file, at, bit }: Spot, name: string): Flaw[] {
	const where = `${name}, ${file}, ${bit === 'cut' ? `cut to ${at}` : `bit ${bit} of byte ${at}`}`;
	if (seen.by === 'exception') return [{ kind: 'broken', what: `${where}: ${seen.what}` }];
	if (seen.by !== 'nobody' || seen.changed === 'nothing') return [];
	// A WAL without its end is an older ledger. A witness knows of events, so what came after the
	// last of them may go unsaid; in the ledger's own file nothing may.
	const isTail = seen.changed === 'since the last event' && file.endsWith('-wal');
	return isTail ? [] : [{ kind: 'silent', what: `${where}: nobody says that it changed` }];
}

/** Opens the terminal on the spoiled files and holds what it says against what we saw. */
async function inWords(state: ReadonlyMap<string, Buffer>, seen: Seen): Promise<Flaw[]> {
	whole.spoilt();
	whole.show(state);
	const dataDir = path.join(whole.root, 'data');
	const verify = () => verifyFolder(dataDir, keyOf(dataDir));
	try {
		const isNamed = seen.by !== 'verify' || verify().length > 0;
		const status = await openOnce(dataDir);
		const said = status.phase === 'ready' ? 'ready' : String(status.problem?.['code']);
		add(counts, `${wordsFor(seen)}: the terminal says ${said}`);
		if (seen.by === 'refusal') return missing(said === seen.code, seen);
		// What a damaged page was needed for decides whether a terminal comes up on it.
		const isFine = isNamed && /^(ready|ledger\/corrupt)$/.test(said);
		if (seen.by === 'verify') return missing(isFine, seen);
		if (seen.by === 'witness' && said === 'ledger/corrupt') return [];
		const warned = status.warnings.some(({ code }) => /^(tail|witness)\//.test(code));
		const flaws = missing(said === 'ready' && warned === (seen.by === 'witness'), seen);
		// Once the gap is declared, or nothing was wrong, every promise holds again.
		return [...flaws, ...verify()];
	} catch (failure) {
		return [{ kind: 'broken', what: `in words: ${String(failure)}` }];
	} finally {
		whole.spoilt();
	}
}

function missing(isSaid: boolean, seen: Seen): Flaw[] {
	return isSaid ? [] : [{ kind: 'silent', what: `seen by ${wordsFor(seen)}, but it is not said` }];
}

function spoiled(files: ReadonlyMap<string, Buffer>, { file, at, bit }: Spot): Map<string, Buffer> {
	const state = new Map(files);
	const name = `data/${file}`;
	const bytes = Buffer.from(files.get(name) ?? Buffer.alloc(0));
	if (bit === 'cut') return state.set(name, bytes.subarray(0, at));
	bytes[at] = (bytes[at] ?? 0) ^ (1 << bit);
	return state.set(name, bytes);
}

function contentsOf(dataDir: string, key: Uint8Array): Contents {
	const db = connectReader(ledgerFile(dataDir), key);
	try {
		return readContents(db);
	} finally {
		db.close();
	}
}

/** The first few are kept to be looked at. */
function keep(state: ReadonlyMap<string, Buffer>, name: string): string {
	if ((counts['kept'] ?? 0) >= 3) return '';
	add(counts, 'kept');
	whole.spoilt();
	whole.show(state);
	mkdirSync(task.evidence, { recursive: true });
	const place = path.join(task.evidence, name);
	cpSync(whole.root, place, { recursive: true });
	whole.spoilt();
	return place;
}
