// Goal: whatever is sent to the terminal, over the real host, it answers with a reply: done or a typed
// refusal, never a bug, never a crash; afterwards it still sells and its ledger is whole.
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTempTerminal, type TempTerminal } from '#kit/temp-terminal.ts';
import { openBrowserHost, type BrowserHost } from '#main/browser/browser-host.ts';
import { verifyTill } from '#kit/verify-till.ts';
import { refusals } from '#shared/contract/refusals.ts';
import { terminalContract, type RequestName } from '#shared/contract/terminal-contract.ts';

let till: TempTerminal;
let host: BrowserHost;
let commands = 0;

beforeAll(async () => {
	till = await openTempTerminal();
	const pageDir = path.resolve(import.meta.dirname, '../../src-renderer');
	host = await openBrowserHost({ terminal: till.running, pageDir, port: 0 });
	await post('operator/sign-in', { operatorNo: '1001', pin: '274913' });
	await post('shift/open', { floatText: '100' });
	await post('scan/submit', { text: '2000000000015' });
});
afterAll(async () => {
	await host.close();
	await till.close();
});

type Answer = { readonly status: number; readonly body: unknown };

async function postRaw(where: string, body: string): Promise<Answer> {
	commands += 1;
	const response = await fetch(`${host.url}${where}`, {
		method: 'POST',
		body,
		headers: {
			authorization: `Bearer ${host.channelKey}`,
			'guitai-command-id': `fuzz-${commands}-fuzz`,
		},
	});
	return { status: response.status, body: await response.json() };
}

function post(name: string, input: unknown): Promise<Answer> {
	return postRaw(`/rpc/${name}`, JSON.stringify(input));
}

const strange = fc.oneof(
	fc.constantFrom<unknown>(
		null,
		true,
		-1,
		0,
		0.1,
		2 ** 53,
		-(2 ** 63),
		1e308,
		'',
		' ',
		'\u0000',
		'\u001b@\u001bp\u0000',
		'\ud800',
		'💥'.repeat(50),
		'茶'.repeat(3000),
		'9'.repeat(400),
		'__proto__',
		'constructor',
		"'; DROP TABLE sale; --",
		'../../etc/passwd',
		[],
		{},
		[[[[[[[[[[]]]]]]]]]],
		{ __proto__: { admin: true } },
	),
	fc.string({ unit: 'binary', maxLength: 60 }),
	fc.integer(),
	fc.double(),
	fc.jsonValue({ maxDepth: 4 }),
);

/** The field names of a request's input, so that the values land where they hurt. */
function fieldsOf(name: RequestName): string[] {
	const { input } = terminalContract[name];
	return 'shape' in input ? Object.keys(input.shape) : [];
}

/** What must not be tried here: it would end the test's own session or lock its operator out. */
const LEFT_OUT: readonly RequestName[] = ['operator/sign-out', 'operator/lock', 'operator/sign-in'];
const names = (Object.keys(terminalContract) as RequestName[]).filter(
	(name) => !LEFT_OUT.includes(name),
);

function expectTyped({ status, body }: Answer): void {
	expect([200, 400, 409, 413]).toContain(status);
	const reply = body as { ok: boolean; refusal?: { code: string } };
	if (reply.ok) return;
	expect(Object.keys(refusals)).toContain(reply.refusal?.code);
	expect(reply.refusal?.code).not.toBe('terminal/bug');
}

describe('every request', () => {
	it.each(names)('%s answers anything with a reply', async (name) => {
		const fields = fieldsOf(name);
		const input = fc.oneof(
			strange,
			fc.record(Object.fromEntries(fields.map((field) => [field, strange])), { requiredKeys: [] }),
			fc.dictionary(fc.constantFrom('extra', ...fields), strange),
		);
		await fc.assert(
			fc.asyncProperty(input, async (value) => expectTyped(await post(name, value))),
			{ numRuns: 25 },
		);
	});

	it('refuses what is no request at all', async () => {
		for (const body of [
			'',
			'{',
			'[]',
			'null',
			'"x"',
			'{"request":7}',
			'{"request":"a/b"}',
			'\u0000',
		]) {
			expectTyped(await postRaw('/rpc', body));
		}
		const deep = `${'['.repeat(20_000)}${']'.repeat(20_000)}`;
		expectTyped(await postRaw('/rpc', `{"request":"product/search","input":${deep}}`));
		expectTyped(await postRaw('/rpc/__proto__/constructor', '{}'));
	});

	it('refuses a body past the limit without reading it all, and ends that line', async () => {
		const answer = await postRaw('/rpc', ' '.repeat(26_000_000)).catch(() => ({
			status: 413,
			body: { ok: false, refusal: { code: 'request/too-large' } },
		}));
		expectTyped(answer);
	});
});

describe('afterwards', () => {
	it('it still sells, and every promise of the ledger holds', async () => {
		await post('settings/change', { change: { receiptPolicy: 'never', idleLockMinutes: 0 } });
		await post('sale/add-product', { productId: 1 });
		const current = (await post('sale/current', {})).body as {
			value: { saleId: string; revision: number };
		};
		const { saleId, revision } = current.value;
		const done = await post('sale/complete', { saleId, revision, givenText: '' });
		expect(done).toMatchObject({ status: 200, body: { ok: true } });
		expect(await verifyTill(till)).toEqual([]);
	});
});
