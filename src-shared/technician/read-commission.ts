/**
 * A commission (提成) as it is typed or stands in a list: `10%` is a share of what the service is
 * worth, `15` or `15.00` yuan for each time, nothing is none.
 */
import { rateOf } from '../catalog/read-cell.ts';
import { ok, refuse, type Result } from '../kernel/result.ts';
import { parseYuan, type AmountRefusal } from '../tender/parse-amount.ts';
import type { CommissionRule } from './commission.ts';

export function readCommission(text: string): Result<CommissionRule, AmountRefusal> {
	const bare = text.trim().replace('％', '%');
	if (bare === '') return ok({ bp: null, fen: null });
	if (bare.endsWith('%')) {
		const bp = rateOf(bare);
		return bp === undefined
			? refuse({ code: 'amount/not-a-number', text: bare })
			: ok({ bp, fen: null });
	}
	const amount = parseYuan(bare);
	return amount.ok ? ok({ bp: null, fen: amount.value }) : amount;
}
