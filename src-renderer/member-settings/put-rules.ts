/** What both forms of the rules do with them: put the whole, and say what is wrong and where. */
import type { MemberRulesView } from '#shared/contract/member-rules-requests.ts';
import type { RuleProblem } from '#shared/member/member-rules.ts';
import type { Words } from '#shared/words/words-of.ts';
import { sayFilled, sayRefusal } from '../app/say.ts';
import type { ClientRefusal } from '../terminal-client/open-client.ts';

export type RulesFormProps = {
	readonly shown: MemberRulesView;
	readonly onClose: () => void;
	readonly onSaved: () => void;
};

/** A whole number as typed; undefined for anything else. */
export function countOf(text: string): number | undefined {
	return /^\d{1,4}$/.test(text.trim()) ? Number(text) : undefined;
}

export function sayRuleNo(
	words: Words,
	refusal: ClientRefusal,
): { readonly say: string; readonly next: string } {
	const said = sayRefusal(words, refusal);
	const details = refusal as Readonly<Record<string, unknown>>;
	const problem = details['problem'] as RuleProblem | undefined;
	if (refusal.code !== 'member-rules/wrong' || problem === undefined) return said;
	const { memberRules: say } = words;
	const row = details['row'] === 0 ? '' : sayFilled(say.row, details);
	return { say: said.say, next: row + say.problems[problem] };
}
