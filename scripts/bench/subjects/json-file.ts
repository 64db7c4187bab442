/**
 * A till on one JSON file, as small Electron tills keep their sales: all of them in memory, the
 * whole file written again for every sale, no flush. 2000 sales are in it to begin with.
 */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { serveSubject, timedChunk } from '../harness/serve-subject.ts';
import { GOODS, peerSale, type PeerSale } from './peer-sale.ts';

const ALREADY = 2000;

await serveSubject<{ readonly folder: string }>(({ folder }) => {
	const file = path.join(folder, 'till.json');
	const sales: PeerSale[] = Array.from({ length: ALREADY }, (_, n) => peerSale(n));
	const stock: Record<string, number> = {};
	for (let n = 1; n <= GOODS; n += 1) stock[n] = 0;
	return {
		chunk: (ops) =>
			timedChunk(ops, () => {
				const sale = peerSale(sales.length);
				sales.push(sale);
				for (const { productId, quantity } of sale.lines) {
					stock[productId] = (stock[productId] ?? 0) - quantity;
				}
				writeFileSync(file, JSON.stringify({ sales, stock }));
			}),
	};
});
