/** D in the tender: which slip of store credit (店内余额凭证) pays; a scan here fills it in. */
import { useState } from 'react';
import { useWords } from '../../app/use-words.ts';
import { Field } from '../../ui/field.tsx';
import { payFrom } from '../payment-steps.ts';
import { takeCash } from '../tender-steps.ts';
import { useDesk } from '../use-desk.ts';
import { AskDialog } from './ask-dialog.tsx';

export function CreditDialog() {
	const desk = useDesk();
	const { credit } = useWords().checkout;
	const [code, setCode] = useState('');
	return (
		<AskDialog
			title={credit.title}
			confirm={credit.take}
			complete={code.trim() !== ''}
			send={() => payFrom(desk, { method: 'store_credit', subject: code }, () => takeCash(desk))}
		>
			<Field
				label={credit.label}
				hint={credit.hint}
				value={code}
				onChange={setCode}
				scan="capture"
				onScan={setCode}
				focusFirst
				large
				maxLength={32}
			/>
		</AskDialog>
	);
}
