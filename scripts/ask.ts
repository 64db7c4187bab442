/**
 * `npm run ask -- <noun/verb> '<json>' [--data DIR | --demo] [--as NO] [--approve NO] [--command-id X]`
 *
 * One request to the terminal that runs on this machine. The channel key of host.json only opens the
 * channel: `--as 1001` signs in on a session of its own and has that operator's rights and no more.
 * PINs come from GUITAI_PIN and GUITAI_APPROVAL_PIN, or one a line from standard input.
 *
 * Prints the reply. Ends with 0 when it was done, 1 when it was refused, 2 when nobody answered.
 * `link` instead of a request prints a fresh one-time link; nothing lists the requests.
 */
import { randomUUID } from 'node:crypto';
import { homedir } from 'node:os';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import type { Reply } from '#shared/contract/request.ts';
import { terminalContract } from '#shared/contract/terminal-contract.ts';
import { readHostNote, type HostNote } from '../src-main/browser/host-file.ts';
import { defaultDataDir } from '../src-main/system/paths.ts';

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

class CannotAsk extends Error {
	override readonly name = 'CannotAsk';
}

try {
	process.exitCode = await main();
} catch (failure) {
	if (!(failure instanceof CannotAsk)) throw failure;
	process.stderr.write(`ask: ${failure.message}\n`);
	process.exitCode = 2;
}

async function main(): Promise<number> {
	const [name, json = '{}'] = positionals;
	if (name === undefined) {
		const lines = Object.entries(terminalContract).map(
			([request, { summary }]) => `${request.padEnd(28)} ${summary}\n`,
		);
		process.stdout.write(lines.join(''));
		return 0;
	}
	const host = findHost();
	if (name === 'link') {
		process.stdout.write(
			`${((await (await call(host, '/link')).json()) as { url: string }).url}\n`,
		);
		return 0;
	}
	const pins = openPins();
	const session = `ask-${randomUUID()}`;
	if (values.as !== undefined) {
		const pin = await pins(process.env['GUITAI_PIN']);
		const signedIn = await send(host, session, {
			request: 'operator/sign-in',
			input: { operatorNo: values.as, pin },
		});
		if (!signedIn.ok) return show(signedIn);
	}
	const approval =
		values.approve === undefined
			? {}
			: {
					approval: {
						operatorNo: values.approve,
						pin: await pins(process.env['GUITAI_APPROVAL_PIN']),
					},
				};
	const commandId = values['command-id'] ?? randomUUID();
	const reply = await send(host, session, {
		request: name,
		input: parseInput(json),
		commandId,
		...approval,
	});
	if (values.as !== undefined) {
		await send(host, session, { request: 'operator/sign-out', input: {} });
	}
	return show(reply);
}

function findHost(): HostNote {
	const usual = defaultDataDir({ platform: process.platform, home: homedir(), env: process.env });
	const dataDir = values.data ?? (values.demo ? `${usual}-demo` : usual);
	const host = readHostNote(dataDir);
	if (host === undefined) throw new CannotAsk(`no terminal runs on ${dataDir} (give its --data)`);
	return host;
}

function parseInput(json: string): unknown {
	try {
		return JSON.parse(json);
	} catch {
		throw new CannotAsk(`the input is not JSON: ${json.slice(0, 60)}`);
	}
}

/** PINs that no variable gives are read from standard input, one a line, in the order asked for. */
function openPins(): (given: string | undefined) => Promise<string> {
	let lines: AsyncIterator<string> | undefined;
	return async (given) => {
		if (given !== undefined) return given;
		lines ??= createInterface({ input: process.stdin })[Symbol.asyncIterator]();
		const { value, done } = await lines.next();
		if (done === true) {
			throw new CannotAsk('a PIN is needed: GUITAI_PIN or a line on standard input');
		}
		return value.trim();
	};
}

async function send(host: HostNote, session: string, envelope: object): Promise<Reply> {
	const response = await call(host, '/rpc', { session, body: JSON.stringify(envelope) });
	return (await response.json()) as Reply;
}

type Call = { readonly session: string; readonly body: string };

async function call(host: HostNote, path: string, posted?: Call): Promise<Response> {
	const headers: Record<string, string> = { authorization: `Bearer ${host.key}` };
	if (posted !== undefined) headers['guitai-session'] = posted.session;
	try {
		const how = posted === undefined ? {} : { method: 'POST', body: posted.body };
		return await fetch(`${host.url}${path}`, { headers, ...how });
	} catch {
		throw new CannotAsk(`nobody answers at ${host.url}`);
	}
}

function show(reply: Reply): number {
	process.stdout.write(`${JSON.stringify(reply, undefined, '\t')}\n`);
	return reply.ok ? 0 : 1;
}
