/**
 * The members of a make-believe town, for days that are sold and for benches: names as they are in
 * China, phones and cards that nobody shares, birthdays with a 29 February among them. Person `n`
 * of a seed is the same whoever asks and however many there are, so that a hit can be checked
 * without a list of a million. Nobody in it lives.
 */
import { Faker, zh_CN } from '@faker-js/faker';
import { drawCardNumber } from '#shared/member/card-number.ts';

export type Person = {
	/** From 1. */
	readonly n: number;
	readonly name: string;
	/** Eleven digits, nobody else's. */
	readonly phone: string;
	/** A number of the store's own with its check digit, nobody else's. */
	readonly cardNo: string;
	readonly gender: '' | 'female' | 'male';
	/** 1990-05-01, --05-01 or ''. */
	readonly birthday: string;
	readonly tags: readonly string[];
};

export type People = {
	/** `n` from 1 to ten million. */
	person(n: number): Person;
};

/** So many names of each sex are drawn; in a town, too, people share theirs. */
const NAMES = 60_000;
/** Numbers that begin like mobiles of the mainland. */
const NETWORKS = ['130', '135', '138', '139', '150', '158', '166', '177', '186', '189', '199'];
/** Prime steps through all the numbers there are: neighbours lie far apart and none comes twice. */
const PHONE_STEP = 38_196_601;
const PHONES = 100_000_000;
const CARD_STEP = 3_819_661;
const CARDS = 10_000_000;
const TAGS = ['老顾客', '宝妈', '爱喝茶', '素食', '送货上门', '团购', '对花生过敏', '只收微信'];
const OLDEST_YEAR = 1941;
const YEARS = 67;

/** Everybody of a seed; the names are drawn here, in about a second. */
export function people(seed: number): People {
	const faker = new Faker({ locale: [zh_CN] });
	faker.seed(seed);
	const namesOf = (sex: 'female' | 'male') =>
		Array.from({ length: NAMES }, () => faker.person.fullName({ sex }));
	const names = { female: namesOf('female'), male: namesOf('male') };
	return {
		person: (n) => {
			const mixed = mixOf(seed, n);
			const sex = mixed % 5 < 3 ? 'female' : 'male';
			return {
				n,
				name: names[sex][mixOf(mixed, 1) % NAMES] ?? '',
				phone: phoneOfPerson(seed, n),
				cardNo: cardOfPerson((n * CARD_STEP + seed) % CARDS),
				gender: mixed % 7 === 0 ? '' : sex,
				birthday: birthdayOfPerson(mixOf(mixed, 2)),
				tags: tagsOf(mixOf(mixed, 3)),
			};
		},
	};
}

function phoneOfPerson(seed: number, n: number): string {
	// In whole numbers: the product is larger than what a float holds exactly.
	const rest = Number((BigInt(n) * BigInt(PHONE_STEP) + BigInt(seed)) % BigInt(PHONES));
	return `${NETWORKS[n % NETWORKS.length] ?? ''}${String(rest).padStart(8, '0')}`;
}

/** The store's own number for seven digits, given to it two at a time as chance would. */
function cardOfPerson(digits: number): string {
	const [a, b, c, d] = [digits / 100_000, digits / 1000, digits / 10, (digits % 10) * 10];
	return drawCardNumber(Uint8Array.of(a, b % 100, c % 100, d));
}

/** One in eight says nothing, one in eight no year; every thousandth was born on a leap day. */
function birthdayOfPerson(mixed: number): string {
	if (mixed % 1000 === 999) return '1996-02-29';
	const [month, day] = [1 + ((mixed >>> 3) % 12), 1 + ((mixed >>> 7) % 28)];
	const date = `${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
	if (mixed % 8 === 0) return '';
	if (mixed % 8 === 1) return `--${date}`;
	return `${OLDEST_YEAR + ((mixed >>> 12) % YEARS)}-${date}`;
}

/** One in four has a tag, one in sixteen two. */
function tagsOf(mixed: number): string[] {
	if (mixed % 4 !== 0) return [];
	const first = TAGS[(mixed >>> 4) % TAGS.length] ?? '';
	const second = TAGS[((mixed >>> 4) + 3) % TAGS.length] ?? '';
	return mixed % 16 === 0 ? [first, second] : [first];
}

/** A whole number that looks like chance and is the same again for the same two. */
function mixOf(seed: number, n: number): number {
	let mixed = Math.imul(n + 0x9e37, 0x9e3779b1) ^ Math.imul(seed + 1, 0x85ebca6b);
	mixed = Math.imul(mixed ^ (mixed >>> 16), 0x21f0aaad);
	mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
	return (mixed ^ (mixed >>> 15)) >>> 0;
}
