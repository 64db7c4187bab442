/** Where a promotion or a coupon holds: in these stores, through these channels, or everywhere. */
import type { Situation } from '../situation.ts';

export type Places = {
	readonly stores?: readonly string[];
	readonly channels?: readonly string[];
};

export function isInStore({ stores }: Places, { store }: Situation): boolean {
	return stores === undefined || stores.includes(store);
}

export function isOnChannel({ channels }: Places, { channel }: Situation): boolean {
	return channels === undefined || channels.includes(channel);
}
