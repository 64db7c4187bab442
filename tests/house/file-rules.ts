/** Rules about files as such: how long, how indented, what they are called. */
import {
	codeOf,
	exportedNames,
	productOf,
	testsOf,
	wordsOf,
	type Finding,
	type House,
} from './house.ts';

export const LONG = 300;
export const TOO_LONG = 400;
const COLUMNS = 100;

/** Words that name nothing, with what to ask instead. */
const HOLLOW: Record<string, string> = {
	helper: 'name what it helps to do',
	helpers: 'name what they help to do',
	util: 'name the one thing it does, or put it beside its only caller',
	utils: 'one file per thing, named after the thing',
	common: 'name what is shared and put it in src-shared/kernel or beside the noun',
	base: 'name what all of them are',
	data: 'name the noun the data is about',
	info: 'name the noun the information is about',
	handle: 'name what happens: route, answer, take',
	process: 'name what happens to it: settle, post, drain',
	manager: 'name what it does: keep, choose, route (the role is `manager` alone)',
	service: 'name what it does (a service sold as a good is `service` alone)',
};

/** 店长 is the role manager, 服务 is the good service: alone they are names, as suffix hollow. */
const NAMES_WHEN_ALONE = new Set(['manager', 'service']);

/** A file over 400 lines is several; 301 to 400 is said aloud by the caller (see longFiles). */
export function tooLongFiles(house: House): Finding[] {
	return sizes(house)
		.filter(({ lines }) => lines > TOO_LONG)
		.map(({ file, lines }) => `${file}: ${lines} lines, ${TOO_LONG} at most: split it by noun`);
}

/** Between 301 and 400 lines: allowed, but the next change should split it. */
export function longFiles(house: House): Finding[] {
	return sizes(house)
		.filter(({ lines }) => lines > LONG && lines <= TOO_LONG)
		.map(({ file, lines }) => `${file}: ${lines} lines (aim: ${LONG})`);
}

function sizes(house: House): { file: string; lines: number }[] {
	return house.files
		.filter((file) => /\.(ts|tsx|mjs|cjs|sql|css)$/.test(file))
		.map((file) => ({ file, lines: house.read(file).trimEnd().split('\n').length }));
}

/** `sale-helper.ts`, a folder `utils/`, a type `PriceData`. */
export function hollowNames(house: House): Finding[] {
	const findings = new Set<Finding>();
	for (const file of codeOf(house)) {
		const folders = file.split('/').slice(0, -1);
		const stem = (file.split('/').at(-1) ?? '').split('.')[0] ?? '';
		for (const name of [...folders, stem]) {
			const hint = hollowHint(name);
			if (hint !== undefined) findings.add(`${file}: "${name}" is hollow: ${hint}`);
		}
		for (const name of typesIn(house.read(file))) {
			const hint = hollowHint(name);
			if (hint !== undefined) findings.add(`${file}: type ${name} is hollow: ${hint}`);
		}
	}
	return [...findings];
}

function hollowHint(name: string): string | undefined {
	const words = wordsOf(name);
	const last = words.at(-1) ?? '';
	if (words.length === 1 && NAMES_WHEN_ALONE.has(last)) return undefined;
	return Object.hasOwn(HOLLOW, last) ? HOLLOW[last] : undefined;
}

function typesIn(text: string): string[] {
	const declared = /^(?:export )?(?:type|interface|(?:abstract )?class) ([A-Za-z_$][\w$]*)/gm;
	return [...text.matchAll(declared)].map(([, name]) => name ?? '');
}

/**
 * Tabs and 100 columns. A line may be longer when it has no place to break: an import, a URL, or
 * one quoted text that fills it (words, messages, test vectors, regular expressions).
 */
