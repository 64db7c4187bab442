/** A commission (提成) as it is typed and listed: `10%`, or yuan for each time; '' for none. */
import type { CommissionRule } from '../technician/commission.ts';
import { formatRate, formatYuan } from './format.ts';

export function formatCommission({ bp, fen }: CommissionRule): string {
	if (fen !== null) return formatYuan(fen);
	return bp === null ? '' : formatRate(bp);
}
