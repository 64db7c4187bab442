/**
 * The browser's stores as web tills use them: raw IndexedDB that asks for strict durability, Dexie,
 * and RxDB on its free storage. Runs in a page; peers.js brings Dexie and RxDB.
 */
import { GOODS, MEMBERS, peerCode, type PeerSale } from '../subjects/peer-sale.ts';

export type PageStore = {
	/** Resolves when the store says the sale is written. */
	sell(sale: PeerSale): Promise<void>;
	findByCode(code: string): Promise<object | undefined>;
};

const KEYS = {
	product: 'id',
	member: 'id',
	sale: 'id',
	line: 'id',
	tender: 'id',
	posting: 'id',
	outbox: 'id',
} as const;
type Table = keyof typeof KEYS;
const TABLES = Object.keys(KEYS) as Table[];

type Product = { id: string; code: string; stock: number };
type Member = { id: string; points: number };

const products = (): Product[] =>
	Array.from({ length: GOODS }, (_, n) => ({ id: String(n + 1), code: peerCode(n + 1), stock: 0 }));
const members = (): Member[] =>
	Array.from({ length: MEMBERS }, (_, n) => ({ id: String(n + 1), points: 0 }));

function bare({ id, at, total, memberId, operator }: PeerSale): object {
	return { id, at, total, memberId, operator };
}

export async function openIndexedDb(): Promise<PageStore> {
	const opening = indexedDB.open('raw', 1);
	opening.onupgradeneeded = () => {
		for (const table of TABLES) opening.result.createObjectStore(table, { keyPath: KEYS[table] });
		opening.transaction?.objectStore('product').createIndex('code', 'code', { unique: true });
	};
	const db = await asked(opening);
	const fill = db.transaction(['product', 'member'], 'readwrite');
	for (const one of products()) fill.objectStore('product').add(one);
	for (const one of members()) fill.objectStore('member').add(one);
	await finished(fill);
	return {
		sell: (sale) => {
			const work = db.transaction(TABLES, 'readwrite', { durability: 'strict' });
			const into = (table: Table) => work.objectStore(table);
			into('sale').add(bare(sale));
			for (const one of sale.lines) into('line').add(one);
			for (const one of sale.tenders) into('tender').add(one);
			for (const one of sale.postings) into('posting').add(one);
			into('outbox').add({ id: sale.id, text: sale.text });
			for (const { productId, quantity } of sale.lines) {
				change<Product>(into('product'), String(productId), (one) => (one.stock -= quantity));
			}
			const points = Math.floor(sale.total / 100);
			change<Member>(into('member'), String(sale.memberId), (one) => (one.points += points));
			return finished(work);
		},
		findByCode: (code) => {
			const index = db.transaction('product').objectStore('product').index('code');
			return asked(index.get(code) as IDBRequest<object | undefined>);
		},
	};
}

function change<Row>(store: IDBObjectStore, id: string, move: (row: Row) => void): void {
	const found = store.get(id) as IDBRequest<Row>;
	found.onsuccess = () => {
		move(found.result);
		store.put(found.result);
	};
}

function asked<T>(request: IDBRequest<T>): Promise<T> {
	return new Promise((resolve, reject) => {
		request.onsuccess = () => resolve(request.result);
		request.onerror = () => reject(request.error ?? new Error('IndexedDB'));
	});
}

function finished(work: IDBTransaction): Promise<void> {
	return new Promise((resolve, reject) => {
		work.oncomplete = () => resolve();
		work.onabort = () => reject(work.error ?? new Error('IndexedDB'));
	});
}

type DexieTable = {
	add(row: object): Promise<unknown>;
	bulkAdd(rows: readonly object[]): Promise<unknown>;
	get(key: string | object): Promise<object | undefined>;
	update(key: string, change: object | ((row: never) => void)): Promise<unknown>;
};
type DexieDb = {
	version(n: number): { stores(schema: Record<string, string>): void };
	table(name: string): DexieTable;
	transaction(mode: 'rw', tables: readonly string[], work: () => Promise<void>): Promise<void>;
};
export type DexieClass = new (name: string) => DexieDb;

