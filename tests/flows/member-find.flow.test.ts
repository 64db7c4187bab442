// Goal: one box finds whoever is meant, whatever was typed, and what was typed is no card in the
// hand.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { approvalOf, openTempTerminal, type TempTerminal } from '#kit/temp-terminal.ts';

/** ¥4.50, ¥4.20 for members. */
const TEA = '2000000000015';
const released = { approval: approvalOf('manager') };

let till: TempTerminal;
beforeEach(async () => {
	till = await openTempTerminal();
	await till.openShop();
});
afterEach(() => till.close());

/** A list of members with `卡号,手机号,姓名`, and a cashier at the till again. */
async function bring(...lines: readonly string[]) {
	await till.signIn('manager');
	const text = ['卡号,手机号,姓名', ...lines].join('\n');
	const files = [{ name: '会员.csv', base64: Buffer.from(text).toString('base64') }];
	const { importId } = await till.ask('member-import/start', { files });
	const state = async () => (await till.ask('member-import/look', { importId })).state;
	await expect.poll(state).toBe('planned');
	await till.ask('member-import/commit', { importId });
	await till.signIn('cashier');
}

/** Who is found, or why nobody is. */
async function found(text: string, source: 'typed' | 'scanned' = 'typed'): Promise<string[]> {
	const reply = await till.reply('member/find', { text, source });
	if (!reply.ok) return [reply.refusal.code];
	const { panel, rows } = reply.value;
	return panel === undefined ? rows.map(({ memberId }) => memberId) : [panel.memberId];
}

const PHONE = '13977665544';
const add = async (phone: string, name = '') =>
	(await till.ask('member/add', { phone, name })).memberId;

describe('SV-5: a card number that is typed', () => {
	it('pays nothing, known from the page or whole, however like a stripe it is', async () => {
		const { memberId } = await till.ask('member/add', { phone: '13977665544' });
		const top = { memberId, amountText: '100', way: 'wechat', expectedBonusFen: 0 } as const;
		await till.ask('stored-value/top-up', top);
		const { page, cardNo } = await till.ask('member/issue-card', { memberId }, released);
		expect(page.cards[0]?.cardNo).toBe(`********${cardNo.slice(-4)}`);
		await till.ask('scan/submit', { text: TEA });
		const pay = async () => {
			const { saleId, revision } = await till.ask('sale/current', {});
			const input = { saleId, revision, method: 'stored_value', amountText: '' } as const;
			const reply = await till.reply('payment/begin', input);
			return reply.ok ? 'paid' : reply.refusal.code;
		};
		for (const text of [`;${cardNo}?`, `;${cardNo}=2512?`]) {
			expect((await till.ask('member/find', { text })).panel).toMatchObject({ present: false });
			await till.ask('sale/attach-member', { memberId, foundBy: 'card' });
			expect(await pay()).toBe('stored-value/needs-proof');
			await till.ask('scan/submit', { text, source: 'typed' });
			expect(await pay()).toBe('stored-value/needs-proof');
		}
		await till.ask('scan/submit', { text: `;${cardNo}?`, source: 'wedge' });
		expect(await pay()).toBe('paid');
	});
});

describe('MEM-4: a card whose number is a phone', () => {
	let memberId = '';
	beforeEach(async () => {
		await bring(`${PHONE},${PHONE},欧阳明远`);
		[memberId = ''] = await found(PHONE);
	});

	it('is dead when it was lost, and the phone still finds whose it is', async () => {
		await till.ask('member/report-lost', { memberId, cardNo: PHONE });
		expect(await found(PHONE)).toEqual([memberId]);
		expect(await found(PHONE, 'scanned')).toEqual(['member/card-lost']);
	});

	it('finds both, to choose from, once somebody else has the phone', async () => {
		const change = { memberId, field: 'phone', oldPhone: PHONE } as const;
		await till.ask('member/change', { ...change, value: '13866554433' });
		const heir = await add(PHONE);
		expect(await found(PHONE)).toEqual([heir, memberId]);
		expect(await found(PHONE, 'scanned')).toEqual([memberId]);
		expect((await till.refused('scan/submit', { text: PHONE })).code).toBe('member/two-meant');
		await till.ask('member/report-lost', { memberId, cardNo: PHONE });
		expect(await found(PHONE)).toEqual([heir]);
	});
});

