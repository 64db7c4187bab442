/** One row of a price book as a promotion. What is wrong with it is told to the reader. */
import { fen } from '../../kernel/money.ts';
import type { Condition, Limits, Promotion } from '../promotion.ts';
import { needed, type RowReader } from './open-row.ts';
import { readBenefit } from './read-benefit.ts';
import { kept, readAudience, readSchedule, readScope } from './read-scope.ts';

const CONDITIONS = ['always', 'quantity', 'amount', 'together'] as const;

export function readPromotion(row: RowReader): Promotion {
	const benefit = readBenefit(row);
	const cap = row.whole('cap_fen', { from: 1 });
	const promotion: Promotion = {
		id: needed(row, 'id', row.text('id')) ?? '',
		version: row.whole('version', { from: 1 }) ?? 1,
		name: needed(row, 'name', row.text('name')) ?? '',
		priority: row.whole('priority', { to: 10_000 }) ?? 100,
		exclusive: row.yes('exclusive') ?? false,
		stackGroup: row.text('stack_group') ?? 'order',
		schedule: readSchedule(row),
		...kept({ stores: row.texts('stores'), channels: row.texts('channels') }),
		audience: readAudience(row),
		goods: readScope(row, 'goods'),
		condition: readCondition(row),
		benefit,
		limits: readLimits(row),
		...kept({ cap: cap === undefined ? undefined : fen(cap) }),
	};
	checkTogether(row, promotion);
	row.end();
	return promotion;
}

function readCondition(parent: RowReader): Condition {
	const row = parent.row('condition');
	if (row === undefined) return { kind: 'always' };
	const kind = needed(row, 'kind', row.word('kind', CONDITIONS)) ?? 'always';
	const condition = conditionOf(kind, row);
	row.end();
	return condition;
}

function conditionOf(kind: (typeof CONDITIONS)[number], row: RowReader): Condition {
	const pieces = () => needed(row, 'pieces', row.whole('pieces', { from: 1, to: 999 })) ?? 1;
	switch (kind) {
		case 'always':
			return { kind };
		case 'quantity':
			return { kind, pieces: pieces() };
		case 'amount':
			return {
				kind,
				amount: fen(needed(row, 'reach_fen', row.whole('reach_fen', { from: 1 })) ?? 1),
			};
		case 'together':
			return { kind, goods: readScope(row, 'goods'), pieces: pieces() };
	}
}

function readLimits(parent: RowReader): Limits {
	const row = parent.row('limits');
	if (row === undefined) return {};
	const count = { from: 1, to: 1_000_000 };
	const limits = kept({
		perSale: row.whole('per_sale', count),
		perMember: row.whole('per_member', count),
		perMemberDay: row.whole('per_member_day', count),
		perDay: row.whole('per_day', count),
		total: row.whole('total', count),
	});
	row.end();
	return limits;
}

/** A gift has to be earned; 满减 and points carry their own steps. */
function checkTogether(row: RowReader, { benefit, condition }: Promotion): void {
	const gives = benefit.kind === 'gift' || benefit.kind === 'add-on';
	if (gives && condition.kind === 'always') row.tell('condition', 'missing');
	if (benefit.kind === 'spend-and-save' && condition.kind !== 'always') {
		row.tell('condition', 'contradicts');
	}
}
