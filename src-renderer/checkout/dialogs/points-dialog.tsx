/** F8, when it must be shown that the member is there before their points are used. */
import { useState } from 'react';
import { sayFilled } from '../../app/say.ts';
import { useWords } from '../../app/use-words.ts';
import { useAsked } from '../../sales/use-asked.ts';
import { provePoints } from '../points-steps.ts';
import { useDesk } from '../use-desk.ts';
import { AskDialog } from './ask-dialog.tsx';
import { ProofFields, proofOf, type ProofDraft } from './proof-fields.tsx';

export function PointsDialog({ pinOnly }: { readonly pinOnly: boolean }) {
	const desk = useDesk();
	const { proof: say } = useWords().points;
	const [draft, setDraft] = useState<ProofDraft>({ way: pinOnly ? 'pin' : 'tail', typed: '' });
	const { value: got } = useAsked('', () => desk.client.ask('points/book', {}));
	const from = got?.ok === true ? got.value.book.pinFromFen : undefined;
	return (
		<AskDialog
			title={say.title}
			confirm={say.confirm}
			complete={draft.typed !== ''}
			send={() => provePoints(desk, proofOf(draft))}
		>
			<ProofFields
				draft={draft}
				onChange={setDraft}
				pinOnly={pinOnly}
				hint={from === undefined ? '' : sayFilled(say.hint, { from })}
			/>
		</AskDialog>
	);
}
