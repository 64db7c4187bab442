/**
 * The sale that peers write, as small tills keep one: a sale of eight lines, two tenders, ten
 * postings, a journal text of about 2 KB, stock of eight goods and a member's points. The same rows
 * for every peer; also loaded by the page that holds the browser's stores.
 */

export const GOODS = 10_000;
export const MEMBERS = 2000;
const LINES = 8;

export type PeerLine = {
	readonly id: string;
	readonly saleId: string;
	readonly productId: number;
	readonly quantity: number;
	readonly price: number;
	readonly amount: number;
};
export type PeerTender = {
	readonly id: string;
	readonly saleId: string;
	readonly kind: string;
	readonly amount: number;
};
export type PeerPosting = {
	readonly id: string;
	readonly saleId: string;
	readonly account: string;
	readonly amount: number;
};

export type PeerSale = {
	readonly id: string;
	readonly at: number;
	readonly total: number;
	readonly memberId: number;
	readonly operator: string;
	readonly lines: readonly PeerLine[];
	readonly tenders: readonly PeerTender[];
	readonly postings: readonly PeerPosting[];
	/** What an outbox or a journal would keep. */
	readonly text: string;
};

/** Sale `n`; its goods and member are spread over all of them. */
export function peerSale(n: number): PeerSale {
	const id = `s${String(n).padStart(12, '0')}`;
	const lines = Array.from({ length: LINES }, (_, index) => {
		const price = 100 + ((n * 37 + index * 101) % 5000);
		return {
			id: `${id}-${index}`,
			saleId: id,
			productId: 1 + ((n * 7919 + index * 1237) % GOODS),
			quantity: 1,
			price,
			amount: price,
		};
	});
	const total = lines.reduce((sum, line) => sum + line.amount, 0);
	const tenders = [0, 1].map((index) => ({
		id: `${id}-t${index}`,
		saleId: id,
		kind: index === 0 ? 'cash' : 'card',
		amount: index === 0 ? Math.floor(total / 2) : Math.ceil(total / 2),
	}));
	const postings = Array.from({ length: 10 }, (_, index) => ({
		id: `${id}-p${index}`,
		saleId: id,
		account: `account:${index}`,
		amount: index % 2 === 0 ? total : -total,
	}));
	const memberId = 1 + ((n * 104_729) % MEMBERS);
	const sale = { id, at: n, total, memberId, operator: '1001', lines, tenders, postings };
	return { ...sale, text: JSON.stringify({ id, total, memberId, lines, tenders }) };
}

/** The barcode of product `n`, 13 digits. */
export function peerCode(n: number): string {
	return `690${String((n * 611_953) % 1_000_000_000).padStart(9, '0')}0`;
}
