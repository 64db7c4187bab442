// Goal: the drizzle schema is a true picture of the tables that the migrations make, both ways.
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { getTableConfig, SQLiteTable, type SQLiteColumn } from 'drizzle-orm/sqlite-core';
import { is } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTempLedger, type TempLedger } from '#kit/temp-ledger.ts';

type ColumnPicture = {
	readonly name: string;
	readonly type: string;
	readonly notNull: boolean;
	readonly pk: number;
	readonly hasDefault: boolean;
};

const SCHEMA_DIR = path.resolve(import.meta.dirname, '../../../src-main/ledger/schema');

async function drawnTables(): Promise<Map<string, ColumnPicture[]>> {
	const tables = new Map<string, ColumnPicture[]>();
	for (const file of readdirSync(SCHEMA_DIR)) {
		const module = (await import(path.join(SCHEMA_DIR, file))) as Record<string, unknown>;
		for (const value of Object.values(module)) {
			if (!is(value, SQLiteTable)) continue;
			const config = getTableConfig(value);
			const together = config.primaryKeys[0]?.columns.map(({ name }) => name) ?? [];
			tables.set(
				config.name,
				config.columns.map((column) => drawnColumn(column, together)),
			);
		}
	}
	return tables;
}

function drawnColumn(column: SQLiteColumn, together: readonly string[]): ColumnPicture {
	return {
		name: column.name,
		type: column.getSQLType().toUpperCase(),
		notNull: column.notNull,
		pk: column.primary ? 1 : together.indexOf(column.name) + 1,
		hasDefault: column.hasDefault,
	};
}

function realTables({ pen }: TempLedger): Map<string, ColumnPicture[]> {
	const names = pen.db
		.prepare<[], { name: string }>(
			// A full-text table is not one that drizzle can describe, nor are its shadow tables.
			`SELECT name FROM pragma_table_list
			 WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%'`,
		)
		.all();
	return new Map(names.map(({ name }) => [name, realColumns(pen.db, name)]));
}

type RealColumn = {
	readonly name: string;
	readonly type: string;
	readonly notnull: number;
	readonly pk: number;
	readonly dflt_value: string | null;
};

function realColumns(db: TempLedger['pen']['db'], table: string): ColumnPicture[] {
	const columns = db.pragma(`table_xinfo(${table})`) as RealColumn[];
	const alone = columns.filter(({ pk }) => pk > 0).length === 1;
	return columns.map(({ name, type, notnull, pk, dflt_value }) => {
		// A single INTEGER PRIMARY KEY is the rowid: never null and never missing, unsaid.
		const isRowid = alone && pk === 1 && type === 'INTEGER';
		return {
			name,
			type,
			notNull: notnull === 1 || isRowid,
			pk,
			hasDefault: dflt_value !== null || isRowid,
		};
	});
}

describe('the drizzle schema', () => {
	let ledger: TempLedger;
	beforeAll(() => {
		ledger = openTempLedger();
	});
	afterAll(() => ledger.close());

	it('draws every real table, column by column', async () => {
		const drawn = await drawnTables();
		for (const [table, columns] of realTables(ledger)) {
			expect(drawn.get(table), `table ${table} in src-main/ledger/schema`).toEqual(columns);
		}
	});

	it('draws no table that is not there', async () => {
		const real = realTables(ledger);
		for (const table of (await drawnTables()).keys()) {
			expect(real.has(table), `${table} is drawn but not real`).toBe(true);
		}
	});

	it('holds only STRICT tables', () => {
		const loose = ledger.pen.db
			.prepare(
				`SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'
				 AND strict = 0 AND name NOT LIKE 'sqlite_%'`,
			)
			.all();
		expect(loose).toEqual([]);
	});
});