describe('MEM-4: a card whose number is the end of a phone', () => {
	it('comes first, and everybody whose phone ends so after it', async () => {
		await bring('5544,13800000001,甲乙');
		const [holder = ''] = await found('5544');
		const memberId = await add(PHONE);
		expect(await found('5544')).toEqual([holder, memberId]);
		expect(await found('5544', 'scanned')).toEqual([holder]);
		await till.ask('member/report-lost', { memberId: holder, cardNo: '5544' });
		expect(await found('5544')).toEqual([memberId]);
		expect(await found('5544', 'scanned')).toEqual(['member/card-lost']);
	});

	it('refuses by name what can mean nobody else', async () => {
		await bring('5544,13800000001,甲乙');
		const [holder = ''] = await found('5544');
		await till.ask('member/report-lost', { memberId: holder, cardNo: '5544' });
		expect(await found('5544')).toEqual(['member/card-lost']);
	});
});

describe('MEM-6: who is suspended', () => {
	it('is refused at the counter however they are found, and shown on their page', async () => {
		const memberId = await add(PHONE, '欧阳明远');
		await till.ask('member/freeze', { memberId, reason: 'dispute' }, released);
		for (const text of [PHONE, '5544', '欧阳', 'oymy']) {
			expect(await found(text)).toEqual(['member/frozen']);
			const page = await till.ask('member/find', { text, purpose: 'page' });
			expect(page.panel).toMatchObject({ memberId, state: 'frozen' });
		}
	});
});

describe('MEM-4: a surname is found by its own sound', () => {
	it.each([
		['种师道', ['csd', 'cs', 'chongshidao', 'zsd', 'zs']],
		['車太鉉', ['ctx', 'ct', 'chetai']],
		['单田芳', ['stf']],
		['單田芳', ['stf']],
		['区文', ['ow', 'qw']],
		['乐毅', ['yy', 'ly', 'leyi', 'yueyi']],
		['覃海洋', ['qhy', 'thy', 'th', 't', 'tanhai']],
		['尉遲恭', ['ycg']],
		['萬俟卨', ['mqx']],
		['长孙无忌', ['zswj']],
	])('%s, and by either where there are two', async (name, typed) => {
		const memberId = await add(PHONE, name);
		for (const text of typed) expect(await found(text)).toEqual([memberId]);
		await till.ask('member/change', { memberId, field: 'name', value: '王五' });
		for (const text of typed) expect(await found(text)).toEqual(['member/not-found']);
	});
});

describe('MEM-7: the member list', () => {
	it('takes the last four in full width, as an input method types them', async () => {
		const memberId = await add(PHONE);
		await till.signIn('manager');
		const { rows } = await till.ask('member-list/find', { filter: { phone: '５５４４' } });
		expect(rows).toMatchObject([{ memberId }]);
	});
});

describe('MEM-6: a landline that came with a list', () => {
	it('is changed by who names it', async () => {
		await bring('GT-0009,0571-87654321,欧阳明远');
		const [memberId = ''] = await found('0571-87654321');
		const change = { memberId, field: 'phone', value: '13866554433' } as const;
		const wrong = await till.refused('member/change', { ...change, oldPhone: '0571-87654322' });
		expect(wrong.code).toBe('member/old-phone-wrong');
		await till.ask('member/change', { ...change, oldPhone: '0571-87654321' });
		expect(await found('13866554433')).toEqual([memberId]);
	});
});

describe('MEM-1: a name', () => {
	it('commands no printer and is cut through no character, made or changed', async () => {
		const memberId = await add(PHONE, '\u001b@张\n三');
		const name = async () => {
			const seen = { memberId, field: 'name', reason: 'call-back' } as const;
			return (await till.ask('member/reveal', seen, released)).value;
		};
		expect(await name()).toBe('@张 三');
		const rare = `张${'𠮷'.repeat(25)}`;
		await till.ask('member/change', { memberId, field: 'name', value: `${rare}\u0007` });
		expect(await name()).toBe(rare);
	});
});
