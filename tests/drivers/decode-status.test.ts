// Goal: a status byte is told from every other by its pattern, however the bytes are cut or mixed.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	PROCESS_ID_LETTERS,
	statusProtocol,
	type StatusEvent,
} from '#drivers/printer/decode-status.ts';
import { judgeStatus } from '#drivers/printer/printer-health.ts';
import { foldAnswer, readAutomatic, UNTOLD } from '#drivers/printer/printer-status.ts';

const decode = (...bytes: number[]) => [...statusProtocol.decoder().push(Uint8Array.from(bytes))];

/** The status after answers to DLE EOT 1, 2, 3, 4. */
function statusOf(answers: readonly number[]) {
	return answers.reduce(
		(status, byte, i) => foldAnswer(status, (i + 1) as 1 | 2 | 3 | 4, byte),
		UNTOLD,
	);
}

describe('the tables of status bytes', () => {
	it.each([
		['all well', [0x12, 0x12, 0x12, 0x12], 'ready', undefined],
		['paper nearly out', [0x12, 0x12, 0x12, 0x1e], 'degraded', 'printer/paper-near-end'],
		['paper out', [0x1a, 0x32, 0x12, 0x7e], 'blocked', 'printer/paper-out'],
		['cover open', [0x1a, 0x16, 0x12, 0x12], 'blocked', 'printer/cover-open'],
		['cutter jammed', [0x1a, 0x52, 0x1a, 0x12], 'blocked', 'printer/cutter-jam'],
		['broken', [0x1a, 0x52, 0x32, 0x12], 'blocked', 'printer/hardware-error'],
		['too hot', [0x1a, 0x52, 0x52, 0x12], 'blocked', 'printer/overheated'],
		['switched offline', [0x1a, 0x12, 0x12, 0x12], 'blocked', 'printer/offline'],
		['drawer high', [0x16, 0x12, 0x12, 0x12], 'ready', undefined],
	] as const)('%s, asked', (_, answers, state, cause) => {
		for (const byte of answers) expect(decode(byte)).toEqual([{ kind: 'real-time', byte }]);
		const judged = judgeStatus(statusOf(answers), false);
		expect(judged).toEqual(cause === undefined ? { state } : { state, cause });
	});

	it.each([
		['all well', [0x10, 0, 0, 0], 'ready', undefined],
		['paper out', [0x18, 0x00, 0x0f, 0x00], 'blocked', 'printer/paper-out'],
		['cover open', [0x38, 0, 0, 0], 'blocked', 'printer/cover-open'],
		['cutter jammed', [0x18, 0x08, 0, 0], 'blocked', 'printer/cutter-jam'],
		['paper nearly out', [0x10, 0, 0x03, 0], 'degraded', 'printer/paper-near-end'],
	] as const)('%s, said by itself', (_, bytes, state, cause) => {
		expect(decode(...bytes)).toEqual([{ kind: 'automatic', bytes }]);
		const judged = judgeStatus(readAutomatic([...bytes]), false);
		expect(judged).toEqual(cause === undefined ? { state } : { state, cause });
	});

	it('forgets that paper was out when the next round says so', () => {
		const out = statusOf([0x1a, 0x32, 0x12, 0x7e]);
		const again = [0x12, 0x12, 0x12, 0x12].reduce(
			(status, byte, i) => foldAnswer(status, (i + 1) as 1 | 2 | 3 | 4, byte),
			out,
		);
		expect(judgeStatus(again, false)).toEqual({ state: 'ready' });
	});
});

describe('the status decoder', () => {
	it('finds an answer inside an automatic status', () => {
		expect(decode(0x18, 0x00, 0x12, 0x0f, 0x00)).toEqual([
			{ kind: 'real-time', byte: 0x12 },
			{ kind: 'automatic', bytes: [0x18, 0x00, 0x0f, 0x00] },
		]);
	});

	it('finds a process id with a status in the middle of it', () => {
		expect(decode(0x37, 0x22, 0x51, 0x12, 0x53, 0x10, 0, 0, 0, 0x31, 0x33, 0x00)).toEqual([
			{ kind: 'real-time', byte: 0x12 },
			{ kind: 'automatic', bytes: [0x10, 0, 0, 0] },
			{ kind: 'process-id', id: 'QS13' },
		]);
	});

	it('hands on what fits nothing', () => {
		expect(decode(0xff, 0x37, 0x12)).toEqual([
			{ kind: 'leftover', byte: 0xff },
			{ kind: 'leftover', byte: 0x37 },
			{ kind: 'real-time', byte: 0x12 },
		]);
	});

	const id = fc.string({
		unit: fc.constantFrom(...PROCESS_ID_LETTERS),
		minLength: 4,
		maxLength: 4,
	});
	const low = fc.integer({ min: 0, max: 127 }).map((byte) => byte & 0x6f);
	const event: fc.Arbitrary<StatusEvent> = fc.oneof(
		low.map((byte) => ({ kind: 'real-time' as const, byte: (byte & 0x6c) | 0x12 })),
		low.map((byte) => ({ kind: 'in-turn' as const, byte })),
		fc.tuple(low, low, low, low).map(([first, ...rest]) => ({
			kind: 'automatic' as const,
			bytes: [(first & 0x6c) | 0x10, ...rest] as const,
		})),
		id.map((text) => ({ kind: 'process-id' as const, id: text })),
		fc.boolean().map((on) => ({ kind: 'flow' as const, on })),
	);

	function bytesOf(one: StatusEvent): number[] {
		if (one.kind === 'automatic') return [...one.bytes];
		if (one.kind === 'flow') return [one.on ? 0x11 : 0x13];
		if (one.kind !== 'process-id') return [one.byte];
		return [0x37, 0x22, ...[...one.id].map((letter) => letter.charCodeAt(0)), 0];
	}

	it('tells any sequence of answers apart', () => {
		fc.assert(
			fc.property(fc.array(event), (events) => {
				expect(decode(...events.flatMap(bytesOf))).toEqual(events);
			}),
		);
	});

	it('gives the same events one byte at a time as in one block, for any bytes at all', () => {
		fc.assert(
			fc.property(fc.uint8Array(), (bytes) => {
				const slow = statusProtocol.decoder();
				const oneByOne = [...bytes].flatMap((byte) => [...slow.push(Uint8Array.of(byte))]);
				expect(oneByOne).toEqual([...statusProtocol.decoder().push(bytes)]);
			}),
		);
	});
});
