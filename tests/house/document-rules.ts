/** Rules about documents: what they name exists. */
import path from 'node:path';
import { codeOf, wordsOf, type Finding, type House } from './house.ts';

/** Folders a document may name a file of. */
const OURS = /^(src-[a-z]+|drivers|migrations|tests|docs|scripts|\.ci)\//;

/** Links and back-quoted paths of the documents that lead nowhere. */
export function deadPaths(house: House): Finding[] {
	return documentsOf(house).flatMap((document) => {
		const text = withoutFences(house.read(document));
		const links = [...text.matchAll(/\]\(([^)\s#]+)(?:#[^)]*)?\)/g)]
			.map(([, link]) => link ?? '')
			.filter((link) => !/^[a-z]+:/.test(link))
			.map((link) => path.posix.join(path.posix.dirname(document), decodeURI(link)));
		const quoted = [...text.matchAll(/`([^`\s]+)`/g)]
			.map(([, name]) => (name ?? '').replace(/:\d+$/, ''))
			.filter((name) => OURS.test(name) && !/[*<>{}…$]|NNNN/.test(name));
		return [...new Set([...links, ...quoted])]
			.filter((name) => !house.has(name))
			.map((name) => `${document}: ${name} does not exist`);
	});
}

/** Functions, types and files that a walk leads through and that are gone. */
export function lostSteps(house: House): Finding[] {
	const declared = declaredNames(house);
	const files = new Set(codeOf(house).map((file) => path.posix.basename(file)));
	return documentsOf(house)
		.filter((document) => document.startsWith('docs/walks/'))
		.flatMap((document) => {
			const named = [...house.read(document).matchAll(/`([A-Za-z][\w.-]*)(?:\([^`]*\))?`/g)];
			return [...new Set(named.map(([, name]) => name ?? ''))]
				.filter((name) =>
					/\.(ts|tsx|mjs|sql)$/.test(name) ? !files.has(name) : isLost(name, declared),
				)
				.map((name) => `${document}: ${name} is no longer declared anywhere`);
		});
}

/** Only names that look like ours: camelCase or PascalCase of two words at least. */
function isLost(name: string, declared: ReadonlySet<string>): boolean {
	if (!/^[A-Za-z]+$/.test(name) || wordsOf(name).length < 2) return false;
	return !declared.has(name);
}

function declaredNames(house: House): Set<string> {
	const names = new Set<string>();
	const forms = [
		/\b(?:function\*?|const|let|class|type|interface)\s+([A-Za-z_$][\w$]*)/g,
		/^\s*(?:readonly |async |static |get |set |#)*([A-Za-z_$][\w$]*)\??\s*[(:<,]/gm,
	];
	for (const file of codeOf(house)) {
		for (const form of forms) {
			for (const [, name] of house.read(file).matchAll(form)) names.add(name ?? '');
		}
	}
	return names;
}

/** `npm run x` in a document without a script of that name. */
export function missingScripts(house: House): Finding[] {
	const scripts = (JSON.parse(house.read('package.json')) as { scripts: Record<string, string> })
		.scripts;
	return documentsOf(house).flatMap((document) => {
		const asked = [
			...house
				.read(document)
				.matchAll(/\bnpm (?:(?:run|run-script) (?:-s |--silent )?([\w:-]+)|(test|start))\b/g),
		].map(([, run, short]) => run ?? short ?? '');
		return [...new Set(asked)]
			.filter((name) => !Object.hasOwn(scripts, name))
			.map((name) => `${document}: npm run ${name} does not exist`);
	});
}

/**
 * The nouns of the house (folders of src-shared, first halves of requests and refusals) that the
 * glossary does not know, and refused words the glossary no longer refuses.
 */
export function unknownNouns(
	house: House,
	{ nouns, refused }: { readonly nouns: readonly string[]; readonly refused: readonly string[] },
): Finding[] {
	const rows = tableRows(house.read('docs/glossary.md')).filter((row) => row.length === 4);
	const stems = new Set(rows.flatMap((row) => wordsOf(row[2] ?? '').concat(wordsOf(row[1] ?? ''))));
	const not = new Set(rows.flatMap((row) => wordsOf(row[3] ?? '')));
	return [
		...[...new Set(nouns)]
			.filter((noun) => !wordsOf(noun).every((word) => stems.has(word)))
			.map((noun) => `"${noun}" has no line in docs/glossary.md`),
		...refused
			.filter((word) => !not.has(word))
			.map((word) => `tidy refuses "${word}", but docs/glossary.md does not`),
	];
}

/** Rows of coverage.md: a state that the tests do not carry, a test that does not exist. */
export function unfoundedCoverage(house: House): Finding[] {
	const seen = new Set<string>();
	return tableRows(house.read('docs/coverage.md'))
		.filter((row) => row.length === 4 && row[0] !== 'id')
		.flatMap(([id = '', , state = '', shownBy = '']) => {
			const again = seen.has(id) ? [`${id}: has two rows`] : [];
			seen.add(id);
			return [...again, ...judgeRow(house, { id, state, shownBy })];
		});
}

type CoverageRow = { readonly id: string; readonly state: string; readonly shownBy: string };

function judgeRow(house: House, { id, state, shownBy }: CoverageRow): Finding[] {
	if (!['done', 'partly', 'not yet'].includes(state)) return [`${id}: no such state: ${state}`];
	const tests = [...shownBy.matchAll(/(tests\/[^\s`›;,]+)(?:\s*›\s*([^`;]+))?/g)];
	if (tests.length === 0) {
		if (shownBy !== '—') return [`${id}: "shown by" names no test: ${shownBy}`];
		return state === 'not yet' ? [] : [`${id}: ${state} without a test`];
	}
	const lost = tests.flatMap(([, file = '', title]) => {
		if (!house.has(file)) return [`${id}: ${file} does not exist`];
		if (title === undefined || titlesIn(house.read(file), title.trim())) return [];
		return [`${id}: ${file} has no test "${title.trim()}"`];
	});
	return [...lost, ...(state === 'not yet' ? [`${id}: has a test, but is not yet`] : [])];
}

/** A title as it stands in the file, with or without the names of the groups around it. */
function titlesIn(text: string, title: string): boolean {
	return (
		text.includes(title) || title.split(/\s*›\s*|\s+>\s+/).every((part) => text.includes(part))
	);
}

function tableRows(text: string): string[][] {
	return text
		.split('\n')
		.filter((line) => /^\|.*\|$/.test(line) && !/^\|[\s|:-]+\|$/.test(line))
		.map((line) =>
			line
				.slice(1, -1)
				.split(/(?<!\\)\|/)
				.map((cell) => cell.trim()),
		);
}

function documentsOf(house: House): string[] {
	return house.files.filter((file) => /^(docs\/.*|README|[a-z-]+\/README)\.md$/.test(file));
}

function withoutFences(text: string): string {
	return text.replaceAll(/^\s*(```+|~~~+)[^]*?^\s*\1/gm, '');
}
