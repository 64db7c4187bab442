// Goal: the drawer opens once, now, also without paper; it never opens later by itself.
import { describe, expect, it } from 'vitest';
import type { DrawerEvent } from '#drivers/port.ts';
import { openBench, PRINTER, profileNamed, type Bench } from './printer-bench.ts';
import { CORNER_SHOP, SHORT } from './sample-receipts.ts';

const wired = { drawer: { ...profileNamed('epson-80').drawer, sensor: 'high' as const } };
/** Long enough for any machine: no test here is about a pulse that comes too late. */
const pulse = ({ devices }: Bench, ttlMs = 60_000) =>
	devices.pulseDrawer({ printerId: PRINTER, ttlMs });

describe('the drawer', () => {
	it('opens by one pulse on its pin', async () => {
		const bench = await openBench();
		expect(await pulse(bench)).toEqual({ kind: 'sent' });
		await bench.printer.until(() => bench.printer.drawer.open);
		expect(bench.printer.drawer.pulses).toEqual([{ pin: 2, onMs: 50, way: 'in-turn' }]);
	});

	it('says that it opened, and later that it was shut, when its sensor is wired', async () => {
		const bench = await openBench({ change: wired });
		await bench.state('ready');
		const events: DrawerEvent[] = [];
		const shut = new Promise<void>((resolve) => {
			bench.devices.onDrawer((event) => {
				events.push(event);
				if (!event.open) resolve();
			});
		});
		expect(await pulse(bench)).toEqual({ kind: 'opened' });
		await bench.printer.tell({ do: 'shut-drawer' });
		await shut;
		expect(events.map(({ open }) => open)).toEqual([true, false]);
	});

	it('opens while there is no paper', async () => {
		const bench = await openBench({ before: (printer) => printer.tell({ do: 'paper-out' }) });
		await bench.state('blocked');
		expect(await pulse(bench)).toEqual({ kind: 'sent' });
		await bench.printer.until(() => bench.printer.drawer.open);
		expect(bench.printer.drawer.pulses).toMatchObject([{ way: 'real-time' }]);
		await bench.printer.tell({ do: 'paper-in' });
		expect(bench.printer.drawer.pulses).toHaveLength(1);
	});

	it('opens at once though a receipt is held up in the printer', async () => {
		const bench = await openBench();
		await bench.state('ready');
		await bench.printer.tell({ do: 'paper-ends', afterLines: 5 });
		const job = { jobId: 'held', printerId: PRINTER, document: CORNER_SHOP };
		const printing = bench.devices.print(job);
		await bench.state('blocked');
		expect(await pulse(bench)).toEqual({ kind: 'sent' });
		await bench.printer.until(() => bench.printer.drawer.open);
		await bench.printer.tell({ do: 'paper-in' });
		expect(await printing).toMatchObject({ kind: 'confirmed' });
		expect(bench.printer.drawer.pulses).toHaveLength(1);
		expect(bench.printer.papers()[0]).toMatchObject({ problems: [] });
	});

	it('opens before the receipt that comes with it, also when nobody knows how the printer is', async () => {
		const bench = await openBench();
		// Slow, so that whatever is behind the receipt comes visibly later.
		await bench.printer.tell({ do: 'throttle', baud: 9600 });
		const pulsing = pulse(bench);
		const job = { jobId: 'behind', printerId: PRINTER, document: CORNER_SHOP };
		const printing = bench.devices.print(job);
		await bench.printer.until(() => bench.printer.drawer.open);
		expect(bench.printer.papers().flatMap(({ items }) => items)).toEqual([]);
		expect(await pulsing).toEqual({ kind: 'sent' });
		expect(await printing).toMatchObject({ kind: 'confirmed' });
	});

	it('is told that it cannot, when the printer is not there', async () => {
		const bench = await openBench({ before: (printer) => printer.tell({ do: 'power-off' }) });
		expect(await pulse(bench)).toMatchObject({ kind: 'rejected', cause: 'link/refused' });
		await bench.printer.tell({ do: 'power-on' });
		await bench.state('ready');
		expect(bench.printer.drawer.pulses).toEqual([]);
	});

	it('is pulsed on the other pin when that is the one wired', async () => {
		const change = { drawer: { ...wired.drawer, pin: 5 as const, sensor: 'none' as const } };
		const bench = await openBench({ change, printer: { drawerPin: 5 } });
		await pulse(bench);
		await bench.printer.until(() => bench.printer.drawer.open);
		expect(bench.printer.drawer.pulses).toMatchObject([{ pin: 5 }]);
	});

	it('and ten receipts beside ten pulses leave ten whole papers', async () => {
		const bench = await openBench();
		const both = Array.from({ length: 10 }, (_, i) =>
			Promise.all([
				bench.devices.print({ jobId: `both_${i}`, printerId: PRINTER, document: SHORT }),
				pulse(bench),
			]),
		);
		const outcomes = await Promise.all(both);
		expect(outcomes.every(([print]) => print.kind === 'confirmed')).toBe(true);
		expect(outcomes.every(([, drawer]) => drawer.kind === 'sent')).toBe(true);
		// Sent is not there yet: the last pulse may come behind the last confirmed receipt.
		await bench.printer.until(() => bench.printer.drawer.pulses.length >= 10);
		expect(bench.printer.drawer.pulses).toHaveLength(10);
		expect(bench.printer.papers().flatMap((paper) => paper.problems)).toEqual([]);
	});
});
