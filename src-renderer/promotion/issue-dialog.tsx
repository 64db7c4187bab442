/** Issues one-time coupons of a kind and prints them, each with its barcode. */
import { useState } from 'react';
import type { CouponKindView } from '#shared/contract/pricing-views.ts';
import type { RequestOutput } from '#shared/contract/terminal-contract.ts';
import { useWords } from '../app/use-words.ts';
import { FormDialog } from '../settings/form-dialog.tsx';
import type { ClientRefusal } from '../terminal-client/open-client.ts';
import { useTerminal } from '../terminal-client/use-terminal.ts';
import { Choice } from '../ui/choice.tsx';
import { Field } from '../ui/field.tsx';

export type IssueDialogProps = {
	readonly kinds: readonly CouponKindView[];
	readonly onIssued: (issued: RequestOutput<'coupon/issue'>) => void;
	readonly onClose: () => void;
};

export function IssueDialog({ kinds, onIssued, onClose }: IssueDialogProps) {
	const { client } = useTerminal();
	const { coupons: say } = useWords().promotion;
	// One command id for the life of the dialog: pressed twice, they are issued once.
	const [commandId] = useState<string>(() => crypto.randomUUID());
	const [kindId, setKindId] = useState(kinds[0]?.kindId ?? '');
	const [count, setCount] = useState('1');
	const [days, setDays] = useState('30');

	async function send(): Promise<ClientRefusal | undefined> {
		const input = { kindId, count: Number(count), validDays: Number(days) };
		const issued = await client.ask('coupon/issue', input, { commandId });
		if (!issued.ok) return issued.refusal;
		onIssued(issued.value);
		return undefined;
	}

	return (
		<FormDialog
			title={say.issue}
			confirm={say.confirm}
			send={send}
			problem={isWhole(count, 50) && isWhole(days, 3660) ? undefined : say.count}
			onDone={onClose}
			onClose={onClose}
		>
			<Choice
				label={say.kind}
				value={kindId}
				onChange={setKindId}
				options={kinds.map((kind) => ({ value: kind.kindId, label: kind.name }))}
			/>
			<Field
				label={say.count}
				value={count}
				onChange={(text) => setCount(digits(text))}
				focusFirst
				numeric
				maxLength={2}
			/>
			<Field
				label={say.days}
				value={days}
				onChange={(text) => setDays(digits(text))}
				numeric
				maxLength={4}
			/>
		</FormDialog>
	);
}

function digits(text: string): string {
	return text.replaceAll(/\D/g, '');
}

function isWhole(text: string, most: number): boolean {
	const figure = Number(text);
	return text !== '' && figure >= 1 && figure <= most;
}
