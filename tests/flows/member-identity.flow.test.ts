// Goal: who somebody is holds however they are read: what is a bank's is never kept, and who was
// put away or written down twice is one member, with all that is theirs.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { approvalOf, openTempTerminal, type TempTerminal } from '#kit/temp-terminal.ts';
import { rowsOf } from '#kit/rows-of.ts';
import { verifyTill } from '#kit/verify-till.ts';
import { withoutIds } from '#kit/without-ids.ts';

/** ¥4.50, ¥4.20 for members. */
const TEA = '2000000000015';
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

describe('MEM-2: two rows that become one', () => {
	let keepId = '';
	let dropId = '';
	beforeEach(async () => {
		const fresh = { phone: '13800138000', name: '欧阳明', birthday: '1990-05-01' };
		({ memberId: keepId } = await till.ask('member/add', { cardNo: 'GT-0001' }));
		({ memberId: dropId } = await till.ask('member/add', fresh));
	});
	const merge = () => till.ask('member/merge', { keepId, dropId }, { approval });
	const put = async () => {
		await till.ask('scan/submit', { text: TEA, quantityText: '9' });
		await till.ask('sale/attach-member', { memberId: dropId, foundBy: 'card' });
		return till.ask('sale/current', {});
	};
	const soldToTheFirst = async () => {
		const { saleId, revision, totals } = await till.ask('sale/current', {});
		expect(totals).toMatchObject({ totalFen: 3780, member: { memberId: keepId } });
		await till.ask('sale/complete', { saleId, revision, totalFen: totals.totalFen });
		expect(await till.ask('member/panel', { memberId: keepId })).toMatchObject({ visits: 1 });
		expect(await till.ask('member/panel', { memberId: dropId })).toMatchObject({ visits: 0 });
		expect(await verifyTill(till)).toEqual([]);
	};

	it('have one birthday, which is set once in twelve months still (MEM-13)', async () => {
		expect((await merge()).birthday).toBe('05-01');
		const again = { memberId: keepId, field: 'birthday', value: '1990-03-01' } as const;
		expect((await till.refused('member/change', again)).code).toBe('member/birthday-too-soon');
	});

	it('have one parked sale, at a member’s prices, which is the first one’s', async () => {
		const { saleId } = await put();
		await till.ask('sale/park', { saleId });
		await merge();
		await till.ask('sale/recall', { saleId });
		await soldToTheFirst();
	});

	it('have one basket on the counter, which the screen is told of, undone and all', async () => {
		const { saleId, revision } = await put();
		await merge();
		expect(till.events).toContainEqual({ event: 'sale/replaced', detail: { saleId } });
		expect((await till.ask('sale/current', {})).revision).toBeGreaterThan(revision);
		await till.ask('sale/detach-member', {});
		await till.ask('sale/undo', {});
		await soldToTheFirst();
	});

	it('MEM-6: have a row of the history for each field that was taken over', async () => {
		await merge();
		const { changes } = await till.ask('member/history', { memberId: keepId }, { approval });
		expect(changes.map(({ field, before, after }) => [field, before, after])).toEqual([
			['merged', '', expect.any(String)],
			['birthday', '', '05-01'],
			['name', '', '欧**明'],
			['phone', '', '138****8000'],
		]);
		expect(changes.every(({ operator, approver }) => operator !== '' && approver !== '')).toBe(
			true,
		);
	});
});

