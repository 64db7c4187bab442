// Goal: whatever is sent to the terminal, over the real host, it answers with a reply: done or a
// typed refusal, never a bug, never a crash; afterwards it still sells and its ledger is whole.
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTempTerminal, type TempTerminal } from '#kit/temp-terminal.ts';
import { verifyTill } from '#kit/verify-till.ts';
import { openBrowserHost, type BrowserHost } from '#main/browser/browser-host.ts';
import { refusals } from '#shared/contract/refusals.ts';
import { terminalContract, type RequestName } from '#shared/contract/terminal-contract.ts';
import { fillIn, inputArbitrary, type Known } from './input-arbitrary.ts';

/** More of them by hand, when the contract grew: FUZZ_RUNS=1000. */
const RUNS = Number(process.env['FUZZ_RUNS'] ?? 5);

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

async function postRaw(where: string, body: string, session = 'fuzz'): Promise<Answer> {
	commands += 1;
	const response = await fetch(`${host.url}${where}`, {
		method: 'POST',
		body,
		headers: {
			authorization: `Bearer ${host.channelKey}`,
			'guitai-session': session,
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

/** JSON that no value of ours would be written as. */
const ODD_JSON = [
	'{"__proto__":{"role":"owner"}}',
	'{"constructor":{"prototype":{"role":"owner"}}}',
	'1e999',
	'-0',
	'9007199254740993',
	'"\\ud800\\udfff\\u0000"',
	'{"a":1,"a":2}',
	`${'['.repeat(4000)}${']'.repeat(4000)}`,
	`${'{"a":'.repeat(3000)}1${'}'.repeat(3000)}`,
	`"${'9'.repeat(300_000)}"`,
	`[${'0,'.repeat(50_000)}0]`,
];

/** What is there now, so that a request gets past "not found" into its work. */
async function learn(): Promise<Known> {
	await post('scan/submit', { text: '2000000000015' });
	const sale = await valueOf<{ saleId: string; revision: number; lines: { lineId: string }[] }>(
		'sale/current',
	);
	const { parked } = await valueOf<{ parked: { saleId: string }[] }>('sale/list-parked');
	const { sales } = await valueOf<{ sales: { pos: number; receiptNo: string }[] }>('sale/list');
	const { jobs } = await valueOf<{ jobs: { jobId: number }[] }>('print-job/list');
	return {
		saleId: [sale.saleId, ...parked.slice(0, 3).map(({ saleId }) => saleId)],
		revision: [sale.revision],
		lineId: sale.lines.map(({ lineId }) => lineId),
		pos: sales.map(({ pos }) => pos),
		receiptNo: sales.map(({ receiptNo }) => receiptNo),
		jobId: jobs.map(({ jobId }) => jobId),
		productId: [1, 2, 17, 120],
		operatorNo: ['1002', '1003'],
		text: ['2000000000015', '2000000000022', 'cj', '茶'],
		quantityText: ['', '2', '0.5'],
		priceText: ['0', '3.99', '0.01'],
		floatText: ['100'],
		givenText: ['', '5000'],
		timeZone: ['Asia/Shanghai'],
		unit: ['', '件'],
	};
}
async function valueOf<T>(name: RequestName): Promise<T> {
	return ((await post(name, {})).body as { value: T }).value;
}

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
			{ numRuns: 3 * RUNS },
		);
	});

	it.each(names)('%s works on anything its schema lets through', async (name) => {
		await fc.assert(
			fc.asyncProperty(inputArbitrary(name), async (value) => {
				expectTyped(await post(name, fillIn(value, await learn())));
			}),
			{ numRuns: RUNS },
		);
	});

	it.each(names)('%s refuses odd JSON in every field', async (name) => {
		const input = terminalContract[name].example as Record<string, unknown>;
		for (const odd of ODD_JSON) {
			expectTyped(await postRaw(`/rpc/${name}`, odd));
			for (const field of fieldsOf(name)) {
				const text = JSON.stringify({ ...input, [field]: '%odd%' }).replace('"%odd%"', () => odd);
				expectTyped(await postRaw(`/rpc/${name}`, text));
			}
		}
	});

	it('answers hostile envelopes: command ids, approvals, names, extra fields', async () => {
		const envelope = fc.record(
			{
				request: fc.oneof(fc.constantFrom(...names), strange),
				input: strange,
				commandId: fc.oneof(strange, fc.constant('same-command-id')),
				approval: fc.oneof(strange, fc.record({ operatorNo: strange, pin: strange })),
				extra: strange,
			},
			{ requiredKeys: [] },
		);
		await fc.assert(
			fc.asyncProperty(envelope, async (value) => {
				expectTyped(await postRaw('/rpc', JSON.stringify(value)));
			}),
			{ numRuns: 200 },
		);
	});

	it('signs nobody in with anything', async () => {
		const input = inputArbitrary('operator/sign-in');
		const known = { operatorNo: ['1003', 'nobody'] };
		await fc.assert(
			fc.asyncProperty(input, async (value) => {
				const text = JSON.stringify(fillIn(value, known));
				const answer = await postRaw('/rpc/operator/sign-in', text, 'thief');
				expectTyped(answer);
				expect(answer.status).not.toBe(200);
			}),
			{ numRuns: 20 },
		);
		const { body } = await postRaw('/rpc/sale/current', '{}', 'thief');
		expect(body).toMatchObject({ refusal: { code: 'session/signed-out' } });
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

	it('refuses a body past the limit, and says so', async () => {
		const answer = await postRaw('/rpc', ' '.repeat(26_000_000));
		expect(answer).toMatchObject({
			status: 413,
			body: { ok: false, refusal: { code: 'request/too-large' } },
		});
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
		// Among all that was asked, a payment may have been begun: it waits for its result.
		const { body } = await post('payment/list', { saleId });
		const { attempts } = (body as { value: { attempts: { attemptId: string; state: string }[] } })
			.value;
		for (const { attemptId, state } of attempts) {
			if (state === 'waiting' || state === 'paid') await post('payment/cancel', { attemptId });
		}
		const done = await post('sale/complete', { saleId, revision, givenText: '' });
		expect(done).toMatchObject({ status: 200, body: { ok: true } });
		expect(await verifyTill(till)).toEqual([]);
	});
});
