/**
 * A plain better-sqlite3 till: WAL, FULL, its own checkpoints, one statement per row (31 of them).
 * Nothing is encrypted, chained or remembered.
 */
import path from 'node:path';
import type Database from 'better-sqlite3';
import { serveSubject, timedChunk } from '../harness/serve-subject.ts';
import { peer } from '../peers/install-peers.ts';
import { GOODS, MEMBERS, peerCode, peerSale, type PeerSale } from './peer-sale.ts';

const TABLES = `
CREATE TABLE product (id INTEGER PRIMARY KEY, code TEXT UNIQUE, name TEXT, price INTEGER,
  stock INTEGER);
CREATE TABLE member (id INTEGER PRIMARY KEY, name TEXT, points INTEGER);
CREATE TABLE sale (id TEXT PRIMARY KEY, at INTEGER, total INTEGER, member INTEGER, operator TEXT);
CREATE TABLE line (id INTEGER PRIMARY KEY AUTOINCREMENT, sale TEXT, product INTEGER,
  quantity INTEGER, price INTEGER, amount INTEGER);
CREATE INDEX line_by_sale ON line (sale);
CREATE TABLE tender (id INTEGER PRIMARY KEY AUTOINCREMENT, sale TEXT, kind TEXT, amount INTEGER);
CREATE TABLE posting (id INTEGER PRIMARY KEY AUTOINCREMENT, sale TEXT, account TEXT,
  amount INTEGER);
CREATE INDEX posting_by_sale ON posting (sale);
CREATE TABLE outbox (id INTEGER PRIMARY KEY AUTOINCREMENT, sale TEXT, text TEXT,
  sent INTEGER DEFAULT 0);`;

await serveSubject<{ readonly folder: string }>(({ folder }) => {
	const Sqlite = peer<typeof Database>('better-sqlite3');
	const db = new Sqlite(path.join(folder, 'plain.db'));
	db.pragma('journal_mode = WAL');
	db.exec(TABLES);
	fill(db);
	// Said after the first write: reopened or not, it is FULL.
	db.pragma('synchronous = FULL');
	const write = db.transaction(saleWriter(db));
	let n = 0;
	return {
		chunk: (ops) => timedChunk(ops, () => write(peerSale((n += 1)))),
		close: () => void db.close(),
	};
});

function saleWriter(db: Database.Database): (sale: PeerSale) => void {
	const sale = db.prepare('INSERT INTO sale VALUES (?, ?, ?, ?, ?)');
	const line = db.prepare(
		'INSERT INTO line (sale, product, quantity, price, amount) VALUES (?, ?, ?, ?, ?)',
	);
	const tender = db.prepare('INSERT INTO tender (sale, kind, amount) VALUES (?, ?, ?)');
	const posting = db.prepare('INSERT INTO posting (sale, account, amount) VALUES (?, ?, ?)');
	const outbox = db.prepare('INSERT INTO outbox (sale, text) VALUES (?, ?)');
	const stock = db.prepare('UPDATE product SET stock = stock - ? WHERE id = ?');
	const points = db.prepare('UPDATE member SET points = points + ? WHERE id = ?');
	return ({ id, at, total, memberId, operator, lines, tenders, postings, text }) => {
		sale.run(id, at, total, memberId, operator);
		for (const one of lines) line.run(id, one.productId, one.quantity, one.price, one.amount);
		for (const one of tenders) tender.run(id, one.kind, one.amount);
		for (const one of postings) posting.run(id, one.account, one.amount);
		outbox.run(id, text);
		for (const one of lines) stock.run(one.quantity, one.productId);
		points.run(Math.floor(total / 100), memberId);
	};
}

function fill(db: Database.Database): void {
	const product = db.prepare('INSERT INTO product VALUES (?, ?, ?, ?, ?)');
	const member = db.prepare('INSERT INTO member VALUES (?, ?, ?)');
	db.transaction(() => {
		for (let n = 1; n <= GOODS; n += 1) product.run(n, peerCode(n), `商品 ${n}`, 100 + n, 0);
		for (let n = 1; n <= MEMBERS; n += 1) member.run(n, `会员 ${n}`, 0);
	})();
}
