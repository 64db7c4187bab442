/** The rows of `tier`: the store's table of levels, lowest first. */
import { basisPoint } from '#shared/kernel/rate.ts';
import type { Tier, TierBasis, TierBenefit } from '#shared/member/tier.ts';
import type { ReadableLedger, WritableLedger } from '../ledger/access.ts';
import { prepared } from '../ledger/prepared.ts';

type Row = {
	code: string;
	name: string;
	rank: number;
	basis: TierBasis;
	threshold: number;
	points_bp: number;
	birthday_bp: number;
	charge_bp: number;
	fee_fen: number;
	fee_days: number;
	benefits_json: string;
};

export function listTiers({ db }: ReadableLedger): Tier[] {
	const rows = prepared(db, 'SELECT * FROM tier ORDER BY rank').all() as Row[];
	return rows.map((row) => ({
		code: row.code,
		name: row.name,
		rank: row.rank,
		basis: row.basis,
		threshold: row.threshold,
		pointsRate: basisPoint(row.points_bp),
		birthdayRate: basisPoint(row.birthday_bp),
		charge: basisPoint(row.charge_bp),
		feeFen: row.fee_fen,
		feeDays: row.fee_days,
		benefits: JSON.parse(row.benefits_json) as TierBenefit[],
	}));
}

/** The whole table anew: levels are judged against each other, not one by one. */
export function replaceTiers({ db }: WritableLedger, tiers: readonly Tier[]): void {
	prepared(db, 'DELETE FROM tier').run();
	for (const tier of tiers) {
		prepared(
			db,
			`INSERT INTO tier (code, name, rank, basis, threshold, points_bp, birthday_bp, charge_bp,
			   fee_fen, fee_days, benefits_json)
			 VALUES (:code, :name, :rank, :basis, :threshold, :pointsRate, :birthdayRate, :charge,
			   :feeFen, :feeDays, :benefits)`,
		).run({ ...tier, benefits: JSON.stringify(tier.benefits) });
	}
}
