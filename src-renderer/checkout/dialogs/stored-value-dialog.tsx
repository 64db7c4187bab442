/**
 * C in the tender, when it must be shown that the member is there (SV-5): they type their PIN,
 * or the last four of their phone where that is enough.
 */
import { useState } from 'react';
import { useWords } from '../../app/use-words.ts';
import { sayFilled } from '../../app/say.ts';
import { useAsked } from '../../sales/use-asked.ts';
import { Choice } from '../../ui/choice.tsx';
import { Field } from '../../ui/field.tsx';
import { payFrom } from '../payment-steps.ts';
import { takeCash } from '../tender-steps.ts';
import { useDesk } from '../use-desk.ts';
import { AskDialog } from './ask-dialog.tsx';

type ProofWay = 'pin' | 'tail';

export function StoredValueDialog({ pinOnly }: { readonly pinOnly: boolean }) {
	const desk = useDesk();
	const { pay: say } = useWords().storedValue;
	const [way, setWay] = useState<ProofWay>(pinOnly ? 'pin' : 'tail');
	const [typed, setTyped] = useState('');
	const { value: book } = useAsked('', () => desk.client.ask('stored-value/book', {}));
	const from = book?.ok === true ? book.value.pinFromFen : undefined;
	const proof = way === 'pin' ? { pin: typed } : { tail: typed };
	return (
		<AskDialog
			title={say.title}
			confirm={say.confirm}
			complete={typed !== ''}
			send={() => {
				const wanted = { method: 'stored_value', subject: '', proof } as const;
				return payFrom(desk, wanted, () => takeCash(desk));
			}}
		>
			<Field
				label={say[way]}
				hint={from === undefined ? '' : sayFilled(say.hint, { from })}
				value={typed}
				onChange={setTyped}
				type={way === 'pin' ? 'password' : 'text'}
				scan="ignore"
				focusFirst
				numeric
				large
				maxLength={way === 'pin' ? 12 : 4}
			/>
			{!pinOnly && (
				<Choice
					label={say.choose}
					value={way}
					onChange={(next) => {
						setWay(next);
						setTyped('');
					}}
					options={(['pin', 'tail'] as const).map((value) => ({ value, label: say.ways[value] }))}
				/>
			)}
		</AskDialog>
	);
}
