// Goal: the third fence bites. Each house rule is broken on purpose in a planted tree, so that a
// rule that has gone blind is noticed here and not by what slipped past it.
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { plantTree } from './broken-tree.ts';
import * as contractRules from './contract-rules.ts';
import * as documentRules from './document-rules.ts';
import * as fileRules from './file-rules.ts';
import { openHouse, type Finding, type House } from './house.ts';
import * as migrationRules from './migration-rules.ts';

/** What a rule finds in a tree with these files (and the house's configuration). */
function judge(rule: (house: House) => Finding[], files: Record<string, string>): Finding[] {
	const tree = plantTree(files);
	try {
		return rule(openHouse(tree.root));
	} finally {
		tree.remove();
	}
}

/** The rule finds exactly one thing in the broken file, says so, and nothing in the sound one. */
function bites(
	rule: (house: House) => Finding[],
	{
		broken,
		says,
		sound,
	}: { broken: Record<string, string>; says: RegExp; sound: Record<string, string> },
): void {
	const found = judge(rule, broken);
	expect(found).toHaveLength(1);
	expect(found[0]).toMatch(says);
	expect(judge(rule, sound)).toEqual([]);
}

const lines = (count: number) => '// line\n'.repeat(count);

describe('rules of files', () => {
	it('a file longer than 400 lines', () => {
		bites(fileRules.tooLongFiles, {
			broken: { 'src-main/sale/all.ts': lines(401) },
			says: /401 lines/,
			sound: { 'src-main/sale/all.ts': lines(400) },
		});
		expect(judge(fileRules.longFiles, { 'src-main/sale/all.ts': lines(301) })).toHaveLength(1);
	});

	it.each([
		['src-main/sale/sale-helper.ts', ''],
		['src-main/utils/round.ts', ''],
		['src-main/sale/a.ts', 'export type PriceData = 1;\n'],
		['src-main/sale/b.ts', 'class DrawerManager {}\n'],
		['src-main/sale/payment-service.ts', ''],
	])('a hollow name: %s', (file, text) => {
		bites(fileRules.hollowNames, {
			broken: { [file]: text },
			says: /is hollow: /,
			sound: {
				// 店长 is a role and 服务 is a good; a word inside a name is no suffix.
				'src-shared/operator/manager.ts': 'export type Manager = 1;\n',
				'src-shared/catalog/service.ts': 'export type Service = 1;\n',
				'src-main/ledger/database.ts': 'export type DataKey = 1;\n',
			},
		});
	});

	it('a word the glossary refuses', () => {
		bites(fileRules.refusedWords, {
			broken: { 'src-main/sale/a.ts': 'export function saveCart(): void {}\n' },
			says: /saveCart says "cart"/,
			sound: { 'src-main/sale/a.ts': 'export function saveOpenSale(): void {}\n' },
		});
	});

	it('spaces for tabs', () => {
		bites(fileRules.untidyLines, {
			broken: { 'src-main/a.ts': 'function f() {\n  return 1;\n}\n' },
			says: /a\.ts:2: indented with spaces/,
			sound: { 'src-main/a.ts': '/**\n * Why.\n */\nfunction f() {\n\treturn `\n  text`;\n}\n' },
		});
	});

	it('a line past 100 columns', () => {
		const call = `f(${'abc, '.repeat(20)}d);`;
		bites(fileRules.untidyLines, {
			broken: { 'src-main/a.ts': `${call}\n` },
			says: /a\.ts:1: 10\d columns/,
			sound: { 'src-main/a.ts': `const text = '${'long '.repeat(30)}';\n` },
		});
	});

	it('a module that does not say what it is for', () => {
		bites(fileRules.modulesWithoutPurpose, {
			broken: { 'src-main/a.ts': 'export const a = 1;\n' },
			says: /what it is for/,
			sound: { 'src-main/a.ts': '/** The first letter. */\nexport const a = 1;\n' },
		});
	});

	it('a file that something starts by name and that is not there', () => {
		const started = (house: House) => fileRules.unwritten(house, ['scripts/ask.ts']);
		bites(started, {
			broken: {},
			says: /scripts\/ask\.ts is not written/,
			sound: { 'scripts/ask.ts': '' },
		});
	});

	it('a test file without a goal', () => {
		bites(fileRules.testsWithoutGoal, {
			broken: { 'tests/main/a.test.ts': 'import {} from "vitest";\n' },
			says: /Goal/,
			sound: { 'tests/main/a.test.ts': '// Goal: nothing is lost.\n' },
		});
	});

	// Written in two halves, so that this file does not trip the rule itself.
	it.each([
		['it', ".only('x', f);"],
		['describe', ".skip('x', f);"],
		['it', ".skipIf(true)('x', f);"],
		['it', ".todo('x');"],
		['ctx', '.skip();'],
	])('a silenced test: %s%s', (call, rest) => {
		bites(fileRules.silencedTests, {
			broken: { 'tests/main/a.test.ts': `${call}${rest}\n` },
			says: /a\.test\.ts:1/,
			sound: { 'tests/main/a.test.ts': "ctx.skip(!found, 'no Electron binary');\n" },
		});
	});
});

