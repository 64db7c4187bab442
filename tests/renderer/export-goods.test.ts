// Goal: an export is one action however many pages it takes: one PIN releases it, nothing is saved
// when a page is refused, and how far it is can be told.
import { describe, expect, it } from 'vitest';
import type { Envelope, Reply } from '#shared/contract/request.ts';
import { exportGoods } from '../../src-renderer/goods/export-goods.ts';
import type { Bridge } from '../../src-renderer/terminal-client/bridge.ts';
import { openClient } from '../../src-renderer/terminal-client/open-client.ts';

const MANAGER = { operatorNo: '1002', pin: '482915' };

/** Three pages that only a manager may have; `broken` refuses the one after this product. */
function pages(broken?: number) {
	const asked: Envelope[] = [];
	const send = async (envelope: Envelope): Promise<Reply> => {
		asked.push(envelope);
		if (envelope.approval === undefined) {
			return { ok: false, refusal: { code: 'permission/needs-approval', role: 'manager' } };
		}
		const { afterId } = envelope.input as { afterId: number };
		if (afterId === broken) return { ok: false, refusal: { code: 'terminal/bug' } };
		const more = afterId < 1000 ? { nextAfterId: afterId + 500 } : {};
		const total = afterId === 0 ? { total: 1100 } : {};
		const rows = afterId < 1000 ? 500 : 100;
		return { ok: true, value: { csvText: `${afterId}\r\n`, rows, ...total, ...more } };
	};
	const bridge: Bridge = { send, onEvent: () => () => undefined, onLine: () => () => undefined };
	const client = openClient({ bridge, newCommandId: () => 'command-1' });
	let questions = 0;
	client.setApprovalDesk(() => {
		questions += 1;
		return Promise.resolve(MANAGER);
	});
	return { client, asked, questions: () => questions };
}

async function exported(broken?: number) {
	const { client, questions } = pages(broken);
	const saved: { file: string; text: string }[] = [];
	const told: string[] = [];
	const waiting: Promise<unknown>[] = [];
	const done = await exportGoods({
		client,
		name: '商品',
		onProgress: (rows, total) => told.push(`${rows}/${total}`),
		save: (file, content) =>
			void waiting.push(content.text().then((text) => saved.push({ file, text }))),
	});
	await Promise.all(waiting);
	return { done, saved, told, questions: questions() };
}

describe('exporting the goods', () => {
	it('asks for a manager once, and tells how far it is after every page', async () => {
		const { done, saved, told, questions } = await exported();
		expect(done).toEqual({ ok: true, rows: 1100, file: '商品.csv' });
		expect(questions).toBe(1);
		expect(told).toEqual(['500/1100', '1000/1100', '1100/1100']);
		expect(saved).toEqual([{ file: '商品.csv', text: '0\r\n500\r\n1000\r\n' }]);
	});

	it('saves no half of a list', async () => {
		const { done, saved } = await exported(1000);
		expect(done).toMatchObject({ ok: false, refusal: { code: 'terminal/bug' } });
		expect(saved).toEqual([]);
	});
});
