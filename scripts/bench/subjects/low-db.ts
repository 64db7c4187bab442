/** lowdb: one JSON file written whole for every sale, through a temporary file, without a flush. */
import path from 'node:path';
import { serveSubject } from '../harness/serve-subject.ts';
import { peer } from '../peers/install-peers.ts';
import { GOODS, peerSale, type PeerSale } from './peer-sale.ts';

type Content = { sales: PeerSale[]; stock: Record<string, number> };
type Low = { data: Content; write(): Promise<void> };
type LowNode = { JSONFilePreset(file: string, start: Content): Promise<Low> };

const ALREADY = 2000;

await serveSubject<{ readonly folder: string }>(async ({ folder }) => {
	const { JSONFilePreset } = peer<LowNode>('lowdb/node');
	const stock = Object.fromEntries(Array.from({ length: GOODS }, (_, n) => [n + 1, 0]));
	const sales = Array.from({ length: ALREADY }, (_, n) => peerSale(n));
	const db = await JSONFilePreset(path.join(folder, 'low.json'), { sales, stock });
	const write = async () => {
		const { data } = db;
		const sale = peerSale(data.sales.length);
		data.sales.push(sale);
		for (const { productId, quantity } of sale.lines) {
			data.stock[productId] = (data.stock[productId] ?? 0) - quantity;
		}
		await db.write();
	};
	return {
		chunk: async (ops) => {
			const op: number[] = [];
			for (let done = 0; done < ops; done += 1) {
				const from = process.hrtime.bigint();
				await write();
				op.push(Number(process.hrtime.bigint() - from) / 1000);
			}
			return { op };
		},
	};
});
