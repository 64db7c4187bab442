/** Rules about migrations: numbered, explained, strict, tested, and never changed once applied. */
import { createHash } from 'node:crypto';
import type { Finding, House } from './house.ts';

export const LOCK = 'migrations/applied.lock.json';

/** A migration a store may have run must stay what it was: a changed one is refused by its hash. */
export function changedMigrations(house: House): Finding[] {
	const migrations = migrationsOf(house);
	if (!house.has(LOCK)) return [`${LOCK} is missing`];
	const locked = JSON.parse(house.read(LOCK)) as Record<string, string>;
	const findings = migrations.flatMap((file) => {
		const name = file.slice('migrations/'.length);
		const hash = createHash('sha256').update(house.read(file)).digest('hex');
		if (locked[name] === undefined) return [`${file}: not in ${LOCK}`];
		return locked[name] === hash
			? []
			: [`${file}: changed after it was locked: write a new migration instead`];
	});
	const gone = Object.keys(locked).filter((name) => !migrations.includes(`migrations/${name}`));
	return [...findings, ...gone.map((name) => `${name}: locked, but its file is gone`)];
}

/** 0001, 0002, … without a gap; opens with why; every table STRICT. */
export function misshapenMigrations(house: House): Finding[] {
	return migrationsOf(house).flatMap((file, index) => {
		const number = String(index + 1).padStart(4, '0');
		const sql = house.read(file);
		// A comment may hold a semicolon; it ends no statement.
		const tables = [...sql.replace(/--.*$/gm, '').matchAll(/^CREATE TABLE [^;]*;/gm)].map(
			([statement]) => statement,
		);
		return [
			...(file.startsWith(`migrations/${number}_`) ? [] : [`${file}: expected number ${number}`]),
			...(/^-- Why: \S/.test(sql) ? [] : [`${file}: open it with "-- Why: …"`]),
			...tables
				.filter((statement) => !/\)\s*(WITHOUT ROWID,\s*)?STRICT\b/.test(statement))
				.map((statement) => `${file}: not STRICT: ${statement.slice(0, 40)}…`),
		];
	});
}

/** Each migration has a test file of its own number: tests/migrations/0001*.test.ts. */
export function untestedMigrations(house: House): Finding[] {
	const tests = house.files.filter((file) => file.startsWith('tests/migrations/'));
	return migrationsOf(house)
		.filter((file) => {
			const number = file.slice('migrations/'.length).split('_')[0] ?? '';
			return !tests.some((test) => test.startsWith(`tests/migrations/${number}`));
		})
		.map((file) => `${file}: no test in tests/migrations`);
}

function migrationsOf(house: House): string[] {
	return house.files.filter((file) => /^migrations\/.*\.sql$/.test(file));
}
