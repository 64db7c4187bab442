// Goal: steps are done in the order they were asked for, and one that fails does not hold the rest
// up.
import { expect, it } from 'vitest';
import { openSerialQueue } from '../../src-renderer/checkout/serial-queue.ts';

it('does one step after the other, also after one that failed', async () => {
	const failures: unknown[] = [];
	const queue = openSerialQueue((error) => failures.push(error));
	const done: string[] = [];
	let goOn: () => void = () => undefined;
	const held = new Promise<void>((resolve) => {
		goOn = resolve;
	});
	void queue.add(async () => {
		await held;
		done.push('first');
	});
	void queue.add(async () => {
		throw new Error('second');
	});
	const last = queue.add(async () => void done.push('third'));
	expect(queue.waiting()).toBe(3);
	goOn();
	await last;
	expect(done).toEqual(['first', 'third']);
	expect(failures).toEqual([new Error('second')]);
});
