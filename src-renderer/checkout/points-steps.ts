/** F8: the most useful points (积分抵扣) pay part of the sale; pressed again, none do. */
import { answer, refused, type Desk } from './desk.ts';

export function togglePoints(desk: Desk): void {
	void desk.queue.add(async () => {
		const moved = await desk.client.ask('sale/redeem-points', {});
		if (!moved.ok) {
			refused(desk, moved.refusal);
			return;
		}
		desk.sale.apply(moved.value);
		const { used = 0, usedFen: amount = 0 } = moved.value.totals.points ?? {};
		if (used === 0) answer(desk, 'pointsOff');
		else answer(desk, 'pointsOn', { points: used, amount });
	});
}
