// Goal: each fence bites. Every rule is broken on purpose in a tree of its own, and a fence that
// was quietly switched off fails here, not years later in the code it was to protect.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { judgeArrows, type ArrowReport } from '../../scripts/never-arrows.ts';
import { plantTree, runTool, HOUSE, type BrokenTree, type ToolAnswer } from './broken-tree.ts';

const TSC = 'typescript/bin/tsc';
const OXLINT = 'oxlint/bin/oxlint';
const value = (name: string) => `export const ${name} = 1;\n`;
const sideEffect = (specifier: string) => `import '${specifier}';\nexport const here = 1;\n`;

describe('the first fence, a tsconfig per room', () => {
	const broken: Record<string, { text: string; says: RegExp }> = {
		'src-shared/kernel/waits.ts': {
			text: 'export const wait = () => setTimeout(() => {}, 1);\n',
			says: /Cannot find name 'setTimeout'/,
		},
		'src-shared/kernel/speaks.ts': {
			text: "export const speak = () => console.log('x');\n",
			says: /Cannot find name 'console'/,
		},
		'src-shared/kernel/knows-process.ts': {
			text: 'export const here = process.platform;\n',
			says: /Cannot find name 'process'/,
		},
		'src-shared/kernel/reads-files.ts': {
			text: "import { readFileSync } from 'node:fs';\nexport const read = readFileSync;\n",
			says: /TS2591|TS2307/,
		},
		'src-shared/kernel/knows-window.ts': {
			text: 'export const title = document.title;\n',
			says: /Cannot find name 'document'/,
		},
		'src-shared/kernel/reaches-out.ts': {
			text: "import { a } from '../../src-main/a.ts';\nexport const b = a;\n",
			says: /TS6059|TS6307/,
		},
		'src-renderer/reaches-main.ts': {
			text: "import { a } from '#main/a.ts';\nexport const b = a;\n",
			says: /TS6059|TS6307/,
		},
		'src-renderer/knows-node.ts': {
			text: 'export const size = Buffer.from([1]).length;\n',
			says: /Cannot find name 'Buffer'/,
		},
		'drivers/reaches-main.ts': {
			text: "import { a } from '#main/a.ts';\nexport const b = a;\n",
			says: /TS6059|TS6307/,
		},
		'src-main/has-an-enum.ts': { text: 'export enum Side { Left }\n', says: /TS1294/ },
		'src-main/trusts-an-index.ts': {
			text: 'export const first = (all: string[]): string => all[0];\n',
			says: /TS2322/,
		},
	};
	const files = { 'src-main/a.ts': value('a'), 'src-shared/kernel/clean.ts': value('clean') };
	let tree: BrokenTree;
	let answer: ToolAnswer;

	beforeAll(() => {
		const texts = Object.entries(broken).map(([file, { text }]) => [file, text] as const);
		tree = plantTree({ ...files, ...Object.fromEntries(texts) });
		answer = runTool(tree.root, TSC, ['-b', '--pretty', 'false']);
	});
	afterAll(() => tree.remove());

	it.each(Object.entries(broken))('refuses %s', (file, { says }) => {
		const lines = answer.output.split('\n').filter((line) => line.includes(file));
		expect(lines.join('\n')).toMatch(says);
	});

	it('lets a clean tree pass', () => {
		const clean = plantTree({
			...files,
			'src-renderer/uses-shared.ts': "export { clean } from '#shared/kernel/clean.ts';\n",
		});
		const answer = runTool(clean.root, TSC, ['-b', '--pretty', 'false']);
		expect(answer).toEqual({ status: 0, output: '' });
		clean.remove();
	});
});

