/**
 * The rules of points (积分规则, CFG-3): a template of the trade, or figures of one's own, with what
 * ¥100 would earn in each tier while they are typed. What each tier multiplies by stands with the
 * tiers.
 */
import { useState } from 'react';
import type { RequestOutput } from '#shared/contract/terminal-contract.ts';
import { useWords } from '../app/use-words.ts';
import { FormDialog } from '../settings/form-dialog.tsx';
import type { ClientRefusal } from '../terminal-client/open-client.ts';
import { useTerminal } from '../terminal-client/use-terminal.ts';
import { Choice } from '../ui/choice.tsx';
import { bookOf, draftOf, type RulesDraft } from './rules-draft.ts';
import { EarnFields, LimitFields, RedeemFields, ReturnFields } from './rules-fields.tsx';
import { TierPreview } from './tier-preview.tsx';

export type ShownRules = RequestOutput<'points/book'>;
type Trade = 'catering' | 'retail' | 'clothing' | 'retail-low';

export type RulesDialogProps = {
	readonly rules: ShownRules;
	readonly onClose: () => void;
	readonly onSaved: () => void;
};

export function RulesDialog({ rules, onClose, onSaved }: RulesDialogProps) {
	const { client } = useTerminal();
	const { rules: say } = useWords().points;
	const [commandId] = useState<string>(() => crypto.randomUUID());
	const [trade, setTrade] = useState<Trade>();
	const [draft, setDraft] = useState(() => draftOf(rules.book));
	const book = bookOf(draft);

	function choose(next: Trade): void {
		setTrade(next);
		const template = rules.templates.find((one) => one.trade === next);
		if (template !== undefined) setDraft(draftOf(template.book));
	}

	async function send(): Promise<ClientRefusal | undefined> {
		if (book === undefined) return undefined;
		const changed = await client.ask('points/change-book', { book }, { commandId });
		if (!changed.ok) return changed.refusal;
		onSaved();
		return undefined;
	}

	const set = (part: Partial<RulesDraft>) => setDraft({ ...draft, ...part });
	const fields = { draft, set };
	return (
		<FormDialog
			title={say.title}
			confirm={say.save}
			size="wide"
			walk={false}
			problem={book === undefined ? say.missing : undefined}
			send={send}
			onDone={onClose}
			onClose={onClose}
		>
			<Choice
				label={say.template}
				value={trade}
				onChange={choose}
				options={rules.templates.map(({ trade: value }) => {
					return { value: value as Trade, label: say.trades[value as Trade] };
				})}
			/>
			<EarnFields {...fields} named={rules.excludedGoods} />
			{book !== undefined && <TierPreview book={book} />}
			<RedeemFields {...fields} />
			<ReturnFields {...fields} />
			<LimitFields {...fields} />
		</FormDialog>
	);
}