describe('rules of the contract', () => {
	const contract = { 'sale/open': { refusals: ['sale/empty'] } };
	const refusals = { 'sale/empty': 1 };
	const said = { refusals: { 'sale/empty': { say: '没有商品', next: '先扫商品' } } };

	it('a request without a handler, a handler without a request', () => {
		expect(contractRules.unanswered(contract, {})).toEqual([
			'sale/open: in the contract, but no handler',
		]);
		expect(contractRules.unanswered({}, { 'sale/open': 1 })).toEqual([
			'sale/open: has a handler, but no contract line',
		]);
		expect(contractRules.unanswered(contract, { 'sale/open': 1 })).toEqual([]);
	});

	it('a request no test names', () => {
		bites((house) => contractRules.untested(contract, house), {
			broken: { 'tests/main/a.test.ts': "ask('sale/open-all');\n" },
			says: /sale\/open: no test/,
			sound: { 'tests/main/a.test.ts': "ask('sale/open');\n" },
		});
	});

	it('a refusal without words, with half of them, or words without a refusal', () => {
		const half = { refusals: { 'sale/empty': { say: 'Nothing to sell', next: ' ' } } };
		const extra = { refusals: { ...said.refusals, 'sale/gone': said.refusals['sale/empty'] } };
		const judgeWords = (words: contractRules.Words) =>
			contractRules.unspoken(refusals, { en: words });
		expect(judgeWords({ refusals: {} })).toEqual(['sale/empty: no words in en']);
		expect(judgeWords(half)).toEqual(['sale/empty: "next" is empty in en']);
		expect(judgeWords(extra)).toEqual(['sale/gone: words in en for no refusal']);
		expect(judgeWords(said)).toEqual([]);
	});

	it('a refusal that no code gives', () => {
		bites((house) => contractRules.unusedRefusals(refusals, house), {
			// The registry and the words name every refusal: they prove nothing.
			broken: {
				'src-shared/words/en.ts': "'sale/empty'",
				'src-shared/contract/r.ts': "'sale/empty'",
			},
			says: /sale\/empty: no code/,
			sound: { 'src-shared/sale/decide.ts': "refuse({ code: 'sale/empty' })" },
		});
	});

	it('a refusal that no request lists', () => {
		const listing = { contract: {}, always: [], refusals };
		expect(contractRules.unlistedRefusals(listing)).toHaveLength(1);
		expect(contractRules.unlistedRefusals({ ...listing, contract })).toEqual([]);
		expect(contractRules.unlistedRefusals({ ...listing, always: ['sale/empty'] })).toEqual([]);
	});
});

describe('rules of migrations', () => {
	const sql = '-- Why: a first table.\nCREATE TABLE a (\n  id INTEGER\n) STRICT;\n';
	const hash = createHash('sha256').update(sql).digest('hex');
	const lock = JSON.stringify({ '0001_a.sql': hash });

	it('a changed, a forgotten and a vanished migration', () => {
		const sound = { 'migrations/0001_a.sql': sql, 'migrations/applied.lock.json': lock };
		bites(migrationRules.changedMigrations, {
			broken: { ...sound, 'migrations/0001_a.sql': `${sql}\n` },
			says: /changed after it was locked/,
			sound,
		});
		bites(migrationRules.changedMigrations, {
			broken: { ...sound, 'migrations/applied.lock.json': '{}' },
			says: /not in migrations\/applied/,
			sound,
		});
		bites(migrationRules.changedMigrations, {
			broken: { 'migrations/applied.lock.json': lock },
			says: /its file is gone/,
			sound,
		});
	});

	it.each([
		['0003_a.sql', sql, /expected number 0001/],
		['0001_a.sql', sql.replace('-- Why: a first table.\n', ''), /Why/],
		['0001_a.sql', sql.replace(' STRICT', ''), /not STRICT/],
	])('a misshapen migration: %s', (name, text, says) => {
		bites(migrationRules.misshapenMigrations, {
			broken: { [`migrations/${name}`]: text },
			says,
			sound: { 'migrations/0001_a.sql': sql.replace('STRICT', 'WITHOUT ROWID, STRICT') },
		});
	});

	it('a migration without a test', () => {
		bites(migrationRules.untestedMigrations, {
			broken: { 'migrations/0001_a.sql': sql },
			says: /no test/,
			sound: { 'migrations/0001_a.sql': sql, 'tests/migrations/0001-a.test.ts': '' },
		});
	});
});