describe('MEM-6: every change keeps what was, what is, who and when', () => {
	let memberId = '';
	beforeEach(async () => {
		const fresh = { phone: '13800138000', cardNo: 'GT-0001', name: '欧阳明' };
		({ memberId } = await till.ask('member/add', fresh));
	});
	const history = async (id = memberId) => {
		const { changes } = await till.ask('member/history', { memberId: id }, { approval });
		for (const { operator, atMs } of changes) {
			expect({ who: operator !== '', when: atMs === till.clock.now() }).toEqual({
				who: true,
				when: true,
			});
		}
		return changes.map(({ field, before, after }) => [field, before, after]).toReversed();
	};

	it('of tags, given one by one or to many', async () => {
		await till.ask('member/tag', { memberId, add: ['老客', '爱喝茶'] });
		await till.ask('member/tag', { memberId, add: ['老客'], drop: ['爱喝茶'] });
		await till.ask('member/tag', { memberId, add: ['老客'] });
		await till.signIn('manager');
		await till.ask('member-list/tag', { memberIds: [memberId], tag: '团购', give: true });
		await till.ask('member-list/tag', { memberIds: [memberId], tag: '老客', give: false });
		await till.signIn('cashier');
		expect(await history()).toEqual([
			['tags', '', '爱喝茶、老客'],
			['tags', '爱喝茶、老客', '老客'],
			['tags', '老客', '团购、老客'],
			['tags', '团购、老客', '团购'],
		]);
	});

	it('of cards, whose numbers stay masked', async () => {
		const { memberId: other } = await till.ask('member/add', { phone: '13900139000' });
		const issue = { memberId, newCardNo: 'GT-0002' };
		await till.ask('member/issue-card', issue, { approval });
		await till.ask('member/report-lost', { memberId, cardNo: 'GT-0001' });
		await till.ask('member/restore-card', { memberId, cardNo: 'GT-0001' }, { approval });
		const replace = { memberId, cardNo: 'GT-0001', newCardNo: 'GT-0003' };
		await till.ask('member/replace-card', replace, { approval });
		const transfer = { memberId, cardNo: 'GT-0002', toMemberId: other };
		await till.ask('member/transfer-card', transfer, { approval });
		expect(await history()).toEqual([
			['card', '', '***0002'],
			['cardLost', '', '***0001'],
			['cardLost', '***0001', ''],
			['card', '***0001', '***0003'],
			['card', '***0002', ''],
		]);
		expect(await history(other)).toEqual([['card', '', '***0002']]);
		const kept = await rowsOf(till, 'SELECT before, after FROM member_change');
		expect(JSON.stringify(kept)).not.toContain('GT-');
	});

	it('of a family: linked, limited, apart, on both sides', async () => {
		const primary = { phone: '13900139000', name: '张三' };
		const { memberId: primaryId } = await till.ask('member/add', primary);
		const link = { primaryId, memberId, dayLimitText: '5' };
		await till.ask('family/link', link, { approval });
		await till.ask('family/limit', { memberId, monthLimitText: '80' }, { approval });
		await till.ask('family/unlink', { memberId }, { approval });
		expect(await history()).toEqual([
			['family', '', '张* 139****9000'],
			['familyLimit', '- / -', '5.00 / -'],
			['familyLimit', '5.00 / -', '- / 80.00'],
			['family', '张* 139****9000', ''],
		]);
		expect(await history(primaryId)).toEqual([
			['familyMember', '', '欧**明 138****8000'],
			['familyMember', '欧**明 138****8000', ''],
		]);
	});
});

describe('MEM-1: a phone or a card stays', () => {
	it('so nobody’s only card is handed on, and no phone goes while the only card is lost', async () => {
		const { memberId } = await till.ask('member/add', { cardNo: 'GT-0001' });
		const { memberId: toMemberId } = await till.ask('member/add', { phone: '13900139000' });
		const transfer = { memberId, cardNo: 'GT-0001', toMemberId };
		const refused = await till.refused('member/transfer-card', transfer, { approval });
		expect(refused.code).toBe('member/needs-phone-or-card');
		const { cardNo } = await till.ask('member/issue-card', { memberId }, { approval });
		await till.ask('member/transfer-card', transfer, { approval });

		const phone = { memberId, field: 'phone', value: '13800138000' } as const;
		await till.ask('member/change', phone, { approval });
		await till.ask('member/report-lost', { memberId, cardNo });
		const without = { ...phone, value: '', oldPhone: '13800138000' };
		const kept = await till.refused('member/change', without);
		expect(kept.code).toBe('member/needs-phone-or-card');
		await till.ask('member/restore-card', { memberId, cardNo }, { approval });
		expect((await till.ask('member/change', without)).panel.phone).toBe('');
	});
});

describe('MEM-15: two cards that look alike masked', () => {
	it('are each lost, found and replaced by what the page calls them', async () => {
		const { memberId } = await till.ask('member/add', { phone: '13800138000' });
		for (const newCardNo of ['A00015544', 'B00015544']) {
			await till.ask('member/issue-card', { memberId, newCardNo });
		}
		const { cards } = await till.ask('member/page', { memberId });
		expect(cards.map(({ cardNo }) => cardNo)).toEqual(['*****5544', '*****5544']);
		expect(withoutIds(JSON.stringify(cards))).not.toContain('0001');
		const [first = '', second = ''] = cards.map(({ cardId }) => cardId);
		const lost = await till.ask('member/report-lost', { memberId, cardNo: first });
		const states = Object.fromEntries(lost.cards.map(({ cardId, state }) => [cardId, state]));
		expect(states).toEqual({ [first]: 'lost', [second]: 'active' });
		await till.ask('member/restore-card', { memberId, cardNo: first }, { approval });
		await till.ask('member/replace-card', { memberId, cardNo: second }, { approval });
		const { memberId: other } = await till.ask('member/add', { phone: '13900139000' });
		const theirs = { memberId: other, cardNo: first };
		const refused = await till.refused('member/report-lost', theirs);
		expect(refused.code).toBe('member/not-their-card');
	});
});
