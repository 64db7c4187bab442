/** The limit without a C compiler: the same loop in Node. */
import { closeSync, fdatasyncSync, fsyncSync, openSync, writeSync } from 'node:fs';
import { serveSubject, timedChunk } from '../harness/serve-subject.ts';

const FILE_BYTES = 64 * 1024 ** 2;

await serveSubject<{ readonly file: string; readonly bytes: number }>(({ file, bytes }) => {
	const fd = openSync(file, 'w+', 0o600);
	const block = Buffer.alloc(1024 ** 2, 0xa5);
	for (let at = 0; at < FILE_BYTES; at += block.length) writeSync(fd, block, 0, block.length, at);
	fsyncSync(fd);
	const body = Buffer.alloc(bytes, 0x5a);
	let at = 0;
	return {
		facts: { bytes },
		chunk: (ops) =>
			timedChunk(ops, (index) => {
				if (at + bytes > FILE_BYTES) at = 0;
				body.writeUInt8(index & 255, 0);
				writeSync(fd, body, 0, bytes, at);
				fdatasyncSync(fd);
				at += bytes;
			}),
		close: () => closeSync(fd),
	};
});
