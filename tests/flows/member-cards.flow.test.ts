// Goal: a lost card is dead at once and its balance lives on, under a new number if need be,
// and nobody leaves with something unsettled.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { journalOf } from '#kit/journal-of.ts';
import { approvalOf, openTempTerminal, type TempTerminal } from '#kit/temp-terminal.ts';
import { verifyTill } from '#kit/verify-till.ts';

const approval = approvalOf('manager');

let till: TempTerminal;
let memberId: string;
beforeEach(async () => {
	till = await openTempTerminal();
	await till.openShop();
	const made = { phone: '13800138000', cardNo: 'GT-0001', name: '欧阳明' };
	({ memberId } = await till.ask('member/add', made));
});
afterEach(() => till.close());

const scan = (text: string) => till.ask('member/find', { text, source: 'scanned' });
const refusedScan = async (text: string) =>
	(await till.refused('member/find', { text, source: 'scanned' })).code;
const topUp = (id: string, amountText: string) =>
	till.ask('stored-value/top-up', { memberId: id, amountText, way: 'wechat', expectedBonusFen: 0 });

describe('MEM-15: cards', () => {
	it('a lost one is dead at once, and the balance lives on under a new number', async () => {
		await topUp(memberId, '100');
		const page = await till.ask('member/report-lost', { memberId, cardNo: 'GT-0001' });
		expect(page.cards).toMatchObject([{ state: 'lost' }]);
		expect(await refusedScan('GT-0001')).toBe('member/card-lost');
		const replace = { memberId, cardNo: 'GT-0001', newCardNo: 'GT-0002' };
		expect((await till.refused('member/replace-card', replace)).code).toBe(
			'permission/needs-approval',
		);
		await till.ask('member/replace-card', replace, { approval });
		expect((await scan('GT-0002')).panel).toMatchObject({ memberId, principalFen: 10_000 });
		expect(await refusedScan('GT-0001')).toBe('member/card-replaced');
		const again = await till.refused('member/replace-card', replace, { approval });
		expect(again.code).toBe('member/not-their-card');
		expect(await verifyTill(till)).toEqual([]);
	});

	it('one that was found again opens again; a new number may be drawn by the store', async () => {
		await till.ask('member/report-lost', { memberId, cardNo: 'GT-0001' });
		const found = { memberId, cardNo: 'GT-0001' };
		await till.ask('member/restore-card', found, { approval });
		expect((await scan('GT-0001')).panel?.memberId).toBe(memberId);
		expect((await till.refused('member/restore-card', found, { approval })).code).toBe(
			'member/not-their-card',
		);
		const drawn = await till.ask('member/replace-card', found, { approval });
		expect(drawn.cardNo).toMatch(/^8869\d{8}$/);
		expect((await scan(drawn.cardNo)).panel?.memberId).toBe(memberId);
	});

	it('no number twice, no bank card, and none is in the journal', async () => {
		const issue = async (newCardNo: string) =>
			(await till.refused('member/issue-card', { memberId, newCardNo })).code;
		expect(await issue('GT-0001')).toBe('member/card-taken');
		expect(await issue('6222021234567890128')).toBe('member/bank-card');
		expect(await issue('?!')).toBe('member/bad-card');
		await till.ask('member/issue-card', { memberId, newCardNo: 'GT-7777', medium: 'rfid' });
		expect((await scan('GT-7777')).panel?.memberId).toBe(memberId);
		const text = JSON.stringify(await journalOf(till));
		for (const personal of ['GT-0001', 'GT-7777', '13800138000', '欧阳']) {
			expect(text).not.toContain(personal);
		}
	});

	it('a number is handed on, and what was on it stays with whose it was', async () => {
		await topUp(memberId, '100');
		const { memberId: toMemberId } = await till.ask('member/add', { phone: '13900139000' });
		const transfer = { memberId, cardNo: 'GT-0001', toMemberId };
		const self = { ...transfer, toMemberId: memberId };
		expect((await till.refused('member/transfer-card', self, { approval })).code).toBe(
			'member/same-member',
		);
		await till.ask('member/transfer-card', transfer, { approval });
		expect((await scan('GT-0001')).panel).toMatchObject({ memberId: toMemberId, principalFen: 0 });
		expect((await till.ask('member/panel', { memberId })).principalFen).toBe(10_000);
	});
});

