// Goal: the roles are a ladder, and nobody reaches what is above them.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reaches, ROLES } from '#shared/operator/role.ts';

const role = fc.constantFrom(...ROLES);

describe('reaches', () => {
	it('lets an owner do what a manager may, and a manager what a cashier may', () => {
		const may = ROLES.map((who) => ROLES.filter((needed) => reaches(who, needed)));
		expect(may).toEqual([['cashier'], ['cashier', 'manager'], ['cashier', 'manager', 'owner']]);
	});

	it('is a ladder: of two roles one reaches the other, and both only when they are the same', () => {
		fc.assert(
			fc.property(role, role, (a, b) => {
				expect(reaches(a, b) || reaches(b, a)).toBe(true);
				expect(reaches(a, b) && reaches(b, a)).toBe(a === b);
			}),
		);
	});

	it('is handed on: who reaches somebody reaches what they reach', () => {
		fc.assert(
			fc.property(role, role, role, (a, b, c) => {
				fc.pre(reaches(a, b) && reaches(b, c));
				expect(reaches(a, c)).toBe(true);
			}),
		);
	});
});
