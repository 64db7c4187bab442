/** member-rules/list and member-rules/put: the rules of the day for members, and who changed them. */
import type { MemberRulesInput, MemberRulesView } from '#shared/contract/member-rules-requests.ts';
import type { AnyRefusal } from '#shared/contract/request.ts';
import type { ParsedInput } from '#shared/contract/terminal-contract.ts';
import { ok, refuse, type Result } from '#shared/kernel/result.ts';
import { DEFAULT_MEMBER_RULES, ruleFault, type MemberRules } from '#shared/member/member-rules.ts';
import type { ReadableLedger } from '../ledger/access.ts';
import { prepared } from '../ledger/prepared.ts';
import { byWhom, type Caller, type Terminal } from '../terminal.ts';

type Row = {
	readonly version: number;
	readonly changed_ms: number;
	readonly changed_by: string;
	readonly rules_json: string;
};

function newest({ db }: ReadableLedger): Row | undefined {
	return prepared(db, 'SELECT * FROM member_rules ORDER BY version DESC LIMIT 1').get() as
		| Row
		| undefined;
}

export function rulesInForce(ledger: ReadableLedger): MemberRules {
	const row = newest(ledger);
	if (row === undefined) return DEFAULT_MEMBER_RULES;
	return { ...DEFAULT_MEMBER_RULES, ...(JSON.parse(row.rules_json) as Partial<MemberRules>) };
}

export function showMemberRules({
	pen,
	priceBook,
}: Pick<Terminal, 'pen' | 'priceBook'>): MemberRulesView {
	const row = newest(pen);
	return {
		rules: writable(rulesInForce(pen)),
		usual: writable(DEFAULT_MEMBER_RULES),
		version: row?.version ?? 0,
		changedMs: row?.changed_ms ?? 0,
		changedBy: row?.changed_by ?? '',
		couponKinds: priceBook.current().couponKinds.map(({ kindId, name }) => ({ kindId, name })),
	};
}

function writable({ segments, ...rules }: MemberRules): MemberRulesInput {
	return { ...rules, segments: segments.map((rule) => ({ ...rule })) };
}

export function putMemberRules(
	terminal: Terminal,
	caller: Caller,
	{ rules }: ParsedInput<'member-rules/put'>,
): Result<MemberRulesView, AnyRefusal> {
	const { pen, clock, priceBook } = terminal;
	return caller.commit(() => {
		const kinds = priceBook.current().couponKinds.map(({ kindId }) => kindId);
		// Bounds that are left out have no key: rules are compared and kept as JSON.
		const kept = JSON.parse(JSON.stringify(rules)) as MemberRules;
		const fault = ruleFault(kept, kinds);
		if (fault !== undefined) return refuse({ code: 'member-rules/wrong', ...fault });
		const before = rulesInForce(pen);
		const version = (newest(pen)?.version ?? 0) + 1;
		prepared(
			pen.db,
			`INSERT INTO member_rules (version, changed_ms, changed_by, rules_json) VALUES (?, ?, ?, ?)`,
		).run(version, clock.now(), caller.operator.operatorNo, JSON.stringify(kept));
		const changed = (Object.keys(kept) as (keyof MemberRules)[]).filter((part) => {
			return JSON.stringify(before[part]) !== JSON.stringify(kept[part]);
		});
		const body = { version, changed, rules: kept };
		pen.append({ kind: 'member-rules/changed', v: 1, ...byWhom(caller), body });
		return ok(showMemberRules(terminal));
	});
}
