/** Steps of an exchange (换货) at the checkout; it is begun on the refund screen. */
import { answer, refused, type Desk } from './desk.ts';

/** What comes back stays with the customer after all; the new goods stay in the basket. */
export function dropExchange(desk: Desk): void {
	void desk.queue.add(async () => {
		const dropped = await desk.client.ask('exchange/drop', {});
		if (!dropped.ok) {
			refused(desk, dropped.refusal);
			return;
		}
		desk.sale.apply(dropped.value);
		answer(desk, 'undone');
	});
}
