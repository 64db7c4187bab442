/**
 * The till with its real device process and a printer on TCP. Clocks: `commit` is the sale's
 * transaction; `paper` runs from the announcement of the sale, when its commit is on the disk,
 * until the printer's answer behind the last byte has come back to the till.
 */
import type { DevicePort } from '#drivers/port.ts';
import { startDevices } from '#main/device/start-devices.ts';
import { silentLog } from '#main/system/log.ts';
import { serveSubject } from '../harness/serve-subject.ts';
import { BENCH_PRINTER, openBenchTill } from '../till/open-bench-till.ts';

type Task = { readonly dataDir: string; readonly port: number };

await serveSubject<Task>(async ({ dataDir, port }) => {
	const moments = { announced: 0n, acknowledged: 0n };
	const ready = Promise.withResolvers<void>();
	const till = await openBenchTill({
		dataDir,
		lines: 8,
		// Without the drawer: its pulse is another job, and another write.
		printer: { ...BENCH_PRINTER, port, model: 'epson', drawer: false },
		devices: () => watched(moments, ready.resolve),
		announce: ({ event }) => {
			if (event === 'sale/completed') moments.announced = process.hrtime.bigint();
		},
	});
	await ready.promise;
	return {
		chunk: async (ops) => {
			const commit: number[] = [];
			const paper: number[] = [];
			for (let op = 0; op < ops; op += 1) {
				commit.push((await till.sell()).commit);
				await till.settle();
				paper.push(Number(moments.acknowledged - moments.announced) / 1000);
			}
			return { commit, paper };
		},
		close: () => till.close(),
	};
});

/** The real devices, with a stop-watch at their door. */
function watched(moments: { acknowledged: bigint }, ready: () => void): DevicePort {
	const devices = startDevices(silentLog());
	devices.onHealth(({ state }) => {
		if (state === 'ready') ready();
	});
	const print = devices.print.bind(devices);
	return Object.assign(devices, {
		print: async (job: Parameters<typeof print>[0]) => {
			const outcome = await print(job);
			moments.acknowledged = process.hrtime.bigint();
			if (outcome.kind !== 'confirmed') throw new Error(`printed as ${outcome.kind}`);
			return outcome;
		},
	});
}
