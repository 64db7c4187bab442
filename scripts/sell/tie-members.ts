/**
 * The pockets must tie: what the script counted, what the lots hold, what the postings and the
 * balances say, and the liability the terminal shows; then `verify --deep`.
 */
import path from 'node:path';
import { formatYuan } from '#shared/receipt/format.ts';
import { ledgerFile } from '../../src-main/ledger/connect.ts';
import { readMigrations } from '../../src-main/ledger/migrate.ts';
import { openReader } from '../../src-main/ledger/open-reader.ts';
import { witnessDirOf } from '../../src-main/system/paths.ts';
import { fileKeyStore } from '../../src-main/vault/file-key-store.ts';
import { verifyLedger } from '../../src-main/verify/verify-ledger.ts';
import type { SoldDays } from './member-days.ts';

export type TieMembers = {
	readonly dataDir: string;
	readonly sold: SoldDays;
	/** Net sales of the X report, fen. */
	readonly reportFen: number;
	readonly expectedCashFen: number;
	readonly floatFen: number;
	readonly say: (text: string) => void;
};

/** True when every sum agrees and `verify` is clean. */
export async function tieMembers(tie: TieMembers): Promise<boolean> {
	const { dataDir, sold, say } = tie;
	const held = await fileKeyStore(dataDir).read();
	if (held.state !== 'held') throw new Error('the data key is gone');
	const reader = openReader({ dataDir, key: held.key });
	if (reader?.ok !== true) throw new Error('the ledger cannot be read');
	const { db } = reader.value;
	const one = (sql: string) => Number((db.prepare(sql).get() as { n: number | null }).n ?? 0);
	const groups = sumsOf(one, tie);
	let agree = true;
	for (const [group, sums] of Object.entries(groups)) {
		const equal = new Set(Object.values(sums)).size === 1;
		agree &&= equal;
		const figures = Object.entries(sums).map(([name, sum]) => {
			return `${name} ${group.includes('points of') ? sum : `¥${formatYuan(sum)}`}`;
		});
		say(`  ${equal ? '=' : '≠'} ${group}: ${figures.join(' | ')}`);
	}
	db.close();
	say(agree ? 'all sums are equal' : 'THE SUMS DIFFER');
	const { counts } = sold;
	const enough =
		Math.min(counts.topUps, counts.spends, counts.redemptions, counts.passUses, counts.returns) >=
		1000;
	say(enough ? 'at least 1,000 of each' : 'FEWER THAN 1,000 OF SOMETHING');
	const verified = verifyLedger({
		file: ledgerFile(dataDir),
		isCopy: false,
		key: held.key,
		migrations: readMigrations(path.resolve(import.meta.dirname, '../../migrations')),
		deep: true,
		witnessDir: witnessDirOf(dataDir),
	});
	say(verified.ok ? 'verify: clean' : 'verify: BROKEN');
	for (const { id, state, what } of verified.checks) {
		if (state === 'broken') say(`  ${id}: ${what.slice(0, 300)}`);
	}
	return agree && verified.ok;
}

type Sums = Readonly<Record<string, Readonly<Record<string, number>>>>;

function sumsOf(one: (sql: string) => number, tie: TieMembers): Sums {
	const { sold, reportFen, expectedCashFen, floatFen } = tie;
	const { counts } = sold;
	const posted = (account: string, ledger = 1) =>
		-one(
			`SELECT sum(amount) AS n FROM posting WHERE ledger = ${ledger} AND account = '${account}'`,
		);
	const balance = (account: string, ledger = 1) =>
		one(
			`SELECT sum(credit - debit) AS n FROM balance
			 WHERE ledger = ${ledger} AND account = '${account}'`,
		);
	const inLots = (pocket: string) => one(`SELECT sum(${pocket}_left_fen) AS n FROM sv_lot`);
	const bonusSpent = -one(
		`SELECT sum(bonus_fen) AS n FROM sv_move WHERE kind IN ('spend', 'unspend')`,
	);
	const spent = counts.spentFen - counts.returnedValueFen;
	return {
		'sales less returns': {
			counted: sold.takenFen - sold.returnedFen,
			'in the list': one('SELECT sum(total_fen) AS n FROM sale'),
			'X report': reportFen,
			'perpetual total': one('SELECT gt_net_fen AS n FROM head'),
		},
		'cash of the drawer': {
			posted: one(`SELECT sum(amount) AS n FROM posting WHERE account LIKE 'cash:%'`),
			'X report': expectedCashFen,
			'counted + top-ups + float': sold.cashFen + cashTopUps(one) + floatFen,
		},
		principal: {
			'topped up less spent': counts.toppedUpFen - (spent - bonusSpent),
			'in the lots': inLots('principal'),
			posted: posted('sv_principal'),
			balances: balance('sv_principal'),
		},
		bonus: {
			'given less spent': counts.bonusFen - bonusSpent,
			'in the lots': inLots('bonus'),
			posted: posted('sv_bonus'),
			balances: balance('sv_bonus'),
		},
		'points of the members': {
			'in the lots less debts': one(
				`SELECT coalesce((SELECT sum(left_points) FROM point_lot), 0)
				   - coalesce((SELECT sum(points) FROM point_debt), 0) AS n`,
			),
			posted: posted('pt_member', 2),
			balances: balance('pt_member', 2),
		},
		'paid with points': {
			'counted less what came back': counts.pointsPaidFen,
			posted: -posted('points_redeemed'),
			balances: -balance('points_redeemed'),
		},
		'kept for points that were spent': {
			counted: counts.pointsChargedFen,
			posted: posted('points_charged'),
		},
		passes: {
			'sold less earned':
				counts.passFen -
				one(
					`SELECT sum(json_extract(body, '$.recognised_fen')) AS n FROM journal
				 WHERE kind = 'pass/used'`,
				),
			'left on them': one('SELECT sum(left_fen) AS n FROM pass_card'),
			posted: posted('liability:pass'),
		},
	};
}

function cashTopUps(one: (sql: string) => number): number {
	return one(
		`SELECT sum(json_extract(t.value, '$.amount_fen')) AS n
		 FROM journal j, json_each(j.body, '$.tenders') t
		 WHERE j.kind = 'stored-value/topped-up' AND json_extract(t.value, '$.kind') = 'cash'`,
	);
}
