/** Adding a company customer (挂账客户), or changing its name, limit and whether it may buy. */
import { useState } from 'react';
import type { AccountView } from '#shared/contract/account-requests.ts';
import { formatYuan } from '#shared/receipt/format.ts';
import { sayFilled } from '../app/say.ts';
import { useWords } from '../app/use-words.ts';
import { FormDialog } from '../settings/form-dialog.tsx';
import { ValueChoice } from '../settings/value-choice.tsx';
import { useTerminal } from '../terminal-client/use-terminal.ts';
import { Field } from '../ui/field.tsx';

export type AccountFormProps = {
	/** Undefined: a new one. */
	readonly account: AccountView | undefined;
	readonly onDone: (account: Pick<AccountView, 'code' | 'name'>) => void;
	readonly onClose: () => void;
};

export function AccountForm({ account, onDone, onClose }: AccountFormProps) {
	const words = useWords();
	const { account: say } = words;
	const { client } = useTerminal();
	const isNew = account === undefined;
	const [draft, setDraft] = useState({
		code: account?.code ?? '',
		name: account?.name ?? '',
		limitText: isNew ? '' : formatYuan(account.limitFen),
		active: account?.active ?? true,
	});
	const change = (part: Partial<typeof draft>) => setDraft({ ...draft, ...part });
	const missing = (['code', 'name', 'limitText'] as const).find((key) => draft[key].trim() === '');
	const names = { code: say.code, name: say.name, limitText: say.limitYuan };
	const problem =
		missing === undefined ? undefined : sayFilled(words.setup.missing, { field: names[missing] });
	return (
		<FormDialog
			title={isNew ? say.addTitle : sayFilled(say.editTitle, { code: account.code })}
			confirm={say.save}
			walk={isNew}
			problem={problem}
			send={async () => {
				const put = await client.ask('account/put', draft);
				return put.ok ? undefined : put.refusal;
			}}
			onDone={() => onDone(draft)}
			onClose={onClose}
		>
			{isNew && (
				<Field
					label={say.code}
					hint={say.codeHint}
					value={draft.code}
					onChange={(code) => change({ code: code.normalize('NFKC').toUpperCase() })}
					maxLength={20}
				/>
			)}
			<Field
				label={say.name}
				value={draft.name}
				onChange={(name) => change({ name })}
				maxLength={60}
			/>
			<Field
				label={say.limitYuan}
				value={draft.limitText}
				onChange={(limitText) => change({ limitText })}
				numeric
				maxLength={16}
			/>
			{!isNew && (
				<ValueChoice
					label={say.state}
					options={[
						{ value: true, label: say.active },
						{ value: false, label: say.off },
					]}
					value={draft.active}
					onChange={(active) => change({ active })}
				/>
			)}
		</FormDialog>
	);
}
