/** What may be spent now and why, as one sentence each for the panel and the tender (额度). */
import type { AllowancePurseView, AllowanceView } from '#shared/contract/allowance-views.ts';
import type { Words } from '#shared/words/words-of.ts';
import { sayFilled } from '../app/say.ts';

/** 离线：储值可用 ¥80.00（授权 ¥50.00 + 限额 ¥30.00）；余额 ¥300.00 要联网才能全部使用。 */
export function sayValue({ allowance: say }: Words, { hq, value }: AllowanceView): string {
	const told = sayFilled(hq === 'away' ? say.valueParts : say.value, value);
	return `${say[hq]}${[told, ...whyNotAll(say, value)].join(say.between)}`;
}

/** 离线：这是离线限额；余额 ¥300.00 要联网才能全部使用。'' when all of it may be spent. */
export function sayWhyNotAll({ allowance: say }: Words, { hq, value }: AllowanceView): string {
	const why = whyNotAll(say, value);
	return why.length === 0 ? '' : `${say[hq]}${why.join(say.between)}`;
}

function whyNotAll(say: Words['allowance'], value: AllowancePurseView): string[] {
	const why = value.why === 'all' ? [] : [say.why[value.why]];
	return isShort(value) ? [...why, sayFilled(say.rest, value)] : why;
}

export function sayPoints({ allowance: say }: Words, { hq, points }: AllowanceView): string {
	const told = sayFilled(hq === 'away' ? say.pointsParts : say.points, points);
	return points.why === 'all' ? told : `${told}${say.between}${say.why[points.why]}`;
}

/** True when less may be spent than there is. */
export function isShort({ now, balance }: AllowancePurseView): boolean {
	return now < balance;
}
