// Goal: the house rules that no tool knows hold in every file, so that the next reader can rely
// on names, documents, words and tests being what they say they are.
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { MAIN_ENTRIES, PAGE, PRELOAD_ENTRIES } from '../scripts/build-entries.ts';
import * as contractRules from './house/contract-rules.ts';
import * as documentRules from './house/document-rules.ts';
import * as fileRules from './house/file-rules.ts';
import { openHouse, type Finding } from './house/house.ts';
import * as migrationRules from './house/migration-rules.ts';
import { WAITING_FOR } from './house/switches.ts';

const house = openHouse(path.resolve(import.meta.dirname, '..'));
const CONTRACT = 'src-shared/contract/terminal-contract.ts';
const REFUSALS = 'src-shared/contract/refusals.ts';
const HANDLERS = 'src-main/bridge/handlers.ts';
const EARLY = 'src-main/bridge/early-requests.ts';

/** What a module of the house exports under a name: the tables the rules compare. */
async function table<T>(file: string, name: string): Promise<T> {
	const url = pathToFileURL(path.join(house.root, file)).href;
	const found = ((await import(url)) as Record<string, T>)[name];
	if (found === undefined) throw new Error(`${file} exports no ${name}`);
	return found;
}

type Contract = Record<string, { readonly refusals: readonly string[] }>;
const contract = () => table<Contract>(CONTRACT, 'terminalContract');
const refusals = () => table<Record<string, unknown>>(REFUSALS, 'refusals');
const words = async () => ({
	'zh-CN': await table<contractRules.Words>('src-shared/words/zh-CN.ts', 'zhCN'),
	en: await table<contractRules.Words>('src-shared/words/en.ts', 'en'),
});

/** Nouns that must be in the glossary: requests, refusals, folders of shared but the kernel. */
async function nouns(): Promise<string[]> {
	const named = [...Object.keys(await contract()), ...Object.keys(await refusals())];
	const folders = house.files
		.filter((file) => /^src-shared\/(?!kernel\/)[^/]+\//.test(file))
		.map((file) => file.split('/')[1] ?? '');
	return [...named.map((name) => name.split('/')[0] ?? ''), ...folders];
}

function knownScripts(): readonly { readonly file: string }[] {
	return Object.values(JSON.parse(house.read('scripts/known-scripts.json')));
}

type Rule = () => readonly Finding[] | Promise<readonly Finding[]>;

const rules: Record<string, Rule> = {
	'no file is longer than 400 lines': () => fileRules.tooLongFiles(house),
	'no file or type has a hollow name': () => fileRules.hollowNames(house),
	'names use our words, not those the glossary refuses': () => fileRules.refusedWords(house),
	'code is indented with tabs and keeps to 100 columns': () => fileRules.untidyLines(house),
	'every entry of the build and every npm script is written': () =>
		fileRules.unwritten(house, [
			...Object.values({ ...MAIN_ENTRIES, ...PRELOAD_ENTRIES, PAGE }),
			...knownScripts().map(({ file }) => file),
		]),
	'a module opens with what it is for': () => fileRules.modulesWithoutPurpose(house),
	'a test file opens with its goal': () => fileRules.testsWithoutGoal(house),
	'no test is focused, and a skipped one says why': () => fileRules.silencedTests(house),

	'every request has a handler': async () =>
		contractRules.unanswered(await contract(), {
			...(await table(HANDLERS, 'handlers')),
			...(await table(EARLY, 'earlyRequests')),
		}),
	'every request is named by a test': async () => contractRules.untested(await contract(), house),
	'every refusal has words and a next step in both languages': async () =>
		contractRules.unspoken(await refusals(), await words()),
	'every refusal is given by some code': async () =>
		contractRules.unusedRefusals(await refusals(), house),
	'every refusal is listed by a request': async () =>
		contractRules.unlistedRefusals({
			contract: await contract(),
			always: await table(REFUSALS, 'ANY_REQUEST_REFUSALS'),
			refusals: await refusals(),
		}),

	'a locked migration never changes': () => migrationRules.changedMigrations(house),
	'migrations are numbered, explained and strict': () => migrationRules.misshapenMigrations(house),
	'every migration has a test': () => migrationRules.untestedMigrations(house),

	'paths in documents exist': () => documentRules.deadPaths(house),
	'functions named in walks exist': () => documentRules.lostSteps(house),
	'npm scripts in documents exist': () => documentRules.missingScripts(house),
	'every noun is in the glossary': async () =>
		documentRules.unknownNouns(house, {
			nouns: await nouns(),
			refused: fileRules.REFUSED_WORDS,
		}),
	'coverage.md claims no more than its tests show': () => documentRules.unfoundedCoverage(house),
};

describe('tidy', () => {
	for (const [name, judge] of Object.entries(rules)) {
		it(name, async (ctx) => {
			const waiting = WAITING_FOR[name];
			if (waiting === undefined) {
				expect(await judge()).toEqual([]);
				return;
			}
			const findings = await Promise.resolve(judge()).catch((error: Error) => [error.message]);
			// A switch left off after its time hides the next finding.
			expect(findings, 'nothing found any more: take the rule out of switches.ts').not.toEqual([]);
			ctx.skip(`waiting for ${waiting}: ${findings.length} findings, first: ${findings[0]}`);
		});
	}

	it('waits only for rules that exist', () => {
		expect(Object.keys(WAITING_FOR).filter((name) => rules[name] === undefined)).toEqual([]);
	});

	it('says which files grow too long', () => {
		for (const finding of fileRules.longFiles(house)) process.stderr.write(`tidy: ${finding}\n`);
		expect(fileRules.longFiles(house).length).toBeLessThan(20);
	});
});
