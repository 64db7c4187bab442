/** The rows of passes and their templates, read; projections write them (ledger/project-pass.ts). */
import type { PassRenewal, PassRoots } from '#shared/journal/pass-event.ts';
import type { PassCard, PassItem, PassUse } from '#shared/pass-card/pass-card.ts';
import { readExtension, rootPass } from '#shared/pass-card/fold-pass.ts';
import type { SoldExtension } from '#shared/pass-card/sell-extension.ts';
import type { PassTemplate } from '#shared/pass-card/pass-template.ts';
import type { ReadableLedger, WritableLedger } from '../ledger/access.ts';
import { prepared } from '../ledger/prepared.ts';

/** A use with who did it and when. */
export type NotedUse = PassUse & {
	readonly atMs: number;
	readonly operator: string;
	readonly technician: string;
	readonly pos: number;
};

/** An extension that was paid for, and the event that sold it. */
export type NotedExtension = SoldExtension & { readonly soldOn: string; readonly pos: number };

/** A pass with what its event laid down beside the terms. */
export type HeldPass = {
	readonly card: PassCard;
	readonly templateId: string;
	readonly openedMs: number;
	/** The top-up it was given with. */
	readonly withLot?: string;
	/** The pass it was bought on top of. */
	readonly renews?: PassRenewal;
	/** Those that were paid for and stand, the oldest first. */
	readonly extensions: readonly NotedExtension[];
	/** Oldest first; the same as in the card. */
	readonly uses: readonly NotedUse[];
};

type Row = {
	readonly pass_id: string;
	readonly member_id: string;
	readonly state: 'active' | 'refunded';
	readonly price_fen: number;
	readonly extended_days: number;
	readonly refund_fen: number;
	readonly kept_fen: number;
	readonly terms_json: string;
	readonly opened_ms: number;
};

type UseRow = {
	readonly use_id: string;
	readonly item_no: number;
	readonly times: number;
	readonly units_json: string;
	readonly value_fen: number;
	readonly used_on: string;
	readonly pos: number;
	readonly at_ms: number;
	readonly operator: string;
	readonly technician: string;
	readonly undone_pos: number;
};

const COLUMNS = `pass_id, member_id, state, price_fen, extended_days, refund_fen, kept_fen,
  terms_json, opened_ms`;

export function findPass(ledger: ReadableLedger, passId: string): HeldPass | undefined {
	const row = prepared(ledger.db, `SELECT ${COLUMNS} FROM pass_card WHERE pass_id = ?`).get(
		passId,
	) as Row | undefined;
	return row === undefined ? undefined : readPass(ledger, row);
}

/** A member's passes, the oldest first; at most `limit`, the newest of them. */
export function listPasses(ledger: ReadableLedger, memberId: string, limit = 100): HeldPass[] {
	const rows = prepared(
		ledger.db,
		`SELECT ${COLUMNS} FROM pass_card WHERE member_id = ?
		 ORDER BY opened_ms DESC, pass_id DESC LIMIT ?`,
	).all(memberId, limit) as Row[];
	return rows.toReversed().map((row) => readPass(ledger, row));
}

function readPass({ db }: ReadableLedger, row: Row): HeldPass {
	const roots = JSON.parse(row.terms_json) as Omit<
		PassRoots,
		'pass_id' | 'member_id' | 'price_fen'
	> & {
		readonly recognised_before_fen: number;
		readonly with_lot?: string;
		readonly renews?: PassRenewal;
	};
	const { pass_id, member_id, price_fen } = row;
	const uses = (
		prepared(db, 'SELECT * FROM pass_use WHERE pass_id = ? ORDER BY pos').all(pass_id) as UseRow[]
	).map(readUse);
	const extensions = readExtensions({ db }, pass_id);
	const root = rootPass({ ...roots, pass_id, member_id, price_fen });
	const { refund_fen: refundFen, kept_fen: keptFen } = row;
	const card: PassCard = {
		...root,
		items: root.items.map((item) => withFees(item, extensions)),
		extendedDays: row.extended_days,
		uses: uses.map(({ useId, itemNo, times, units, recognisedFen, usedOn, undone }) => {
			return { useId, itemNo, times, units, recognisedFen, usedOn, undone };
		}),
		...(row.state === 'refunded' ? { refunded: { refundFen, keptFen } } : {}),
	};
	const { template_id: templateId, with_lot: withLot, renews } = roots;
	return {
		card,
		templateId,
		openedMs: row.opened_ms,
		extensions,
		uses,
		...(withLot === undefined ? {} : { withLot }),
		...(renews === undefined ? {} : { renews }),
	};
}

type ExtensionRow = {
	readonly extension_id: string;
	readonly days: number;
	readonly fee_fen: number;
	readonly shares_json: string;
	readonly sold_on: string;
	readonly pos: number;
};

function readExtensions({ db }: Pick<ReadableLedger, 'db'>, passId: string): NotedExtension[] {
	const rows = prepared(
		db,
		'SELECT * FROM pass_extension WHERE pass_id = ? AND undone_pos = 0 ORDER BY pos',
	).all(passId) as ExtensionRow[];
	return rows.map(({ shares_json: shares, sold_on: soldOn, pos, ...row }) => {
		return { ...readExtension({ ...row, shares: JSON.parse(shares) as [] }), soldOn, pos };
	});
}

