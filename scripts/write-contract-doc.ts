/**
 * `npm run contract`: writes docs/contract.md from the contract itself: every request with its
 * role, input, output, refusals in words, an example. `--check` only compares and ends with 1 when
 * the committed document is old.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod';
import { terminalEvents } from '#shared/contract/events.ts';
import { ANY_REQUEST_REFUSALS, refusals, type RefusalCode } from '#shared/contract/refusals.ts';
import type { RequestSpec } from '#shared/contract/request.ts';
import { terminalContract } from '#shared/contract/terminal-contract.ts';
import { refusalWords } from '#shared/words/refusals.ts';

export const CONTRACT_DOC = path.resolve(import.meta.dirname, '../docs/contract.md');

/** The whole document as text. */
export function contractDocument(): string {
	const requests = Object.entries(terminalContract).map(([name, spec]) => requestPart(name, spec));
	const events = Object.entries(terminalEvents).map(
		([name, schema]) => `### ${name}\n\n\`\`\`ts\n${shapeOf(schema, 'output')}\n\`\`\``,
	);
	return [
		HEAD,
		'## Refusals any request may give',
		refusalTable(ANY_REQUEST_REFUSALS),
		'## Requests',
		...requests,
		'## Events',
		'Sent to every channel as `{"event": …, "detail": …}`. They tell; they never steer.',
		...events,
		'',
	].join('\n\n');
}

const HEAD = `# The contract

Made by \`npm run contract\` from \`src-shared/contract\`; do not edit by hand. How to drive the
till with curl or \`npm run ask\` is told in [integrator.md](integrator.md).

A request travels as an envelope and is answered by a reply, the same over Electron's channel, over
the page's WebSocket and over HTTP:

\`\`\`ts
{
  request: 'sale/complete', input: {…},
  commandId?: '8…64 of A-Za-z0-9_-', approval?: { operatorNo, pin }
}
{ ok: true, value: {…} }  or  { ok: false, refusal: { code: 'tender/short', short: 50 } }
\`\`\`

- Money is whole fen (\`…Fen\`), quantities are thousandths (\`…Milli\`), rates basis points
  (\`…Bp\`), instants milliseconds (\`…Ms\`). What a person typed goes as text (\`…Text\`) and is
  read in main.
- **once** requests need a \`commandId\`: sent again with the same id and input they give the same
  reply and nothing happens twice.
- A request above the operator's role answers \`permission/needs-approval\`; with
  \`approval\` a second person releases this one action.
- \`= value\` after a field: what it is when it is left out. Text and numbers carry their limits.

The curl lines below want the browser host (\`npm start -- --browser\`, or \`--demo\`) and these
lines, said once; a session begins with \`operator/sign-in\` under the same \`$ME\`:

\`\`\`sh
URL=$(node -pe "JSON.parse(fs.readFileSync('$DATA/host.json')).url")
KEY="Authorization: Bearer $(node -pe "JSON.parse(fs.readFileSync('$DATA/host.json')).key")"
ME='guitai-session: my-program'
new() { node -p 'crypto.randomUUID()'; }   # a command id of its own for every step
\`\`\``;

function requestPart(name: string, spec: RequestSpec): string {
	const who = spec.role === 'anyone' ? 'anyone' : `${spec.role} and above`;
	const marks = [
		who,
		...(spec.once ? ['once'] : []),
		...(spec.early === true ? ['before set-up too'] : []),
	];
	const parts = [
		`### ${name}`,
		spec.summary,
		`*${marks.join(' · ')}*`,
		fenced(
			`// input\n${shapeOf(spec.input, 'input')}\n// output\n${shapeOf(spec.output, 'output')}`,
		),
	];
	if (spec.refusals.length > 0) parts.push(refusalTable(spec.refusals));
	parts.push(exampleOf(name, spec));
	return parts.join('\n\n');
}

/** The same question twice: by the project's own command, and by anything that speaks HTTP. */
function exampleOf(name: string, spec: RequestSpec): string {
	const json = JSON.stringify(spec.example);
	const who = spec.role === 'anyone' ? '' : ` --as ${NUMBER_OF[spec.role]}`;
	const command = spec.once ? ' -H "guitai-command-id: $(new)"' : '';
	return [
		'```sh',
		`npm run ask -- ${name} '${json}'${who}`,
		`curl -s -H "$KEY" -H "$ME"${command} -d '${json}' "$URL/rpc/${name}"`,
		'```',
	].join('\n');
}

