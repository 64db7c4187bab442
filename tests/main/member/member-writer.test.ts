// Goal: a member is found by name at all times and only once: after a visit on another day, after a
// new name, and by nobody while they are put away.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTempLedger, type TempLedger } from '#kit/temp-ledger.ts';
import { findByRow, listByPrefix, listContaining } from '#main/member/member-store.ts';
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
