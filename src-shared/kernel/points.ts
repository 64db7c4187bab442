/** Member points (积分) are whole numbers; they are not money. */
import type { Brand } from './brand.ts';
import { assertSafe } from './integer.ts';

export type Points = Brand<number, 'Points'>;

export function points(value: number): Points {
	assertSafe(value, 'points');
	return value as Points;
}
