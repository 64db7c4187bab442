/**
 * A receipt on its way to paper. Clocks: `socket` is the bare warm socket with bytes made before,
 * `device` is our driver from document to the printer's own answer, `encode` is our encoder alone,
 * `theirs` is node-thermal-printer making the same receipt.
 */
import { once } from 'node:events';
import { connect } from 'node:net';
import { openLocalDevices } from '#drivers/local-devices.ts';
import { encodeProcessId } from '#drivers/printer/commands.ts';
import { encodeReceipt } from '#drivers/printer/encode-escpos.ts';
import { findProfile, type PrinterProfile } from '#drivers/printer/profile.ts';
import type { ReceiptDocument } from '#shared/receipt/document.ts';
import { composeReceipt } from '#shared/receipt/compose-receipt.ts';
import { receiptWords } from '#shared/words/receipt.ts';
import { defaultSettings } from '#main/settings/default-settings.ts';
import { receiptStoreOf } from '#shared/receipt/receipt-store.ts';
import { serveSubject, timed } from '../harness/serve-subject.ts';
import type { Chunk } from '../harness/variant.ts';
import { sampleSale } from '../till/sample-sale.ts';
import { printTheirs } from './their-receipt.ts';

type Task = {
	readonly barePort: number;
	readonly devicePort: number;
	/** Whether node-thermal-printer is installed. */
	readonly theirs: boolean;
};

const PROFILE = 'epson-80';

await serveSubject<Task>(async ({ barePort, devicePort, theirs }) => {
	const profile = findProfile(PROFILE);
	if (profile === undefined) throw new Error(`no profile ${PROFILE}`);
	const sale = sampleSale();
	const document = composeReceipt(sale, receiptStoreOf(defaultSettings), receiptWords['zh-CN']);
	const bare = await openBareSocket(barePort, document, profile);
	const device = await openDevice(devicePort, document);
	return {
		facts: { bytes: bytesOf(document, profile).length },
		chunk: async (ops): Promise<Chunk> => {
			const socket: number[] = [];
			const driver: number[] = [];
			const encode: number[] = [];
			const other: number[] = [];
			for (let op = 0; op < ops; op += 1) {
				socket.push(await timedAsync(bare.print));
				driver.push(await timedAsync(device.print));
				encode.push(timed(() => encodeReceipt(document, profile)));
				if (theirs) other.push(timed(() => printTheirs(sale)));
			}
			return { socket, device: driver, encode, theirs: other };
		},
		close: async () => {
			bare.close();
			await device.close();
		},
	};
});

async function timedAsync(work: () => Promise<unknown>): Promise<number> {
	const from = process.hrtime.bigint();
	await work();
	return Number(process.hrtime.bigint() - from) / 1000;
}

function bytesOf(document: ReceiptDocument, profile: PrinterProfile): Uint8Array {
	const encoded = encodeReceipt(document, profile);
	if (!encoded.ok) throw new Error(encoded.refusal.code);
	return encoded.value.bytes;
}

/** Bytes made beforehand, one write, one answer: what the wire and the printer cost. */
async function openBareSocket(port: number, document: ReceiptDocument, profile: PrinterProfile) {
	const socket = connect({ host: '127.0.0.1', port, noDelay: true });
	await once(socket, 'connect');
	const receipt = bytesOf(document, profile);
	let jobs = 0;
	return {
		print: async () => {
			jobs += 1;
			const id = String(jobs % 10_000).padStart(4, '0');
			socket.write(Buffer.concat([receipt, encodeProcessId(id)]));
			await once(socket, 'data');
		},
		close: () => socket.destroy(),
	};
}

async function openDevice(port: number, document: ReceiptDocument) {
	const devices = openLocalDevices();
	const link = { kind: 'tcp', host: '127.0.0.1', port } as const;
	const ready = new Promise<void>((resolve) => {
		devices.onHealth(({ state }) => {
			if (state === 'ready') resolve();
		});
	});
	devices.configure([{ printerId: 'bench', enabled: true, link, profile: PROFILE }]);
	await ready;
	let jobs = 0;
	return {
		print: async () => {
			jobs += 1;
			const job = { jobId: String(jobs), printerId: 'bench', document, deadlineMs: 60_000 };
			const outcome = await devices.print(job);
			if (outcome.kind !== 'confirmed') throw new Error(`printed as ${outcome.kind}`);
		},
		close: () => devices.close(),
	};
}
