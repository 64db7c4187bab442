// Goal: the make-believe members of benches and of days that are sold are the same again for a
// seed, and each has a phone and a card that the store would take and nobody else has.
import { describe, expect, it } from 'vitest';
import { birthdayOf } from '#shared/member/birthday.ts';
import { isMistypedCard, readCardNumber } from '#shared/member/card-number.ts';
import { phoneOf } from '#shared/member/phone.ts';
import { people } from '../../scripts/population/people.ts';

const MANY = 20_000;

describe('the people of a seed', () => {
	const town = people(11);
	const all = Array.from({ length: MANY }, (_, index) => town.person(index + 1));

	it('are the same again, and others for another seed', () => {
		const again = people(11);
		expect([1, 77, MANY].map((n) => again.person(n))).toEqual([1, 77, MANY].map((n) => all[n - 1]));
		expect(people(12).person(1)).not.toEqual(all[0]);
	});

	it('share no phone and no card, and the store takes both', () => {
		expect(new Set(all.map(({ phone }) => phone)).size).toBe(MANY);
		expect(new Set(all.map(({ cardNo }) => cardNo)).size).toBe(MANY);
		expect(all.filter(({ phone }) => phoneOf(phone) !== phone)).toEqual([]);
		const refused = all.filter(({ cardNo }) => {
			return readCardNumber(cardNo) !== cardNo || isMistypedCard(cardNo);
		});
		expect(refused).toEqual([]);
	});

	it('have Chinese names, real birthdays and a leap day among them', () => {
		expect(all.filter(({ name }) => !/^\p{Script=Han}{2,5}$/u.test(name))).toEqual([]);
		const born = all.filter(({ birthday }) => birthday !== '');
		expect(born.filter(({ birthday }) => birthdayOf(birthday, '2026-01-01') !== birthday)).toEqual(
			[],
		);
		expect(born.some(({ birthday }) => birthday.endsWith('-02-29'))).toBe(true);
		expect(new Set(all.flatMap(({ tags }) => tags)).size).toBeGreaterThan(5);
	});
});