describe('MEM-6: frozen and closed', () => {
	it('a frozen one is refused at every gesture until released', async () => {
		await till.ask('member/freeze', { memberId, reason: 'dispute' }, { approval });
		for (const text of ['GT-0001', '13800138000']) {
			expect(await refusedScan(text)).toBe('member/frozen');
		}
		expect((await till.refused('sale/attach-member', { memberId })).code).toBe('member/frozen');
		const page = await till.ask('member/release', { memberId }, { approval });
		expect(page.panel.state).toBe('active');
		expect((await till.refused('member/release', { memberId }, { approval })).code).toBe(
			'member/not-frozen',
		);
		const told = await journalOf(till, 'member/frozen', 'member/released');
		expect(told).toMatchObject([{ reason: 'dispute' }, { reason: 'asked' }]);
	});

	it('a frozen or closed one is found for their page, and for no sale', async () => {
		await till.ask('member/freeze', { memberId, reason: 'dispute' }, { approval });
		const find = (text: string) => till.ask('member/find', { text, purpose: 'page' });
		for (const text of ['13800138000', '138-0013-8000', 'GT-0001']) {
			expect((await find(text)).panel).toMatchObject({ memberId, state: 'frozen' });
			expect(await refusedScan(text)).toBe('member/frozen');
		}
		const wedge = { text: 'GT-0001', source: 'wedge' } as const;
		expect((await till.refused('scan/submit', wedge)).code).toBe('member/frozen');
		await till.ask('member/release', { memberId }, { approval });
		await till.ask('member/close', { memberId }, { approval });
		expect((await find('13800138000')).panel?.state).toBe('closed');
		expect(await refusedScan('13800138000')).toBe('member/closed');
	});

	it('nobody is closed while something is held, and the refusal names it', async () => {
		const close = () => till.ask('member/close', { memberId }, { approval });
		await topUp(memberId, '100');
		expect(await till.refused('member/close', { memberId }, { approval })).toEqual({
			code: 'member/holds-stored-value',
			held: 10_000,
		});
		const { memberId: other } = await till.ask('member/add', { phone: '13900139000' });
		const move = { memberId, toMemberId: other, reason: 'moved' } as const;
		await till.ask('stored-value/transfer', move, { approval });
		const link = { primaryId: other, memberId };
		await till.ask('family/link', link, { approval });
		expect((await till.refused('member/close', { memberId }, { approval })).code).toBe(
			'member/has-family',
		);
		await till.ask('family/unlink', { memberId }, { approval });
		expect((await close()).panel.state).toBe('closed');
		expect(await refusedScan('GT-0001')).toBe('member/card-replaced');
		expect((await till.refused('member/close', { memberId }, { approval })).code).toBe(
			'member/closed',
		);
		expect(await verifyTill(till)).toEqual([]);
	});
});

it('MEM-9: tags come and go by hand', async () => {
	const page = await till.ask('member/tag', { memberId, add: ['老客', '爱喝茶'] });
	expect(page.panel.tags).toEqual(['爱喝茶', '老客'].toSorted());
	expect((await till.ask('member/tag', { memberId, drop: ['老客'] })).panel.tags).toEqual([
		'爱喝茶',
	]);
	const many = Array.from({ length: 20 }, (_none, at) => `标签${at}`);
	expect((await till.refused('member/tag', { memberId, add: many })).code).toBe(
		'member/too-many-tags',
	);
	expect(JSON.stringify(await journalOf(till, 'member/tagged'))).not.toContain('爱喝茶');
});
