/** What may be spent now and why, as one sentence each for the panel and the tender (额度). */
import type { AllowancePurseView, AllowanceView } from '#shared/contract/allowance-views.ts';
import type { Words } from '#shared/words/words-of.ts';
import { sayFilled } from '../app/say.ts';

/** 离线：储值可用 ¥80.00（授权 ¥50.00 + 限额 ¥30.00）；余额 ¥300.00 要联网才能全部使用。 */
export function sayValue({ allowance: say }: Words, { hq, value }: AllowanceView): string {
	const parts = [sayFilled(hq === 'away' ? say.valueParts : say.value, value)];
	if (value.why !== 'all') parts.push(say.why[value.why]);
	if (value.now < value.balance) parts.push(sayFilled(say.rest, value));
	return `${say[hq]}${parts.join(say.between)}`;
}

export function sayPoints({ allowance: say }: Words, { hq, points }: AllowanceView): string {
	const told = sayFilled(hq === 'away' ? say.pointsParts : say.points, points);
	return points.why === 'all' ? told : `${told}${say.between}${say.why[points.why]}`;
}

/** True when less may be spent than there is. */
export function isShort({ now, balance }: AllowancePurseView): boolean {
	return now < balance;
}
