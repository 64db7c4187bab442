// Goal: one phone that shows many members' codes earns for the first few only, the cashier and the
// manager are told, and no phone stands in the journal or can be followed to the next day.
import { generateKeyPairSync, sign } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { journalOf } from '#kit/journal-of.ts';
import { memberTokenMessage } from '#shared/member/member-token.ts';
import { openPointsCounter, released, type PointsCounter } from './points-counter.ts';

const PHONE = 'Q2hlYXQtcGhvbmU_-x01';
const { publicKey, privateKey } = generateKeyPairSync('ed25519');

let counter: PointsCounter;
let members: string[];
beforeEach(async () => {
	counter = await openPointsCounter();
	const { till, memberId, addMember } = counter;
	const key = Buffer.from(String(publicKey.export({ format: 'jwk' }).x), 'base64url');
	await till.signIn('owner');
	await till.ask('settings/change', { change: { couponKey: key.toString('base64') } });
	await till.signIn('cashier');
	members = [memberId];
	for (const tail of ['1', '2', '3']) members.push(await addMember(`1380013900${tail}`));
});
afterEach(() => counter.till.close());

function codeOf(memberId: string, device?: string): string {
	const message = memberTokenMessage(memberId, counter.till.clock.now(), device);
	return `${message}.${sign(null, Buffer.from(message), privateKey).toString('base64url')}`;
}

async function sellTo(memberId: string, device?: string) {
	const { till } = counter;
	await till.ask('scan/submit', { text: codeOf(memberId, device), source: 'device' });
	await counter.scan('10');
	const { totals } = await counter.current();
	await counter.complete();
	return totals.points?.withheld;
}

const pointsOfAll = () =>
	Promise.all(members.map(async (id) => (await counter.points(id)).balance));

describe('PTS-8: 同一设备登录限制', () => {
	it('stops earning from the fourth member that one phone shows in a day', async () => {
		const withheld: unknown[] = [];
		for (const memberId of members) withheld.push(await sellTo(memberId, PHONE));
		// The cashier sees it before the sale is paid.
		expect(withheld).toEqual([undefined, undefined, undefined, 'device-limit']);
		expect(await pointsOfAll()).toEqual([52, 52, 52, 0]);
		const sales = await counter.sales();
		expect(sales.at(-1)?.points).toMatchObject({ withheld: 'device-limit', balance_after: 0 });
		const { alerts } = await counter.till.ask('points/alerts', {}, released);
		expect(alerts).toMatchObject([{ reason: 'device-limit', sales: 4, memberId: members[3] }]);
		await expect.poll(() => counter.till.devices.printed.length).toBe(4);
		expect(JSON.stringify(counter.till.devices.printed.at(-1))).toContain('同一手机');
		await counter.verifyClean();
	});

	it('goes on for the first three, for other phones, for codes without a mark, and the next day', async () => {
		for (const memberId of members) await sellTo(memberId, PHONE);
		const [first = '', , , fourth = ''] = members;
		expect(await sellTo(first, PHONE)).toBeUndefined();
		expect(await sellTo(fourth, 'VGhlaXItb3duLXBob25l')).toBeUndefined();
		await counter.wait(1);
		expect(await sellTo(fourth, PHONE)).toBeUndefined();
		expect(await sellTo(first)).toBeUndefined();
		expect(await pointsOfAll()).toEqual([156, 52, 52, 104]);
	});

	it('counts as many members as the rules say', async () => {
		await counter.setBook({ membersPerDevice: 1 });
		const [first = '', second = ''] = members;
		await sellTo(first, PHONE);
		expect(await sellTo(second, PHONE)).toBe('device-limit');
	});

	it('counts a code that was only looked up, and keeps the phone out of the journal', async () => {
		const { till } = counter;
		for (const memberId of members.slice(0, 3)) {
			await till.ask('member/find', { text: codeOf(memberId, PHONE), source: 'scanned' });
		}
		expect(await sellTo(members[3] ?? '', PHONE)).toBe('device-limit');
		expect(JSON.stringify(await journalOf(till))).not.toContain(PHONE);
	});

	it('is refused when the mark was changed after HQ signed the code', async () => {
		const code = codeOf(counter.memberId, PHONE).replace(PHONE, PHONE.replace('Q', 'R'));
		const refused = await counter.till.refused('member/find', { text: code, source: 'scanned' });
		expect(refused.code).toBe('member/foreign-code');
	});
});
