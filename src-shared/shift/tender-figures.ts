/**
 * What a shift took by each way to pay: for sales, and as deposits (定金) and settlements (挂账还款),
 * which are money that came and went without being a sale.
 */
import { fen, type Fen } from '../kernel/money.ts';
import type { Reader } from './tally-reader.ts';

export type TenderFigures = {
	readonly kind: string;
	/** Which of its kind; empty where there is one only. */
	readonly method: string;
	readonly count: number;
	/** What it paid, change taken off. */
	readonly amountFen: Fen;
	readonly changeFen: Fen;
	readonly paidBackCount: number;
	readonly paidBackFen: Fen;
	/** amount − paid back. */
	readonly netFen: Fen;
};

/** Deposits (定金) of one way to pay: money that came and went without being a sale. */
export type DepositFigures = {
	readonly kind: string;
	readonly method: string;
	readonly count: number;
	readonly takenFen: Fen;
	readonly returnedCount: number;
	readonly returnedFen: Fen;
	/** taken − returned. */
	readonly netFen: Fen;
};

export function tendersOf(read: Reader): TenderFigures[] {
	const keys = [...read.rows('tender'), ...read.rows('paid-back')].map(({ key }) => key);
	return [...new Set(keys)].sort().map((key) => {
		const taken = read.row('tender', key);
		const back = read.row('paid-back', key);
		const [kind = '', method = ''] = key.split(':');
		return {
			kind,
			method,
			count: taken.n,
			amountFen: fen(taken.amount_fen),
			changeFen: fen(taken.other_fen),
			paidBackCount: back.n,
			paidBackFen: fen(back.amount_fen),
			netFen: fen(taken.amount_fen - back.amount_fen),
		};
	});
}

export function depositsOf(read: Reader): DepositFigures[] {
	const keys = [...read.rows('deposit-taken'), ...read.rows('deposit-returned')].map(
		({ key }) => key,
	);
	return [...new Set(keys)].sort().map((key) => {
		const taken = read.row('deposit-taken', key);
		const back = read.row('deposit-returned', key);
		const [kind = '', method = ''] = key.split(':');
		return {
			kind,
			method,
			count: taken.n,
			takenFen: fen(taken.amount_fen),
			returnedCount: back.n,
			returnedFen: fen(back.amount_fen),
			netFen: fen(taken.amount_fen - back.amount_fen),
		};
	});
}

/** What company customers paid off (挂账还款), by one way to pay: no sale either. */
export type SettlementFigures = {
	readonly kind: string;
	readonly method: string;
	readonly count: number;
	readonly amountFen: Fen;
};

export function settlementsOf(read: Reader): SettlementFigures[] {
	return read.rows('account-settled').map(({ key, n, amount_fen }) => {
		const [kind = '', method = ''] = key.split(':');
		return { kind, method, count: n, amountFen: fen(amount_fen) };
	});
}
