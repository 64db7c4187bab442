/**
 * Sells eight-line baskets on a whole terminal, with a mark on stdout at three moments of every
 * sale: the request comes in, the sale is announced (its commit is on the disk), the reply is
 * given. For whoever watches the system calls. argv[2] is how many sales.
 */
import { writeSync } from 'node:fs';
import { systemClock } from '#main/system/clock.ts';
import { openSellingTill } from '../selling.ts';

const mark = (moment: 'asked' | 'announced' | 'replied') => writeSync(1, `mark:${moment}\n`);

const { till, fillBasket } = await openSellingTill({ clock: systemClock() });
till.running.onEvent(({ event }) => {
	if (event === 'sale/completed') mark('announced');
});
for (let sale = 1; sale <= Number(process.argv[2]); sale += 1) {
	const payable = await fillBasket();
	mark('asked');
	await till.ask('sale/complete', { ...payable, givenText: '500' });
	mark('replied');
	// Lets the witness and the spool go on, as between two customers.
	await new Promise((resolve) => setImmediate(resolve));
}
await till.close();
