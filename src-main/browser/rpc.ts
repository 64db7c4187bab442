/**
 * Requests over plain HTTP, for curl and the command line. `POST /rpc` takes an envelope;
 * `POST /rpc/<noun>/<verb>` takes the input alone, with the command id and the approval in headers.
 * Whatever comes in, what goes out is a reply: 200 when it was done, 409 when it was refused.
 */
import type { IncomingMessage } from 'node:http';
import type { AnyRefusal, Reply } from '#shared/contract/request.ts';
import { MAX_IMPORT_BASE64 } from '#shared/contract/import-views.ts';

export const MAX_BODY_BYTES = MAX_IMPORT_BASE64 + 1_000_000;

export type RpcAnswer = { readonly status: number; readonly reply: Reply };

/** Reads the request's envelope and lets `answer` answer it. */
export async function answerRpc(
	request: IncomingMessage,
	urlPath: string,
	answer: (envelope: unknown) => Promise<Reply>,
): Promise<RpcAnswer> {
	const body = await readBody(request);
	if (body === undefined) return refused(413, { code: 'request/too-large', most: MAX_BODY_BYTES });
	let parsed: unknown;
	try {
		parsed = body === '' ? {} : JSON.parse(body);
	} catch {
		return refused(400, { code: 'request/invalid-input', field: 'body', problem: 'not-json' });
	}
	const name = /^\/rpc\/([\w-]+\/[\w-]+)$/.exec(urlPath)?.[1];
	const reply = await answer(name === undefined ? parsed : namedEnvelope(request, name, parsed));
	return { status: reply.ok ? 200 : 409, reply };
}

function namedEnvelope({ headers }: IncomingMessage, name: string, input: unknown): unknown {
	const commandId = headers['guitai-command-id'];
	const approval = /^([^:]+):(.+)$/.exec(String(headers['guitai-approval'] ?? ''));
	return {
		request: name,
		input,
		...(commandId === undefined ? {} : { commandId: String(commandId) }),
		...(approval === null ? {} : { approval: { operatorNo: approval[1], pin: approval[2] } }),
	};
}

function refused(status: number, refusal: AnyRefusal): RpcAnswer {
	return { status, reply: { ok: false, refusal } };
}

/**
 * Undefined when it is larger than allowed. What is too much is heard out without being kept, so
 * that the sender gets to read the answer, but not for ever.
 */
async function readBody(request: IncomingMessage): Promise<string | undefined> {
	const parts: Buffer[] = [];
	let size = 0;
	for await (const part of request.iterator({ destroyOnReturn: false })) {
		const bytes = part as Buffer;
		size += bytes.length;
		if (size <= MAX_BODY_BYTES) parts.push(bytes);
		else parts.length = 0;
		if (size > 4 * MAX_BODY_BYTES) break;
	}
	return size > MAX_BODY_BYTES ? undefined : Buffer.concat(parts).toString('utf8');
}
