/**
 * F8: the most useful points (积分抵扣, 积分支付) pay part of the sale; pressed again, none do. Without a
 * card or code in the hand the member is asked for their phone or PIN first.
 */
import type { Answer, ClientRefusal } from '../terminal-client/open-client.ts';
import { answer, openDialog, refused, type Desk } from './desk.ts';

export type PointsProof = { readonly pin: string } | { readonly tail: string };

export function togglePoints(desk: Desk): void {
	void desk.queue.add(async () => {
		const moved = await desk.client.ask('sale/redeem-points', {});
		if (moved.ok) {
			showUsed(desk, moved);
			return;
		}
		const { code } = moved.refusal;
		if (code === 'points/needs-proof') {
			openDialog(desk, { kind: 'points', pinOnly: false });
		} else if (code === 'points/needs-pin' || code === 'allowance/needs-proof') {
			openDialog(desk, { kind: 'points', pinOnly: true });
		} else refused(desk, moved.refusal);
	});
}

/** The same with what the member typed; resolves with the refusal if it was one. */
export async function provePoints(
	desk: Desk,
	proof: PointsProof,
): Promise<ClientRefusal | undefined> {
	let refusal: ClientRefusal | undefined;
	await desk.queue.add(async () => {
		const moved = await desk.client.ask('sale/redeem-points', { proof });
		if (moved.ok) showUsed(desk, moved);
		else ({ refusal } = moved);
	});
	return refusal;
}

function showUsed(desk: Desk, moved: Extract<Answer<'sale/redeem-points'>, { ok: true }>): void {
	desk.sale.apply(moved.value);
	const { used = 0, usedFen: amount = 0 } = moved.value.totals.points ?? {};
	if (used === 0) answer(desk, 'pointsOff');
	else answer(desk, 'pointsOn', { points: used, amount });
}
