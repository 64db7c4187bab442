/**
 * A till of its own process that sells through the contract until it is told to stop or killed, and
 * says each promise when it has made it. Given a SellingTask as JSON in argv[2].
 */
import { openSync } from 'node:fs';
import { setImmediate, setTimeout } from 'node:timers/promises';
import { openLocalDevices } from '#drivers/local-devices.ts';
import { composeTerminal } from '#main/compose-terminal.ts';
import type { RunningTerminal } from '#main/running-terminal.ts';
import { demoOperators } from '#main/setup/set-up-demo.ts';
import { systemClock } from '#main/system/clock.ts';
import { witnessDirOf } from '#main/system/paths.ts';
import { fileKeyStore } from '#main/vault/file-key-store.ts';
import type { Clock, Instant } from '#shared/kernel/time.ts';
import { seededRandom } from '../sell/seeded-random.ts';
import { nullDevices } from './null-devices.ts';
import { blockWitness, EARLY_MS, fallToNormal } from './plants.ts';
import { say } from './said.ts';
import { openCounter, type Counter } from './sell-baskets.ts';
import type { SellingTask } from './selling-task.ts';

const task = JSON.parse(process.argv[2] ?? '') as SellingTask;
const fd = task.saidFile === undefined ? 1 : openSync(task.saidFile, 'a');
let setByMs = 0;

if (task.plant === 'sync-normal') fallToNormal();
const running = await composeTerminal({
	dataDir: task.dataDir,
	host: task.host,
	keyStore: fileKeyStore(task.dataDir),
	appVersion: 'torture',
	demo: true,
	demoPrinter: {
		kind: 'tcp',
		host: '127.0.0.1',
		port: task.printerPort ?? 9,
		path: '',
		columns: 48,
		model: 'epson',
		drawer: true,
	},
	openDevices: () => (task.printerPort === undefined ? nullDevices() : openLocalDevices()),
	clock: settableClock(),
	ballastBytes: task.ballastBytes ?? 0,
});
if (task.plant === 'no-witness') blockWitness(witnessDirOf(task.dataDir));
const isDone = await sell(running);
if (!isDone) process.exit(3);
if (task.end === 'die') process.kill(process.pid, 'SIGKILL');
if (task.end === 'close') {
	say(fd, { closing: true });
	await running.close();
	say(fd, { closed: true });
	process.exit(0);
}
say(fd, { resting: true });
process.stdin.resume();
process.stdin.once('close', () => process.exit(0));

/** False when something was refused that must not be. */
async function sell(terminal: RunningTerminal): Promise<boolean> {
	const counter = openCounter({
		answer: (envelope) => terminal.answer('till', envelope),
		fd,
		random: seededRandom(task.seed),
		commandPrefix: `t${process.pid}-${task.seed}`,
		...(task.plant === 'commit-after-reply' ? { promiseEarly: () => setTimeout(EARLY_MS) } : {}),
	});
	const [owner] = demoOperators;
	if (owner === undefined || !(await counter.open(owner.no, owner.pin))) return false;
	if (task.retry !== undefined && !(await counter.askAgain(task.retry))) return false;
	return await sellAll(counter);
}

async function sellAll(counter: Counter): Promise<boolean> {
	const jumps = [...(task.clockJumpsMs ?? [])];
	for (let sale = 1; sale <= task.sales; sale += 1) {
		// Between two customers sockets and timers have their turn.
		await setImmediate();
		if (!(await counter.sellOne())) return false;
		if (sale % 3 === 0) setByMs += jumps.shift() ?? 0;
	}
	return true;
}

function settableClock(): Clock {
	const system = systemClock();
	return { ...system, now: () => (system.now() + setByMs) as Instant };
}