export function untidyLines(house: House): Finding[] {
	const findings: Finding[] = [];
	for (const file of codeOf(house)) {
		let inTemplate = false;
		for (const [index, line] of house.read(file).split('\n').entries()) {
			if (!inTemplate && /^ {2,}\S/.test(line) && !/^ +\*/.test(line)) {
				findings.push(`${file}:${index + 1}: indented with spaces, not tabs`);
			}
			if (line.length > COLUMNS && !cannotBreak(line)) {
				findings.push(`${file}:${index + 1}: ${line.length} columns, ${COLUMNS} at most`);
			}
			if ((line.match(/(?<!\\)`/g)?.length ?? 0) % 2 === 1) inTemplate = !inTemplate;
		}
	}
	return findings;
}

function cannotBreak(line: string): boolean {
	if (/^\s*(import|export) .* from '/.test(line) || /https?:\/\//.test(line)) return true;
	// What is left without its longest quoted text or pattern is short.
	const literals = line.match(
		/'(?:[^'\\]|\\.)*'|`[^`]*`|"(?:[^"\\]|\\.)*"|\/(?:[^/\\]|\\.)+\/[a-z]*/g,
	);
	const longest = Math.max(0, ...(literals ?? []).map((literal) => literal.length));
	return longest > COLUMNS / 2 || line.length - longest < COLUMNS / 4;
}

/** Files that something starts by name, and that are not there. */
export function unwritten(house: House, files: readonly string[]): Finding[] {
	return files.filter((file) => !house.has(file)).map((file) => `${file} is not written`);
}

/** A test file opens with the sentence that says what would be lost without it. */
export function testsWithoutGoal(house: House): Finding[] {
	return testsOf(house)
		.filter((file) => !/^(\/\*\*[^]*?\*\/\s*)?\/\/ Goal: \S/.test(house.read(file)))
		.map((file) => `${file}: open it with "// Goal: …"`);
}

/** A product module opens with a doc comment saying what it is for. */
export function modulesWithoutPurpose(house: House): Finding[] {
	return [...productOf(house), ...codeOf(house).filter((file) => file.startsWith('scripts/'))]
		.filter((file) => !/^(#![^\n]*\n)?(\/\*\*|\/\/ )/.test(house.read(file)))
		.map((file) => `${file}: open it with a doc comment saying what it is for`);
}

/** One focused test silences all others; a skipped one owes a reason, which the run prints. */
export function silencedTests(house: House): Finding[] {
	const findings: Finding[] = [];
	for (const file of codeOf(house).filter((file) => file.startsWith('tests/'))) {
		for (const [index, line] of house.read(file).split('\n').entries()) {
			const at = `${file}:${index + 1}`;
			if (/\b(it|test|describe|suite)(\.\w+)*\.only\b/.test(line)) {
				findings.push(`${at}: a focused test silences all others`);
			}
			if (/\b(it|test|describe|suite)(\.\w+)*\.(skip|todo|skipIf|runIf)\b/.test(line)) {
				findings.push(`${at}: skip inside the test with a reason: ctx.skip(condition, reason)`);
			}
			if (/\b(ctx|context|task)\.skip\(\s*\)/.test(line)) {
				findings.push(`${at}: skipped without a reason`);
			}
		}
	}
	return findings;
}

/**
 * Words that the glossary's "not" column refuses and that have no other honest use here, looked
 * for in the names of files and of what they export.
 */
export const REFUSED_WORDS = [
	'bogo',
	'branch',
	'campaign',
	'cart',
	'clerk',
	'combo',
	'employee',
	'guid',
	'inventory',
	'recharge',
	'seller',
	'shop',
	'supervisor',
	'ticket',
	'trolley',
	'uom',
	'vip',
	'voucher',
	'withdrawal',
] as const;

export function refusedWords(house: House): Finding[] {
	const refused = new Set<string>(REFUSED_WORDS);
	return productOf(house).flatMap((file) =>
		[file, ...exportedNames(house.read(file))].flatMap((name) =>
			wordsOf(name)
				.filter((word) => refused.has(word))
				.map((word) => `${file}: ${name} says "${word}": see docs/glossary.md for our word`),
		),
	);
}