describe('the second fence, the never-arrows', () => {
	/** Rule → the file that breaks it and what it imports. */
	const broken: readonly [rule: string, file: string, imports: string][] = [
		['no-cycles', 'src-main/sale/left.ts', './right.ts'],
		['no-unresolvable', 'src-main/sale/lost.ts', './nowhere.ts'],
		['shared-imports-only-shared', 'src-shared/sale/to-main.ts', '#main/sale/clean.ts'],
		['shared-imports-only-shared', 'src-shared/sale/to-node.ts', 'node:fs'],
		['shared-imports-only-shared', 'src-shared/sale/to-npm.ts', 'uuid'],
		['shared-kernel-imports-nothing', 'src-shared/kernel/to-sale.ts', '../sale/clean.ts'],
		['zod-only-at-the-wire', 'src-shared/sale/decodes.ts', 'zod'],
		['shared-ladder-barcode', 'src-shared/barcode/to-sale.ts', '../sale/clean.ts'],
		['shared-ladder-member', 'src-shared/member/to-pricing.ts', '../pricing/clean.ts'],
		['shared-ladder-sale', 'src-shared/sale/to-pricing.ts', '../pricing/clean.ts'],
		['shared-ladder-pricing', 'src-shared/pricing/to-tender.ts', '../tender/clean.ts'],
		['shared-ladder-tender', 'src-shared/tender/to-shift.ts', '../shift/clean.ts'],
		['shared-ladder-refund', 'src-shared/shift/to-receipt.ts', '../receipt/clean.ts'],
		['shared-ladder-receipt', 'src-shared/receipt/to-contract.ts', '../contract/clean.ts'],
		['shared-noun-has-a-rung', 'src-shared/loyalty/new.ts', '../kernel/clean.ts'],
		['shared-words-are-leaves', 'src-shared/words/to-sale.ts', '../sale/clean.ts'],
		['shared-nouns-speak-no-words', 'src-shared/sale/speaks.ts', '../words/clean.ts'],
		['renderer-stays-in-the-browser', 'src-renderer/to-main.ts', '#main/sale/clean.ts'],
		['renderer-stays-in-the-browser', 'src-renderer/to-drivers.ts', '#drivers/printer/clean.ts'],
		['renderer-has-no-node', 'src-renderer/to-node.ts', 'node:fs'],
		['drivers-know-no-room', 'drivers/printer/to-main.ts', '#main/sale/clean.ts'],
		['drivers-know-four-nouns', 'drivers/printer/to-sale.ts', '#shared/sale/clean.ts'],
		['noun-rooms-know-no-driver', 'src-main/sale/prints.ts', '#drivers/printer/clean.ts'],
		['electron-only-in-the-shell', 'src-main/sale/to-electron.ts', 'electron'],
		['electron-only-in-the-shell', 'src-renderer/to-electron.ts', 'electron'],
		['sql-only-in-ledger-and-stores', 'src-main/sale/queries.ts', 'better-sqlite3'],
		['sql-only-in-ledger-and-stores', 'src-main/bridge/queries.ts', 'drizzle-orm'],
		['main-looks-down', 'src-main/sale/to-bridge.ts', '../bridge/clean.ts'],
		['main-looks-down', 'src-main/sale/to-shell.ts', '../shell/clean.ts'],
		['bridge-knows-no-host', 'src-main/bridge/to-browser.ts', '../browser/clean.ts'],
		['hosts-do-not-meet', 'src-main/browser/to-shell.ts', '../shell/clean.ts'],
		['main-knows-no-renderer', 'src-main/sale/draws.ts', '../../src-renderer/clean.ts'],
		['hq-stands-alone', 'src-hq/store/to-main.ts', '#main/sale/clean.ts'],
		['nothing-imports-tests', 'src-main/sale/to-kit.ts', '#kit/clean.ts'],
		['ships-what-it-imports', 'src-main/sale/to-stranger.ts', 'acorn'],
	];
	/** What those import, and neighbours that are right and must pass. */
	const clean: Record<string, string> = {
		'src-main/sale/right.ts': sideEffect('./left.ts'),
		'src-main/ledger/opens.ts': sideEffect('better-sqlite3'),
		'src-main/sale/sale-store.ts': sideEffect('drizzle-orm'),
		'src-main/shell/opens.ts': sideEffect('electron'),
		'src-main/device/prints.ts': sideEffect('#drivers/printer/clean.ts'),
		'src-main/browser/answers.ts': sideEffect('../bridge/clean.ts'),
		'src-shared/contract/decodes.ts': sideEffect('zod'),
		'src-shared/pricing/uses-sale.ts': sideEffect('../sale/clean.ts'),
		'src-shared/words/of-refusals.ts': sideEffect('../contract/refusals.ts'),
		'src-shared/contract/refusals.ts': value('refusals'),
		'drivers/printer/uses-receipt.ts': sideEffect('#shared/receipt/clean.ts'),
		'tests/uses-all.ts': sideEffect('#main/sale/clean.ts'),
	};
	const rooms = [
		...['kernel', 'sale', 'pricing', 'tender', 'shift', 'receipt', 'contract', 'words'].map(
			(noun) => `src-shared/${noun}`,
		),
		...['sale', 'bridge', 'shell', 'browser'].map((room) => `src-main/${room}`),
		'drivers/printer',
		'src-renderer',
		'tests/kit',
	];
	let tree: BrokenTree;
	let report: ArrowReport;

	beforeAll(() => {
		tree = plantTree({
			...Object.fromEntries(rooms.map((room) => [`${room}/clean.ts`, value('clean')])),
			...clean,
			...Object.fromEntries(broken.map(([, file, imports]) => [file, sideEffect(imports)])),
		});
		report = judgeArrows(tree.root);
	});
	afterAll(() => tree.remove());

	it.each(broken)('%s refuses %s', (rule, file) => {
		const rules = report.wrong.filter(({ from }) => from === file).map((arrow) => arrow.rule);
		expect(rules).toContain(rule);
	});

	it('sees an arrow that carries only a type', () => {
		const typed = plantTree({
			'src-main/sale/a.ts': 'export type A = 1;\n',
			'src-renderer/b.ts': "import type { A } from '#main/sale/a.ts';\nexport type B = A;\n",
		});
		expect(judgeArrows(typed.root).wrong.map(({ rule }) => rule)).toEqual([
			'renderer-stays-in-the-browser',
		]);
		typed.remove();
	});

	it('lets every right arrow pass', () => {
		const wrong = report.wrong.filter(({ from }) => Object.hasOwn(clean, from));
		// right.ts is the other half of the cycle planted above.
		expect(wrong.filter(({ rule }) => rule !== 'no-cycles')).toEqual([]);
	});

	it('finds no wrong arrow in the house, having read every file of it', () => {
		expect(judgeArrows(HOUSE).wrong).toEqual([]);
	});
});

