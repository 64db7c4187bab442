// Goal: a request is asked in full, decoded before use, released by a second person when it must
// be, and never done twice because a line broke.
import { describe, expect, it } from 'vitest';
import { ConnectionLost, type Bridge } from '../../src-renderer/terminal-client/bridge.ts';
import type { Envelope, Reply } from '#shared/contract/request.ts';
import { openClient } from '../../src-renderer/terminal-client/open-client.ts';
import { openMemoryTill } from './memory-till.ts';

function clientOf(send: (envelope: Envelope) => Promise<Reply>) {
	const bridge: Bridge = { send, onEvent: () => () => undefined, onLine: () => () => undefined };
	return openClient({ bridge, newCommandId: () => 'command-0001' });
}

describe('ask', () => {
	it('gives once-only requests a command id, and others none', async () => {
		const { till, client } = await openMemoryTill();
		await client.ask('sale/park', { saleId: 'sale_1' });
		await client.ask('sale/list-parked', {});
		expect(till.asked.slice(-2).map(({ commandId }) => commandId !== undefined)).toEqual([
			true,
			false,
		]);
	});

	it('says line/lost for a basket move whose reply was lost, and does not send it again', async () => {
		let sent = 0;
		const client = clientOf(async () => {
			sent += 1;
			throw new ConnectionLost('gone');
		});
		const answer = await client.ask('sale/repeat-line', {});
		expect(answer).toEqual({ ok: false, refusal: { code: 'line/lost' } });
		expect(sent).toBe(1);
	});

	it('asks again for what only reads', async () => {
		let sent = 0;
		const client = clientOf(async () => {
			sent += 1;
			if (sent < 3) throw new ConnectionLost('gone');
			return { ok: true, value: { jobs: [] } };
		});
		expect(await client.ask('print-job/list', {})).toEqual({ ok: true, value: { jobs: [] } });
	});

	it('takes a reply that does not fit the contract for a bug, not for an answer', async () => {
		const client = clientOf(async () => ({ ok: true, value: { jobs: 'none' } }));
		expect(await client.ask('print-job/list', {})).toMatchObject({
			ok: false,
			refusal: { code: 'terminal/bug' },
		});
	});
});

describe('approval (授权放行)', () => {
	it('P23 asks a second person and makes that one request again with their PIN', async () => {
		const { till, client } = await openMemoryTill();
		const pins = ['000000', '482915'];
		const questions: string[] = [];
		client.setApprovalDesk(async ({ refusal, wrong }) => {
			questions.push(`${refusal.code} ${wrong?.code ?? ''}`);
			return { operatorNo: '1002', pin: pins.shift() ?? '' };
		});
		till.fill([{ name: '甲', productId: 91, listPriceFen: 1000 }]);
		const lineId = till.sale.lines[0]?.lineId ?? '';
		const answer = await client.ask('sale/override-price', {
			lineId,
			priceText: '1',
			reason: 'damaged',
		});
		expect(answer.ok).toBe(true);
		expect(questions).toEqual([
			'permission/needs-approval ',
			'permission/needs-approval operator/wrong-pin',
		]);
		await client.ask('sale/list-parked', {});
		expect(till.asked.at(-1)?.approval).toBeUndefined();
	});

	it('leaves the refusal standing when nobody releases it', async () => {
		const { till, client } = await openMemoryTill();
		client.setApprovalDesk(async () => undefined);
		till.fill([{ name: '甲', productId: 91, listPriceFen: 1000 }]);
		const lineId = till.sale.lines[0]?.lineId ?? '';
		const answer = await client.ask('sale/override-price', {
			lineId,
			priceText: '1',
			reason: 'damaged',
		});
		expect(answer).toMatchObject({ ok: false, refusal: { code: 'permission/needs-approval' } });
		expect(till.sale.lines[0]?.unitPriceFen).toBe(1000);
	});
});
