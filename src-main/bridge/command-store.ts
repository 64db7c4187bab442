/**
 * The rows of `command_reply`: what was answered under a command id (幂等键). Written in the
 * transaction of the work itself, so "done" and "remembered" cannot part. The input's hash is
 * kept too: the same id with other input is a mistake of the caller, never a second answer.
 */
import type { AnyRefusal, Reply } from '#shared/contract/request.ts';
import type { ReadableLedger, WritableLedger } from '../ledger/access.ts';
import { prepared } from '../ledger/prepared.ts';

export type Command = {
	readonly commandId: string;
	readonly request: string;
	readonly inputHash: Uint8Array;
};

type Row = { request: string; input_hash: Buffer; reply_json: string };

/** What was answered before under this id; a refusal when the id was used for something else. */
export function findReply({ db }: ReadableLedger, command: Command): Reply | undefined {
	const row = prepared(
		db,
		'SELECT request, input_hash, reply_json FROM command_reply WHERE command_id = ?',
	).get(command.commandId) as Row | undefined;
	if (row === undefined) return undefined;
	if (row.request !== command.request || !row.input_hash.equals(command.inputHash)) {
		const refusal: AnyRefusal = { code: 'request/command-reused', request: row.request };
		return { ok: false, refusal };
	}
	return { ok: true, value: JSON.parse(row.reply_json) as unknown };
}

export function rememberReply(
	pen: WritableLedger,
	command: Command,
	reply: { readonly value: unknown; readonly atMs: number },
): void {
	prepared(
		pen.db,
		`INSERT INTO command_reply (command_id, request, input_hash, reply_json, at_ms)
		 VALUES (?, ?, ?, ?, ?)`,
	).run(
		command.commandId,
		command.request,
		command.inputHash,
		JSON.stringify(reply.value, withoutNotes),
		reply.atMs,
	);
}

/**
 * What somebody wrote about a member in their own words is shown once and not kept here: a repeat
 * gets the same reply without it. Everything else of a person is masked before it is answered.
 */
function withoutNotes(key: string, value: unknown): unknown {
	return key === 'note' ? '' : value;
}

const FORGOTTEN_AT_ONCE = 500;

/**
 * Replies from more than `keptMs` before now are no longer asked for: a caller gives up long
 * before. Nor are those a clock dated that ran ahead, which would stand before all others until
 * their time came. Some at a time, oldest first; how many were forgotten.
 */
export function forgetOldReplies(
	{ db }: WritableLedger,
	{ nowMs, keptMs }: { readonly nowMs: number; readonly keptMs: number },
): number {
	const { changes } = prepared(
		db,
		`DELETE FROM command_reply WHERE (at_ms < ? OR at_ms > ?) AND reply_id IN (
		   SELECT reply_id FROM command_reply ORDER BY reply_id LIMIT ${FORGOTTEN_AT_ONCE})`,
	).run(nowMs - keptMs, nowMs + keptMs);
	return changes;
}