describe('the linter', () => {
	const broken: readonly [rule: string, file: string, text: string][] = [
		['no-restricted-globals', 'src-shared/kernel/asks-time.ts', 'export const t = Date.now();'],
		['no-restricted-globals', 'src-main/sale/asks-time.ts', 'export const t = new Date();'],
		[
			'no-restricted-globals',
			'src-main/sale/waits.ts',
			'export const w = setTimeout(() => {}, 1);',
		],
		['no-restricted-properties', 'src-main/sale/rolls.ts', 'export const r = Math.random();'],
		['no-restricted-properties', 'src-main/sale/env.ts', "export const e = process.env['A'];"],
		['no-restricted-imports', 'src-main/sale/ids.ts', "export { randomUUID } from 'node:crypto';"],
		['no-console', 'src-main/sale/speaks.ts', "console.log('x');"],
		['no-default-export', 'src-main/sale/default.ts', 'export default 1;'],
		['no-explicit-any', 'src-main/sale/any.ts', 'export const a = (x: any): unknown => x;'],
		[
			'no-non-null-assertion',
			'src-main/sale/bang.ts',
			'export const f = (x: string[]) => x[0]!.length;',
		],
		[
			'no-floating-promises',
			'src-main/sale/floats.ts',
			'async function later() {}\nexport const go = () => {\n\tlater();\n};',
		],
		[
			'switch-exhaustiveness-check',
			'src-main/sale/forgets.ts',
			[
				"export function f(side: 'l' | 'r'): number {",
				"\tswitch (side) {\n\t\tcase 'l':\n\t\t\treturn 1;\n\t}\n\treturn 0;\n}",
			].join('\n'),
		],
		[
			'max-lines-per-function',
			'src-main/sale/long.ts',
			`export function f(): number {\n\tlet n = 0;\n${'\tn += 1;\n'.repeat(70)}\treturn n;\n}`,
		],
		[
			'max-params',
			'src-main/sale/wide.ts',
			'export const f = (a: 1, b: 1, c: 1, d: 1) => a + b + c + d;',
		],
		['filename-case', 'src-main/sale/CamelCase.ts', 'export const a = 1;'],
		['no-barrel-file', 'src-main/sale/barrel.ts', "export * from './rolls.ts';"],
		[
			'no-focused-tests',
			'tests/main/only.test.ts',
			"import { it } from 'vitest';\nit.only('x', () => {});",
		],
	];
	const allowed: Record<string, string> = {
		'src-main/system/clock.ts': 'export const now = () => Date.now();\n',
		'drivers/transport/tcp.ts': 'export const wait = () => setTimeout(() => {}, 1);\n',
		'scripts/x.ts': 'console.log(Date.now(), Math.random());\n',
		'tests/main/x.test.ts': 'export const t = Date.now();\n',
	};
	let tree: BrokenTree;
	let found: readonly { code: string; filename: string }[];

	beforeAll(() => {
		tree = plantTree({
			...allowed,
			...Object.fromEntries(broken.map(([, file, text]) => [file, `${text}\n`])),
		});
		const answer = runTool(tree.root, OXLINT, ['--type-aware', '--format', 'json', '.']);
		found = (JSON.parse(answer.output) as { diagnostics: typeof found }).diagnostics;
	});
	afterAll(() => tree.remove());

	it.each(broken)('%s refuses %s', (rule, file) => {
		const rules = found.filter(({ filename }) => filename === file).map(({ code }) => code);
		expect(
			rules.some((code) => code.includes(`(${rule})`)),
			rules.join(', '),
		).toBe(true);
	});

	it('allows time, chance and waiting where they are made', () => {
		expect(found.filter(({ filename }) => Object.hasOwn(allowed, filename))).toEqual([]);
	});

	it('finds nothing in the house', () => {
		const rooms = ['src-shared', 'src-main', 'src-renderer', 'drivers', 'scripts', 'tests'];
		const strict = ['--type-aware', '--deny-warnings', ...rooms];
		const { output, status } = runTool(HOUSE, OXLINT, strict);
		expect(status, output).toBe(0);
	});
});
