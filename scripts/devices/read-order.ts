/** An order to the virtual printer as a person types it: `jam`, `stall 100`, `throttle 9600`. */
import { plainOrders, type Order } from '../../drivers/simulator/printer-orders.ts';

export const ORDER_USAGE = [
	...plainOrders,
	'stall [bytes]',
	'reset [bytes]',
	'power-cycle [bytes]',
	'paper-ends <lines>',
	'answer-late <ms>',
	'throttle <baud>',
	'interleave on|off',
].join(', ');

/** The order, or undefined when it is none. Figures are whole and not negative. */
export function readOrder(line: string): Order | undefined {
	const [name = '', figure] = line.trim().split(/\s+/);
	const plain = plainOrders.find((order) => order === name);
	if (plain !== undefined) return figure === undefined ? { do: plain } : undefined;
	if (name === 'interleave') {
		return figure === 'on' || figure === 'off' ? { do: name, on: figure === 'on' } : undefined;
	}
	const count = figure === undefined ? 0 : /^\d{1,9}$/.test(figure) ? Number(figure) : undefined;
	if (count === undefined) return undefined;
	switch (name) {
		case 'stall':
		case 'reset':
		case 'power-cycle':
			return { do: name, afterBytes: count };
		case 'paper-ends':
			return count > 0 ? { do: name, afterLines: count } : undefined;
		case 'answer-late':
			return { do: name, ms: count };
		case 'throttle':
			return count > 0 ? { do: name, baud: count } : undefined;
		default:
			return undefined;
	}
}