export async function openDexie(Dexie: DexieClass): Promise<PageStore> {
	const db = new Dexie('dexie');
	const schema = Object.fromEntries(TABLES.map((table) => [table, KEYS[table] as string]));
	db.version(1).stores({ ...schema, product: 'id,&code' });
	await db.table('product').bulkAdd(products());
	await db.table('member').bulkAdd(members());
	return {
		sell: (sale) =>
			db.transaction('rw', TABLES, async () => {
				await db.table('sale').add(bare(sale));
				await db.table('line').bulkAdd(sale.lines);
				await db.table('tender').bulkAdd(sale.tenders);
				await db.table('posting').bulkAdd(sale.postings);
				await db.table('outbox').add({ id: sale.id, text: sale.text });
				for (const { productId, quantity } of sale.lines) {
					await db.table('product').update(String(productId), (one: Product) => {
						one.stock -= quantity;
					});
				}
				await db.table('member').update(String(sale.memberId), (one: Member) => {
					one.points += Math.floor(sale.total / 100);
				});
			}),
		findByCode: (code) => db.table('product').get({ code }),
	};
}

type RxDocument = {
	readonly primary: string;
	incrementalModify(move: (row: never) => object): Promise<unknown>;
};
type RxCollection = {
	insert(row: object): Promise<unknown>;
	bulkInsert(rows: readonly object[]): Promise<unknown>;
	findOne(query: string | object): { exec(): Promise<RxDocument | null> };
	findByIds(ids: readonly string[]): { exec(): Promise<Map<string, RxDocument>> };
};
export type RxDb = {
	createRxDatabase(options: object): Promise<{
		addCollections(collections: object): Promise<Record<Table, RxCollection>>;
	}>;
	getRxStorageDexie(): object;
};

const TEXT = { type: 'string', maxLength: 40 } as const;
const FIELDS: Readonly<Record<Table, object>> = {
	product: { code: TEXT, stock: { type: 'number' } },
	member: { points: { type: 'number' } },
	sale: {
		at: { type: 'number' },
		total: { type: 'number' },
		memberId: { type: 'number' },
		operator: TEXT,
	},
	line: {
		saleId: TEXT,
		productId: { type: 'number' },
		quantity: { type: 'number' },
		price: { type: 'number' },
		amount: { type: 'number' },
	},
	tender: { saleId: TEXT, kind: TEXT, amount: { type: 'number' } },
	posting: { saleId: TEXT, account: TEXT, amount: { type: 'number' } },
	outbox: { text: { type: 'string' } },
};

function rxSchema(table: Table): object {
	const properties = { id: TEXT, ...FIELDS[table] };
	const indexes = table === 'product' ? { indexes: ['code'], required: ['id', 'code'] } : {};
	return { schema: { version: 0, primaryKey: 'id', type: 'object', properties, ...indexes } };
}

/** No transaction spans its collections: after a cut some of a sale may be missing. */
export async function openRxDb({ createRxDatabase, getRxStorageDexie }: RxDb): Promise<PageStore> {
	const storage = getRxStorageDexie();
	const db = await createRxDatabase({ name: 'rx', storage, multiInstance: false });
	const schemas = Object.fromEntries(TABLES.map((table) => [table, rxSchema(table)]));
	const rows = await db.addCollections(schemas);
	await rows.product.bulkInsert(products());
	await rows.member.bulkInsert(members());
	return {
		sell: async (sale) => {
			await rows.sale.insert(bare(sale));
			await rows.line.bulkInsert(sale.lines);
			await rows.tender.bulkInsert(sale.tenders);
			await rows.posting.bulkInsert(sale.postings);
			await rows.outbox.insert({ id: sale.id, text: sale.text });
			const sold = sale.lines.map(({ productId }) => String(productId));
			const found = await rows.product.findByIds(sold).exec();
			for (const { productId, quantity } of sale.lines) {
				await found.get(String(productId))?.incrementalModify((one: Product) => {
					return { ...one, stock: one.stock - quantity };
				});
			}
			const member = await rows.member.findOne(String(sale.memberId)).exec();
			await member?.incrementalModify((one: Member) => {
				return { ...one, points: one.points + Math.floor(sale.total / 100) };
			});
		},
		findByCode: async (code) => {
			return (await rows.product.findOne({ selector: { code } }).exec()) ?? undefined;
		},
	};
}
