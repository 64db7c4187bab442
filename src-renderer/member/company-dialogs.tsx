/** Opening a company's account or moving its limit, and giving a member a price list. */
import { useState } from 'react';
import type { MemberPanelView } from '#shared/contract/member-views.ts';
import { formatYuan } from '#shared/receipt/format.ts';
import { useWords } from '../app/use-words.ts';
import { useAsked } from '../sales/use-asked.ts';
import { FormDialog } from '../settings/form-dialog.tsx';
import { SelectField } from '../settings/select-field.tsx';
import { ValueChoice } from '../settings/value-choice.tsx';
import type { ClientRefusal } from '../terminal-client/open-client.ts';
import { useTerminal } from '../terminal-client/use-terminal.ts';
import { Field } from '../ui/field.tsx';

export type CompanyDialogProps = {
	readonly panel: MemberPanelView;
	readonly onDone: (sentence: string) => void;
	readonly onClose: () => void;
};

export function LinkAccountDialog({ panel, onDone, onClose }: CompanyDialogProps) {
	const { client } = useTerminal();
	const { account: words } = useWords();
	const { company: say } = words;
	const { account, memberId } = panel;
	const [draft, setDraft] = useState({
		code: account?.code ?? '',
		name: account?.name ?? '',
		limitText: account === undefined ? '' : formatYuan(account.limitFen),
		active: account?.active ?? true,
	});
	const change = (part: Partial<typeof draft>) => setDraft({ ...draft, ...part });

	async function send(): Promise<ClientRefusal | undefined> {
		const linked = await client.ask('account/link', { memberId, ...draft });
		if (!linked.ok) return linked.refusal;
		onDone(say.done);
		return undefined;
	}

	return (
		<FormDialog
			title={account === undefined ? say.open : say.limit}
			confirm={words.save}
			walk={false}
			problem={draft.limitText.trim() === '' ? say.limitMissing : undefined}
			send={send}
			onDone={onClose}
			onClose={onClose}
		>
			<Field
				label={words.limitYuan}
				value={draft.limitText}
				onChange={(limitText) => change({ limitText })}
				focusFirst
				numeric
				large
				maxLength={16}
			/>
			<Field
				label={words.name}
				hint={say.nameHint}
				value={draft.name}
				onChange={(name) => change({ name })}
				maxLength={60}
			/>
			{account === undefined && (
				<Field
					label={words.code}
					hint={say.codeHint}
					value={draft.code}
					onChange={(code) => change({ code: code.normalize('NFKC').toUpperCase() })}
					maxLength={20}
				/>
			)}
			{account !== undefined && (
				<ValueChoice
					label={words.state}
					options={[
						{ value: true, label: words.active },
						{ value: false, label: words.off },
					]}
					value={draft.active}
					onChange={(active) => change({ active })}
				/>
			)}
		</FormDialog>
	);
}

export function AssignListDialog({ panel, onDone, onClose }: CompanyDialogProps) {
	const { client } = useTerminal();
	const { priceList: say } = useWords();
	const { memberId, priceList } = panel;
	const [code, setCode] = useState(priceList?.code ?? '');
	const { value: got } = useAsked('', () => client.ask('price-list/list', {}));
	const lists = got?.ok === true ? got.value.lists : [];

	async function send(): Promise<ClientRefusal | undefined> {
		const given = await client.ask('price-list/assign', { memberId, code });
		if (!given.ok) return given.refusal;
		onDone(say.assigned);
		return undefined;
	}

	return (
		<FormDialog
			title={say.assign}
			size="small"
			confirm={say.save}
			walk={false}
			send={send}
			onDone={onClose}
			onClose={onClose}
		>
			<SelectField
				label={say.ofMember}
				value={code}
				onChange={setCode}
				options={[
					{ value: '', label: say.none },
					...lists.map(({ code: value, name: label }) => ({ value, label })),
				]}
			/>
		</FormDialog>
	);
}
