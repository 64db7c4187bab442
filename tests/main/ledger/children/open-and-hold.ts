/**
 * A second program on a data folder: opens the ledger given as JSON in argv[2], says how it went in
 * one line of JSON, and stays until it is killed or its stdin closes. With `sell` it completes a
 * sale over and over and says each fiscal number after its commit.
 */
import { writeSync } from 'node:fs';
import { openLedger } from '#main/ledger/open-ledger.ts';
import { systemClock } from '#main/system/clock.ts';
import { systemIds } from '#main/system/ids.ts';
import { silentLog } from '#main/system/log.ts';
import { soldSale } from '#kit/sold-sale.ts';

type Task = {
	readonly dataDir: string;
	readonly witnessDir: string;
	readonly migrationsDir: string;
	readonly keyHex: string;
	/** How many sales; 0 holds the folder and does nothing. */
	readonly sell: number;
	/** Marks around every commit, for whoever watches the system calls. */
	readonly mark: boolean;
};

const task = JSON.parse(process.argv[2] ?? '') as Task;
const say = (line: object) => writeSync(1, `${JSON.stringify(line)}\n`);

const opened = openLedger({
	...task,
	key: Buffer.from(task.keyHex, 'hex'),
	clock: systemClock(),
	ids: systemIds(),
	appVersion: '0.0.0-child',
	host: 'script',
	log: silentLog(),
	ballastBytes: 0,
});
if (!opened.ok) say({ refused: opened.refusal.code });
else {
	const { pen, notices, close } = opened.value;
	say({ opened: pen.head().pos, notices });
	for (let sale = 1; sale <= task.sell; sale += 1) {
		if (task.mark) say({ begin: sale });
		const done = pen.transaction(() => pen.append(soldSale(8, sale)));
		say({ sold: done.fiscal?.fiscal_no });
		// Lets the witness's answers in, as a till between two customers does.
		if (sale % 8 === 0) await new Promise((resolve) => setImmediate(resolve));
	}
	if (task.sell > 0) await close();
	else process.stdin.resume();
}
