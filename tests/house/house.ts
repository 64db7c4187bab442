/**
 * What the house rules read: the files of a tree laid out like this checkout. Rules are functions
 * from a house (or from loaded tables) to findings, so that tests/house/fences.test.ts can hand
 * them a small broken tree and see them bite.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** One thing that is wrong: where, what, and where it helps, what to do instead. */
export type Finding = string;

export type House = {
	readonly root: string;
	/** Paths relative to the root, with `/`, in order. */
	readonly files: readonly string[];
	readonly read: (file: string) => string;
	readonly has: (file: string) => boolean;
};

const NOT_OURS = new Set([
	'node_modules',
	'.git',
	'.build',
	'.cache',
	'out',
	'release',
	'coverage',
]);

export function openHouse(root: string): House {
	const texts = new Map<string, string>();
	const read = (file: string): string => {
		const text = texts.get(file) ?? readFileSync(path.join(root, file), 'utf8');
		texts.set(file, text);
		return text;
	};
	const has = (file: string) => existsSync(path.join(root, file));
	return { root, files: filesUnder(root, ''), read, has };
}

function filesUnder(root: string, folder: string): string[] {
	return readdirSync(path.join(root, folder), { withFileTypes: true })
		.filter(({ name }) => !NOT_OURS.has(name))
		.sort((a, b) => (a.name < b.name ? -1 : 1))
		.flatMap((entry) => {
			const file = folder === '' ? entry.name : `${folder}/${entry.name}`;
			return entry.isDirectory() ? filesUnder(root, file) : [file];
		});
}

const CODE = /\.(ts|tsx|mjs|cjs)$/;

/** Everything a person wrote for a machine to run. */
export function codeOf(house: House): string[] {
	return house.files.filter((file) => CODE.test(file));
}

/** Code that ships: no tests, no scripts. */
export function productOf(house: House): string[] {
	return codeOf(house).filter((file) => /^(src-[a-z]+|drivers)\//.test(file));
}

export function testsOf(house: House): string[] {
	return codeOf(house).filter((file) => /^tests\/.*\.test\.tsx?$/.test(file));
}

/** `sale-storeHelper` → sale, store, helper. */
export function wordsOf(name: string): string[] {
	return name
		.replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
		.replaceAll(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
		.split(/[^A-Za-z0-9]+/)
		.filter(Boolean)
		.map((word) => word.toLowerCase());
}

/** The types, classes, functions and constants a file exports. */
export function exportedNames(text: string): string[] {
	const exports =
		/^export (?:declare )?(?:abstract )?(?:async )?(?:type|interface|class|function\*?|const|let) ([A-Za-z_$][\w$]*)/gm;
	return [...text.matchAll(exports)].map(([, name]) => name ?? '');
}
