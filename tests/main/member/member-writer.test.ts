// Goal: a member is found by name at all times and only once: after a visit on another day, after a
// new name, and by nobody while they are put away.
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTempLedger, type TempLedger } from '#kit/temp-ledger.ts';
import { findByRow, listByPrefix, listContaining } from '#main/member/member-store.ts';
import { partOf, partsOf } from '#main/member/member-keys.ts';
import { insertMember, patchMember, type MemberPatch } from '#main/member/member-writer.ts';

let ledger: TempLedger;
let id = 0;
beforeEach(() => {
	ledger = openTempLedger();
	id = ledger.pen.transaction(() =>
		insertMember(ledger.pen, {
			memberId: 'mem_1',
			kind: 'ordinary',
			phone: '13800138000',
			name: '欧阳明远',
			gender: '',
			birthday: '',
			address: '',
			note: '',
			identityNo: '',
			taxNo: '',
			tier: 'bronze',
			tierSince: '2026-01-01',
			referralCode: 'AAAAAA',
			referredBy: '',
			accountCode: '',
			atMs: 86_400_000,
			by: '1001',
		}),
	);
});
afterEach(() => ledger.close());

function patch(change: MemberPatch): void {
	ledger.pen.transaction(() => {
		const before = findByRow(ledger.pen, id);
		if (before !== undefined) patchMember(ledger.pen, before, change);
	});
}

/** How often each kind of typing finds them. */
function found(...typed: readonly string[]): number[] {
	return typed.map((text) => {
		const rows = [...text].length > 2 ? [] : listByPrefix(ledger.pen, text);
		return Math.max(rows.length, listContaining(ledger.pen, text).length);
	});
}

function prefixes(): unknown {
	const sql = 'SELECT DISTINCT seen FROM member_prefix WHERE id = ?';
	return ledger.pen.db.prepare(sql).pluck().all(id);
}

describe('the middle of a name', () => {
	it('is every end of it but the whole, in one form; a point or a space is no letter', () => {
		expect(partsOf('欧阳明远')).toEqual(['阳明远', '明远']);
		expect(partsOf('李明')).toEqual([]);
		expect(partsOf('阿·依古丽')).toEqual(['阿依古丽', '依古丽', '古丽']);
		expect(partsOf('Renée 张')).toEqual(['renee张', 'enee张', 'nee张', 'ee张', 'e张']);
		expect(partsOf('')).toEqual([]);
	});

	it('finds as a search of every name does, of two characters and more', () => {
		const letter = fc.constantFrom('王', '小', '明', '·', ' ', 'A', 'é');
		const name = fc.array(letter, { maxLength: 6 }).map((letters) => letters.join(''));
		fc.assert(
			fc.property(name, name, (whole, typed) => {
				patch({ name: whole });
				const wanted = partOf(typed);
				const inside = [...wanted].length >= 2 && partOf(whole).includes(wanted);
				// What a name begins with is found by its beginning.
				const begins = whole !== '' && whole.startsWith(wanted) && wanted !== '';
				const hits = listContaining(ledger.pen, typed).map(({ id: found }) => found);
				if (hits.length > 0) expect(inside).toBe(true);
				expect(hits.includes(id) || begins).toBe(inside || begins);
			}),
			{ numRuns: 200 },
		);
	});
});

describe('the keys of a member', () => {
	it('follow a visit on another day', () => {
		patch({ seen: 20_000 });
		expect(found('o', 'oy', '欧', '欧阳', '明远')).toEqual([1, 1, 1, 1, 1]);
		expect(prefixes()).toEqual([20_000]);
	});

	it('follow a new name', () => {
		patch({ seen: 20_000, name: '曾丽' });
		expect(found('o', '欧阳', '明远', 'z', 'zl', '曾', '曾丽')).toEqual([0, 0, 0, 1, 1, 1, 1]);
	});

	it('are gone while they are put away, and there again', () => {
		patch({ state: 'archived' });
		patch({ seen: 20_000 });
		expect(found('o', '欧阳', '明远')).toEqual([0, 0, 0]);
		patch({ state: 'active' });
		expect(found('o', '欧阳', '明远')).toEqual([1, 1, 1]);
		expect(prefixes()).toEqual([20_000]);
	});
});
