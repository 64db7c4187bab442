/**
 * NeDB, as its living fork (the first one does not run on today's Node): documents in files that
 * are appended to, no flush, no transaction; several open tills for Electron are built on it.
 */
import path from 'node:path';
import { serveSubject } from '../harness/serve-subject.ts';
import { peer } from '../peers/install-peers.ts';
import { GOODS, MEMBERS, peerCode, peerSale } from './peer-sale.ts';

type Done = (error: Error | null) => void;
type Store = {
	loadDatabase(done: Done): void;
	ensureIndex(options: { readonly fieldName: string; readonly unique: boolean }, done: Done): void;
	insert(document: object, done: Done): void;
	update(query: object, change: object, options: object, done: Done): void;
};
type StoreClass = new (options: { readonly filename: string }) => Store;

await serveSubject<{ readonly folder: string }>(async ({ folder }) => {
	const Datastore = peer<StoreClass>('@seald-io/nedb');
	const open = async (file: string): Promise<Store> => {
		const store = new Datastore({ filename: path.join(folder, `${file}.db`) });
		await told((done) => store.loadDatabase(done));
		return store;
	};
	const [sales, outbox] = [await open('sales'), await open('outbox')];
	const [products, members] = [await open('products'), await open('members')];
	await told((done) => products.ensureIndex({ fieldName: 'code', unique: true }, done));
	await told((done) =>
		products.insert(
			rows(GOODS, (n) => ({ code: peerCode(n), stock: 0 })),
			done,
		),
	);
	await told((done) =>
		members.insert(
			rows(MEMBERS, () => ({ points: 0 })),
			done,
		),
	);

	const write = async (n: number) => {
		const { text, ...sale } = peerSale(n);
		await told((done) => sales.insert({ _id: sale.id, ...sale }, done));
		await told((done) => outbox.insert({ saleId: sale.id, text }, done));
		for (const { productId, quantity } of sale.lines) {
			const change = { $inc: { stock: -quantity } };
			await told((done) => products.update({ _id: String(productId) }, change, {}, done));
		}
		const change = { $inc: { points: Math.floor(sale.total / 100) } };
		await told((done) => members.update({ _id: String(sale.memberId) }, change, {}, done));
	};
	let n = 0;
	return {
		chunk: async (ops) => {
			const op: number[] = [];
			for (let done = 0; done < ops; done += 1) {
				const from = process.hrtime.bigint();
				await write((n += 1));
				op.push(Number(process.hrtime.bigint() - from) / 1000);
			}
			return { op };
		},
	};
});

function rows(count: number, row: (n: number) => object): object[] {
	return Array.from({ length: count }, (_, index) => ({
		_id: String(index + 1),
		...row(index + 1),
	}));
}

function told(work: (done: Done) => void): Promise<void> {
	return new Promise((resolve, reject) => {
		work((error) => {
			if (error === null) resolve();
			else reject(error);
		});
	});
}
