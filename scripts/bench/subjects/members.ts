/**
 * Finding members as the counter finds them, among any number. Clocks: `barcode` is a product's hit
 * beside which the others are held; `card`, `phone`, `code` and `miss` say who it is, the rest are
 * the twenty best of one kind of typing. Rows only: what the panel adds is in member-counter.ts.
 */
import { findByCode } from '#main/catalog/product-store.ts';
import { nameKeys } from '#main/member/member-keys.ts';
import { recognise, searchMembers } from '#main/member/read-member.ts';
import type { Terminal } from '#main/terminal.ts';
import { people, type Person } from '../../population/people.ts';
import { GOODS } from '../build/build-members.ts';
import { TOWN } from '../build/enrol.ts';
import { codeOfGoods } from '../build/goods.ts';
import { serveSubject, timed } from '../harness/serve-subject.ts';
import type { Chunk } from '../harness/variant.ts';
import { openHeadquarters } from '../till/headquarters.ts';
import { openBenchTill } from '../till/open-bench-till.ts';

type Task = { readonly dataDir: string; readonly size: number };

/** One search of each kind, and one code, for so many cards. */
const CARDS_PER_SEARCH = 10;

await serveSubject<Task>(async ({ dataDir, size }) => {
	const till = await openBenchTill({ dataDir, lines: 2 });
	const { terminal } = till;
	const codeOf = await openHeadquarters(till);
	const town = people(TOWN);
	let drawn = 1;
	const next = (below: number) => {
		drawn = (Math.imul(drawn, 1_664_525) + 1_013_904_223) >>> 0;
		return 1 + (drawn % below);
	};
	const anybody = () => town.person(next(size));
	return {
		chunk: (ops): Chunk => {
			const searches = Math.ceil(ops / CARDS_PER_SEARCH);
			const exact: Record<string, () => number> = {
				barcode: () => barcode(terminal, next(GOODS)),
				card: () => hit(terminal, anybody(), ({ cardNo }) => cardNo),
				phone: () => hit(terminal, anybody(), ({ phone }) => phone),
				miss: () => miss(terminal, town.person(size + next(1000))),
			};
			const times: Record<string, number[]> = {};
			for (const [clock, once] of Object.entries(exact)) {
				times[clock] = Array.from({ length: ops }, once);
			}
			times['code'] = Array.from({ length: searches }, () => {
				return hit(terminal, anybody(), (person) => codeOf(person.phone));
			});
			for (const [clock, typing] of Object.entries(TYPING)) {
				times[clock] = Array.from({ length: searches }, () => {
					return search(terminal, typing(anybody()));
				});
			}
			return times;
		},
		close: () => till.close(),
	};
});

function barcode({ pen }: Terminal, n: number): number {
	const code = codeOfGoods(n);
	let found: ReturnType<typeof findByCode>;
	const us = timed(() => (found = findByCode(pen, code)));
	if (found === undefined) throw new Error(`${code} is nobody’s`);
	return us;
}

function hit(terminal: Terminal, person: Person, textOf: (person: Person) => string): number {
	const text = textOf(person);
	let found: ReturnType<typeof recognise>;
	const us = timed(() => (found = recognise(terminal, text, true)));
	if (found?.ok !== true || found.value.member.id !== person.n) {
		throw new Error(`person ${person.n} was not found`);
	}
	return us;
}

/** A whole phone that nobody has, all the way: as a card, as a phone. */
function miss(terminal: Terminal, { phone }: Person): number {
	let found: ReturnType<typeof recognise>;
	const us = timed(() => (found = recognise(terminal, phone, true)));
	if (found !== undefined) throw new Error('a stranger was found');
	return us;
}

/** What a cashier may type for a person, by kind. */
const TYPING: Readonly<Record<string, (person: Person) => string>> = {
	tail: ({ phone }) => phone.slice(-4),
	'initials-1': ({ name }) => nameKeys(name).ini.slice(0, 1),
	'initials-2': ({ name }) => nameKeys(name).ini.slice(0, 2),
	'initials-3': ({ name }) => nameKeys(name).ini.slice(0, 3),
	pinyin: ({ name }) => nameKeys(name).full,
	'name-1': ({ name }) => name.slice(0, 1),
	'name-2': ({ name }) => name.slice(0, 2),
	'name-3': ({ name }) => name.slice(0, 3),
	'inside-2': ({ name }) => name.slice(-2),
};

function search(terminal: Terminal, text: string): number {
	let rows: ReturnType<typeof searchMembers>['rows'] = [];
	const us = timed(() => ({ rows } = searchMembers(terminal, text)));
	if (rows.length === 0) throw new Error(`nobody for ${text}`);
	return us;
}
