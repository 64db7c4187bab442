/** Rules about the contract: every request answered and tested, every refusal used and in words. */
import { codeOf, type Finding, type House } from './house.ts';

type Spec = { readonly refusals: readonly string[] };
type Contract = Readonly<Record<string, Spec>>;
type Phrase = { readonly say?: unknown; readonly next?: unknown };
export type Words = { readonly refusals: Readonly<Record<string, Phrase>> };

/** A request of the contract nobody answers, and an answer nobody can ask for. */
export function unanswered(contract: Contract, handlers: object): Finding[] {
	return [
		...missingFrom(contract, handlers).map((name) => `${name}: in the contract, but no handler`),
		...missingFrom(handlers, contract).map(
			(name) => `${name}: has a handler, but no contract line`,
		),
	];
}

/** A request no test ever names. */
export function untested(contract: Contract, house: House): Finding[] {
	const tests = codeOf(house)
		.filter((file) => file.startsWith('tests/') && !file.startsWith('tests/house/'))
		.map((file) => house.read(file));
	return Object.keys(contract)
		.filter((name) => !tests.some((text) => quotes(text, name)))
		.map((name) => `${name}: no test names it`);
}

/** A refusal without its sentence or its next step in one of the languages, and a leftover. */
export function unspoken(
	refusals: Readonly<Record<string, unknown>>,
	languages: Readonly<Record<string, Words>>,
): Finding[] {
	return Object.entries(languages).flatMap(([language, { refusals: words }]) => [
		...Object.keys(refusals).flatMap((code) => {
			const phrase = words[code];
			if (phrase === undefined) return [`${code}: no words in ${language}`];
			return (['say', 'next'] as const)
				.filter((part) => !isSaid(phrase[part]))
				.map((part) => `${code}: "${part}" is empty in ${language}`);
		}),
		...missingFrom(words, refusals).map((code) => `${code}: words in ${language} for no refusal`),
	]);
}

/** A sentence is a text, or a function that fills figures into one. */
function isSaid(words: unknown): boolean {
	return typeof words === 'function' || (typeof words === 'string' && words.trim() !== '');
}

/** A refusal that no code ever gives, counting neither the registry, the contract nor the words. */
export function unusedRefusals(refusals: object, house: House): Finding[] {
	const sources = codeOf(house)
		.filter((file) => /^(src-|drivers)/.test(file))
		.filter((file) => !/^src-shared\/(contract|words)\//.test(file))
		.map((file) => house.read(file));
	return Object.keys(refusals)
		.filter((code) => !sources.some((text) => quotes(text, code)))
		.map((code) => `${code}: no code ever gives it`);
}

type Listing = {
	readonly contract: Contract;
	/** Refusals that any request may meet and none lists. */
	readonly always: readonly string[];
	readonly refusals: object;
};

/** The terminal says these before it can take a request, on the screen that stands for it. */
const SAID_AT_START = /^(ledger|vault)\//;

/** A refusal some code gives that no request lists and no request may always meet. */
export function unlistedRefusals({ contract, always, refusals }: Listing): Finding[] {
	const listed = new Set([...always, ...Object.values(contract).flatMap((spec) => spec.refusals)]);
	return Object.keys(refusals)
		.filter((code) => !listed.has(code) && !SAID_AT_START.test(code))
		.map((code) => `${code}: no request of the contract lists it`);
}

function missingFrom(wanted: object, present: object): string[] {
	return Object.keys(wanted).filter((key) => !Object.hasOwn(present, key));
}

function quotes(text: string, name: string): boolean {
	return text.includes(`'${name}'`) || text.includes(`"${name}"`) || text.includes(`\`${name}\``);
}
