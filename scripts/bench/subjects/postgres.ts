/** PostgreSQL over loopback, durable, the whole sale in one round trip: a till on a server. */
import { serveSubject } from '../harness/serve-subject.ts';
import { peer } from '../peers/install-peers.ts';
import { GOODS, MEMBERS, peerCode, peerSale } from './peer-sale.ts';

type Query = {
	readonly name?: string;
	readonly text: string;
	readonly values?: readonly unknown[];
};
type Client = {
	connect(): Promise<void>;
	query(query: Query | string): Promise<{ readonly rows: readonly object[] }>;
	end(): Promise<void>;
};
type Pg = { readonly Client: new (options: object) => Client };

const SCHEMA = `
CREATE TABLE product (id int PRIMARY KEY, code text UNIQUE, name text, price int, stock int);
CREATE TABLE member (id int PRIMARY KEY, points int);
CREATE TABLE sale (id text PRIMARY KEY, at bigint, total int, member int, operator text);
CREATE TABLE line (id bigserial PRIMARY KEY, sale text, product int, quantity int, price int,
  amount int);
CREATE TABLE tender (id bigserial PRIMARY KEY, sale text, kind text, amount int);
CREATE TABLE posting (id bigserial PRIMARY KEY, sale text, account text, amount int);
CREATE TABLE outbox (id bigserial PRIMARY KEY, sale text, body text);
CREATE FUNCTION take_sale(s jsonb) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO sale VALUES (s->>'id', (s->>'at')::bigint, (s->>'total')::int,
    (s->>'memberId')::int, s->>'operator');
  INSERT INTO line (sale, product, quantity, price, amount)
    SELECT s->>'id', l."productId", l.quantity, l.price, l.amount
    FROM jsonb_to_recordset(s->'lines') AS l("productId" int, quantity int, price int, amount int);
  INSERT INTO tender (sale, kind, amount) SELECT s->>'id', t.kind, t.amount
    FROM jsonb_to_recordset(s->'tenders') AS t(kind text, amount int);
  INSERT INTO posting (sale, account, amount) SELECT s->>'id', p.account, p.amount
    FROM jsonb_to_recordset(s->'postings') AS p(account text, amount int);
  INSERT INTO outbox (sale, body) VALUES (s->>'id', s->>'text');
  UPDATE product SET stock = stock - l.quantity
    FROM jsonb_to_recordset(s->'lines') AS l("productId" int, quantity int)
    WHERE id = l."productId";
  UPDATE member SET points = points + (s->>'total')::int / 100 WHERE id = (s->>'memberId')::int;
END $$;
INSERT INTO member SELECT n, 0 FROM generate_series(1, ${MEMBERS}) AS n;`;

await serveSubject<{ readonly port: number }>(async ({ port }) => {
	const pg = peer<Pg>('pg');
	const client = new pg.Client({ host: '127.0.0.1', port, user: 'postgres', database: 'postgres' });
	await client.connect();
	await client.query(SCHEMA);
	const codes = Array.from({ length: GOODS }, (_, n) => peerCode(n + 1));
	await client.query({
		text: `INSERT INTO product SELECT n, code, '商品', 100, 0
			FROM unnest($1::text[]) WITH ORDINALITY AS c(code, n)`,
		values: [codes],
	});
	let n = 0;
	const timedQuery = async (query: Query) => {
		const from = process.hrtime.bigint();
		await client.query(query);
		return Number(process.hrtime.bigint() - from) / 1000;
	};
	return {
		chunk: async (ops) => {
			const op: number[] = [];
			const barcode: number[] = [];
			for (let done = 0; done < ops; done += 1) {
				n += 1;
				const values = [JSON.stringify(peerSale(n))];
				op.push(await timedQuery({ name: 'sale', text: 'SELECT take_sale($1)', values }));
				const code = [peerCode(1 + ((n * 7919) % GOODS))];
				const text = 'SELECT * FROM product WHERE code = $1';
				barcode.push(await timedQuery({ name: 'code', text, values: code }));
			}
			return { op, barcode };
		},
		close: () => client.end(),
	};
});
