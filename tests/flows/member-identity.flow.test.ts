// Goal: who somebody is holds however they are read: what is a bank's is never kept, and who was
// put away or written down twice is one member, with all that is theirs.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { approvalOf, openTempTerminal, type TempTerminal } from '#kit/temp-terminal.ts';
import { rowsOf } from '#kit/rows-of.ts';

const approval = approvalOf('manager');
let till: TempTerminal;
beforeEach(async () => {
	till = await openTempTerminal();
	await till.openShop();
});
afterEach(() => till.close());

describe('MEM-4: a bank card that only its track gives away', () => {
	const SWIPES = [
		';6222029999999999=25125010000000000?',
		';6858000123456789=25121010000012345?',
		'%B9400123456789012^ZHANG/SAN^25121010000?',
	];

	it('is neither added, issued nor put in the place of another, and no number of it is kept', async () => {
		const { memberId } = await till.ask('member/add', { phone: '13800138000', cardNo: 'GT-0001' });
		const said = new Set<string>();
		for (const swipe of SWIPES) {
			said.add((await till.refused('member/add', { cardNo: swipe })).code);
			const issued = { memberId, newCardNo: swipe };
			said.add((await till.refused('member/issue-card', issued, { approval })).code);
			const replaced = { ...issued, cardNo: 'GT-0001' };
			said.add((await till.refused('member/replace-card', replaced, { approval })).code);
		}
		expect([...said]).toEqual(['member/bank-card']);
		const cards = await rowsOf<{ card_no: string }>(till, 'SELECT card_no FROM member_card');
		expect(cards).toEqual([{ card_no: 'GT-0001' }]);
	});

	it('is said to be one at the checkout, anywhere else and in a search, with none of its digits', async () => {
		for (const text of SWIPES) {
			const bank = { code: 'member/bank-card' };
			expect(await till.refused('scan/submit', { text, source: 'wedge' })).toEqual(bank);
			expect(await till.refused('scan/submit', { text, source: 'typed' })).toEqual(bank);
			expect(await till.refused('scan/submit', { text, place: 'other' })).toEqual(bank);
			expect(await till.refused('member/find', { text })).toEqual(bank);
		}
		const text = '6222020200112230';
		expect((await till.refused('scan/submit', { text })).code).toBe('member/bank-card');
	});
});