/** An item with its share of every fee that stands. */
function withFees(item: PassItem, extensions: readonly NotedExtension[]): PassItem {
	const added = extensions.flatMap(({ extensionId, shares }) => {
		return shares
			.filter(({ itemNo }) => itemNo === item.itemNo)
			.map(({ fen, units }) => ({ extensionId, fen, units }));
	});
	return added.length === 0 ? item : { ...item, added };
}

function readUse(row: UseRow): NotedUse {
	return {
		useId: row.use_id,
		itemNo: row.item_no,
		times: row.times,
		units: JSON.parse(row.units_json) as number[],
		recognisedFen: row.value_fen,
		usedOn: row.used_on,
		undone: row.undone_pos !== 0,
		atMs: row.at_ms,
		operator: row.operator,
		technician: row.technician,
		pos: row.pos,
	};
}

export type EndingPass = {
	readonly passId: string;
	readonly memberId: string;
	readonly passName: string;
	readonly usesLeft: number;
	readonly leftFen: number;
	readonly validUntil: string;
	/** Of the member, whole: masked before it is shown. */
	readonly name: string;
	readonly phone: string;
};

/** Passes that end by a business date with something left on them, the first to end first. */
export function listEnding(
	{ db }: ReadableLedger,
	wanted: { readonly until: string; readonly limit: number },
): EndingPass[] {
	return prepared(
		db,
		`SELECT c.pass_id AS passId, c.member_id AS memberId, c.left_fen AS leftFen,
		   c.valid_until AS validUntil, json_extract(c.terms_json, '$.name') AS passName,
		   (SELECT sum(i.left_uses) FROM pass_item i WHERE i.pass_id = c.pass_id) AS usesLeft,
		   m.name, coalesce(m.phone, '') AS phone
		 FROM pass_card c JOIN member m ON m.member_id = c.member_id
		 WHERE c.state = 'active' AND c.valid_until <> '' AND c.valid_until <= :until
		   AND (c.left_fen > 0 OR usesLeft > 0)
		 ORDER BY c.valid_until, c.pass_id LIMIT :limit`,
	).all(wanted) as EndingPass[];
}

/** How many passes of a member have something left on them: those hold the member. */
export function countHeld({ db }: ReadableLedger, memberId: string): number {
	const row = prepared(
		db,
		`SELECT count(*) AS n FROM pass_card c WHERE c.member_id = ? AND c.state = 'active'
		 AND (c.left_fen > 0 OR EXISTS (
		   SELECT 1 FROM pass_item i WHERE i.pass_id = c.pass_id AND i.left_uses > 0))`,
	).get(memberId) as { readonly n: number };
	return row.n;
}

/** A member's passes that were not refunded, the oldest first: also those with nothing left. */
export function standingPasses(
	{ db }: ReadableLedger,
	memberId: string,
): { readonly passId: string; readonly passName: string }[] {
	return prepared(
		db,
		`SELECT pass_id AS passId, coalesce(json_extract(terms_json, '$.name'), '') AS passName
		 FROM pass_card WHERE member_id = ? AND state = 'active' ORDER BY opened_ms, pass_id`,
	).all(memberId) as { passId: string; passName: string }[];
}

/** What is owed on passes in all, and on how many. */
export function sumOwed({ db }: ReadableLedger): {
	readonly passes: number;
	readonly owedFen: number;
} {
	return prepared(
		db,
		`SELECT count(*) AS passes, coalesce(sum(left_fen), 0) AS owedFen
		 FROM pass_card WHERE state = 'active' AND left_fen > 0`,
	).get() as { passes: number; owedFen: number };
}

/** The body of an event, for what the rows do not repeat. */
export function readEventBody({ db }: ReadableLedger, pos: number): unknown {
	const row = prepared(db, 'SELECT body FROM journal WHERE pos = ?').get(pos) as
		| { readonly body: Uint8Array }
		| undefined;
	return row === undefined ? undefined : JSON.parse(Buffer.from(row.body).toString('utf8'));
}

export type KeptTemplate = {
	readonly templateId: string;
	readonly active: boolean;
	readonly template: PassTemplate;
};

type TemplateRow = {
	readonly template_id: string;
	readonly active: number;
	readonly body_json: string;
};

export function listTemplates({ db }: ReadableLedger): KeptTemplate[] {
	const rows = prepared(
		db,
		`SELECT template_id, active, body_json FROM pass_template
		 ORDER BY active DESC, name, template_id`,
	).all() as TemplateRow[];
	return rows.map(readTemplate);
}

export function findTemplate({ db }: ReadableLedger, templateId: string): KeptTemplate | undefined {
	const row = prepared(
		db,
		'SELECT template_id, active, body_json FROM pass_template WHERE template_id = ?',
	).get(templateId) as TemplateRow | undefined;
	return row === undefined ? undefined : readTemplate(row);
}

function readTemplate({ template_id: templateId, active, body_json }: TemplateRow): KeptTemplate {
	return { templateId, active: active === 1, template: JSON.parse(body_json) as PassTemplate };
}

export function putTemplate(
	{ db }: WritableLedger,
	{ templateId, active, template }: KeptTemplate,
	atMs: number,
): void {
	prepared(
		db,
		`INSERT INTO pass_template (template_id, name, active, body_json, changed_ms)
		 VALUES (:templateId, :name, :active, :body, :atMs)
		 ON CONFLICT (template_id) DO UPDATE SET name = excluded.name, active = excluded.active,
		   body_json = excluded.body_json, changed_ms = excluded.changed_ms`,
	).run({
		templateId,
		name: template.name,
		active: Number(active),
		body: JSON.stringify(template),
		atMs,
	});
}