/** Operators of the demo store. */
const NUMBER_OF = { owner: '1001', manager: '1002', cashier: '1003' } as const;

function refusalTable(codes: readonly RefusalCode[]): string {
	const rows = codes.map((code) => {
		const { retry, money } = refusals[code];
		const zh = refusalWords['zh-CN'][code];
		const en = refusalWords.en[code];
		return `| \`${code}\` | ${zh.say} · ${zh.next} | ${en.say}. ${en.next} | ${retry} | ${money} |`;
	});
	return ['| refusal | 中文 | English | retry | money |', '|---|---|---|---|---|', ...rows].join(
		'\n',
	);
}

type JsonSchema = {
	readonly type?: string;
	readonly enum?: readonly unknown[];
	readonly const?: unknown;
	readonly anyOf?: readonly JsonSchema[];
	readonly oneOf?: readonly JsonSchema[];
	readonly items?: JsonSchema;
	readonly properties?: Readonly<Record<string, JsonSchema>>;
	readonly required?: readonly string[];
	readonly pattern?: string;
	readonly minLength?: number;
	readonly maxLength?: number;
	readonly minimum?: number;
	readonly maximum?: number;
	readonly default?: unknown;
};

/** A zod schema as a TypeScript-like shape. */
function shapeOf(schema: z.ZodType, io: 'input' | 'output'): string {
	return draw(z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as JsonSchema, '');
}

function draw(schema: JsonSchema, indent: string): string {
	if (schema.const !== undefined) return JSON.stringify(schema.const);
	if (schema.enum !== undefined) return schema.enum.map((one) => JSON.stringify(one)).join(' | ');
	const choices = schema.anyOf ?? schema.oneOf;
	if (choices !== undefined) return choices.map((one) => draw(one, indent)).join(' | ');
	if (schema.type === 'array') return `Array<${draw(schema.items ?? {}, indent)}>`;
	if (schema.type === 'object') return drawRecord(schema, indent);
	if (schema.type === 'integer') return drawNumber(schema);
	if (schema.type === 'string') return drawText(schema);
	return schema.type ?? 'unknown';
}

function drawText({ pattern, minLength = 0, maxLength }: JsonSchema): string {
	if (pattern !== undefined) return `text /${pattern}/`;
	if (maxLength === undefined) return minLength > 0 ? `text ${minLength}…` : 'text';
	return minLength > 0 ? `text ${minLength}…${maxLength}` : `text ≤${maxLength}`;
}

/** Bounds that are only those of an exact integer say nothing. */
function drawNumber({ minimum, maximum }: JsonSchema): string {
	const low = minimum === Number.MIN_SAFE_INTEGER ? undefined : minimum;
	const high = maximum === Number.MAX_SAFE_INTEGER ? undefined : maximum;
	if (low === undefined && high === undefined) return 'int';
	return `int ${low ?? ''}…${high ?? ''}`;
}

function drawRecord({ properties = {}, required = [] }: JsonSchema, indent: string): string {
	const inner = `${indent}  `;
	const fields = Object.entries(properties).map(([name, schema]) => {
		const mark = required.includes(name) ? '' : '?';
		const left = schema.default === undefined ? '' : ` = ${JSON.stringify(schema.default)}`;
		return `${inner}${name}${mark}: ${draw(schema, inner)}${left}`;
	});
	return fields.length === 0 ? '{}' : `{\n${fields.join('\n')}\n${indent}}`;
}

if (import.meta.main) {
	const text = contractDocument();
	if (process.argv.includes('--check')) {
		const same = readFileSync(CONTRACT_DOC, 'utf8') === text;
		process.stdout.write(
			same ? 'docs/contract.md is current\n' : 'docs/contract.md is old: npm run contract\n',
		);
		process.exitCode = same ? 0 : 1;
	} else {
		writeFileSync(CONTRACT_DOC, text);
	}
}

function fenced(lines: string): string {
	return `\`\`\`ts\n${lines}\n\`\`\``;
}
