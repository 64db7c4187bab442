/**
 * `npm run ask -- <noun/verb> '<json>' [--data DIR | --demo] [--as NO] [--approve NO] [--command-id X]`
 *
 * One request to the terminal that runs on this machine, in the browser host. The channel key of
 * host.json only opens the channel: `--as 1001` signs in on a session of its own and has that
 * operator's rights and no more. PINs come from GUITAI_PIN and GUITAI_APPROVAL_PIN, or one a line
 * from standard input, in this order.
 *
 * Prints the reply. Ends with 0 when it was done, 1 when it was refused, 2 when nobody answered or
 * the question cannot be read. `link` instead of a request prints a fresh one-time link; without a
 * request the requests are listed.
 */
import { randomUUID } from 'node:crypto';
import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { parseArgs } from 'node:util';
import type { Reply } from '#shared/contract/request.ts';
import { terminalContract } from '#shared/contract/terminal-contract.ts';
import { readHostNote, type HostNote } from '../src-main/browser/host-file.ts';
import { usualDataDir } from '../src-main/system/start-arguments.ts';

class CannotAsk extends Error {
	override readonly name = 'CannotAsk';
}

type Question = {
	readonly request: string | undefined;
	readonly input: unknown;
	readonly dataDir: string;
	readonly as?: string;
	readonly approve?: string;
	readonly commandId: string;
};

try {
	process.exitCode = await main(readQuestion());
} catch (failure) {
	if (!(failure instanceof CannotAsk)) throw failure;
	process.stderr.write(`ask: ${failure.message}\n`);
	process.exitCode = 2;
}

async function main(question: Question): Promise<number> {
	if (question.request === undefined) return listRequests();
	const host = readHostNote(question.dataDir);
	if (host === undefined) {
		throw new CannotAsk(
			`no terminal of the browser host runs on ${question.dataDir} (--data DIR, --demo; ` +
				'the Electron shell opens no channel: start it with --browser)',
		);
	}
	if (question.request === 'link') {
		const { url } = (await call(host, '/link')) as { url: string };
		process.stdout.write(`${url}\n`);
		return 0;
	}
	const reply = await ask(host, question, openPins());
	process.stdout.write(`${JSON.stringify(reply, undefined, '\t')}\n`);
	return reply.ok ? 0 : 1;
}

async function ask(host: HostNote, question: Question, pins: Pins): Promise<Reply> {
	const { request, input, commandId, as, approve } = question;
	const session = `ask-${randomUUID()}`;
	const send = async (envelope: object) =>
		(await call(host, '/rpc', { session, body: JSON.stringify(envelope) })) as Reply;
	try {
		if (as !== undefined) {
			const pin = await pins.next(process.env['GUITAI_PIN']);
			const who = { operatorNo: as, pin };
			const signedIn = await send({ request: 'operator/sign-in', input: who });
			if (!signedIn.ok) return signedIn;
		}
		const approval =
			approve === undefined
				? {}
				: {
						approval: {
							operatorNo: approve,
							pin: await pins.next(process.env['GUITAI_APPROVAL_PIN']),
						},
					};
		const reply = await send({ request, input, commandId, ...approval });
		if (as !== undefined) await send({ request: 'operator/sign-out', input: {} });
		return reply;
	} finally {
		pins.close();
	}
}

function readQuestion(): Question {
	try {
		const { values, positionals } = parseArgs({
			allowPositionals: true,
			options: {
				data: { type: 'string' },
				demo: { type: 'boolean', default: false },
				as: { type: 'string' },
				approve: { type: 'string' },
				'command-id': { type: 'string' },
			},
		});
		const [request, json = '{}', extra] = positionals;
		if (extra !== undefined) throw new Error(`one request and one input, not also ${extra}`);
		return {
			request,
			input: JSON.parse(json),
			dataDir: values.data ?? usualDataDir(values.demo),
			commandId: values['command-id'] ?? randomUUID(),
			...(values.as === undefined ? {} : { as: values.as }),
			...(values.approve === undefined ? {} : { approve: values.approve }),
		};
	} catch (failure) {
		throw new CannotAsk(failure instanceof Error ? failure.message : String(failure));
	}
}

function listRequests(): number {
	const lines = Object.entries(terminalContract).map(
		([request, { summary }]) => `${request.padEnd(28)} ${summary}\n`,
	);
	process.stdout.write(lines.join(''));
	return 0;
}

type Pins = {
	/** The given one, else the next line of standard input; a terminal does not show it. */
	next(given: string | undefined): Promise<string>;
	close(): void;
};

function openPins(): Pins {
	const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
	const terminal = Boolean(process.stdin.isTTY);
	let lines: ReturnType<typeof createInterface> | undefined;
	let each: AsyncIterator<string> | undefined;
	return {
		next: async (given) => {
			if (given !== undefined) return given;
			if (terminal) process.stderr.write('PIN: ');
			lines ??= createInterface({ input: process.stdin, output: silent, terminal });
			each ??= lines[Symbol.asyncIterator]();
			const { value, done } = await each.next();
			if (terminal) process.stderr.write('\n');
			if (done === true) {
				throw new CannotAsk('a PIN is needed: GUITAI_PIN or a line on standard input');
			}
			return value.trim();
		},
		close: () => lines?.close(),
	};
}

type Call = { readonly session: string; readonly body: string };

/** What the host says to a request, whatever its status. */
async function call(host: HostNote, path: string, posted?: Call): Promise<unknown> {
	const headers: Record<string, string> = { authorization: `Bearer ${host.key}` };
	if (posted !== undefined) headers['guitai-session'] = posted.session;
	try {
		const how = posted === undefined ? {} : { method: 'POST', body: posted.body };
		const response = await fetch(`${host.url}${path}`, { headers, ...how });
		return await response.json();
	} catch {
		throw new CannotAsk(`no terminal answers at ${host.url} (did it end without a farewell?)`);
	}
}