describe('rules of documents', () => {
	it('a path and a link that lead nowhere', () => {
		const sound = {
			'docs/a.md': 'See `src-main/sale/a.ts`, [b](b.md#top), `src-main/*/x.ts`.\n',
			'docs/b.md': '# B\n',
			'src-main/sale/a.ts': '',
		};
		bites(documentRules.deadPaths, {
			broken: { ...sound, 'docs/a.md': 'See `src-main/sale/gone.ts`.\n' },
			says: /src-main\/sale\/gone\.ts does not exist/,
			sound,
		});
		bites(documentRules.deadPaths, {
			broken: { ...sound, 'docs/a.md': 'See [c](c.md).\n' },
			says: /docs\/c\.md does not exist/,
			sound,
		});
	});

	it('a function a walk leads through and that is gone', () => {
		const source = { 'src-main/sale/a.ts': 'export function routeScan(): void {}\n' };
		bites(documentRules.lostSteps, {
			broken: {
				...source,
				'docs/walks/a-scan.md': 'First `routeScan()`, then `findProduct(code)`.\n',
			},
			says: /findProduct is no longer declared/,
			sound: { ...source, 'docs/walks/a-scan.md': 'First `routeScan(read)` in `a.ts`.\n' },
		});
	});

	it('an npm script that does not exist', () => {
		bites(documentRules.missingScripts, {
			broken: { 'README.md': 'Run `npm run fly`.\n' },
			says: /npm run fly does not exist/,
			sound: { 'README.md': 'Run `npm start`, `npm test`, `npm run check`.\n' },
		});
	});

	it('a noun without a line in the glossary, a refused word the glossary allows', () => {
		const glossary = {
			'docs/glossary.md':
				'| 中文 | English | in code | not |\n| 小票 | receipt | `receipt` | slip |\n',
		};
		const judgeNouns = (nouns: string[], refused: string[]) =>
			judge((house) => documentRules.unknownNouns(house, { nouns, refused }), glossary);
		expect(judgeNouns(['receipt'], ['slip'])).toEqual([]);
		expect(judgeNouns(['loyalty'], [])).toEqual(['"loyalty" has no line in docs/glossary.md']);
		expect(judgeNouns([], ['cart'])).toHaveLength(1);
	});

	it.each([
		['| A1 | p | done | — |', /A1: done without a test/],
		['| A1 | p | done | tests/gone.test.ts |', /tests\/gone\.test\.ts does not exist/],
		['| A1 | p | done | tests/a.test.ts › no such title |', /has no test "no such title"/],
		['| A1 | p | not yet | tests/a.test.ts |', /has a test, but is not yet/],
		['| A1 | p | nearly | — |', /no such state: nearly/],
		['| A1 | p | done | looked at |', /names no test: looked at/],
		['| A1 | p | not yet | — |\n| A1 | p | not yet | — |', /has two rows/],
	])('coverage that claims too much: %s', (row, says) => {
		const head = '| id | promise | state | shown by |\n|---|---|---|---|\n';
		const test = { 'tests/a.test.ts': "it('keeps every fen', () => {});\n" };
		bites(documentRules.unfoundedCoverage, {
			broken: { ...test, 'docs/coverage.md': `${head}${row}\n` },
			says,
			sound: {
				...test,
				'docs/coverage.md': `${head}| A1 | p | done | \`tests/a.test.ts › keeps every fen\` |\n`,
			},
		});
	});
});
