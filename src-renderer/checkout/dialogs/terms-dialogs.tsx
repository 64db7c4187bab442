/** Ctrl+E: a note on the sale (备注). Ctrl+D: whose sale it is (导购), of a line or of the whole. */
import { useState } from 'react';
import type { LineView } from '#shared/contract/views.ts';
import { sayFilled } from '../../app/say.ts';
import { useWords } from '../../app/use-words.ts';
import { Choice } from '../../ui/choice.tsx';
import { Field } from '../../ui/field.tsx';
import { setNote, setSalesperson } from '../pricing-steps.ts';
import { useDesk, useSale } from '../use-desk.ts';
import { AskDialog } from './ask-dialog.tsx';

export function NoteDialog() {
	const desk = useDesk();
	const { app, checkout } = useWords();
	const held = useSale().sale?.totals.note ?? '';
	const [text, setText] = useState(held);
	return (
		<AskDialog
			title={checkout.note.title}
			confirm={app.button.confirm}
			complete
			send={() => setNote(desk, text)}
			size="normal"
		>
			<Field
				label={checkout.note.label}
				value={text}
				onChange={setText}
				focusFirst
				maxLength={120}
			/>
		</AskDialog>
	);
}

export function SalespersonDialog({ line }: { readonly line: LineView }) {
	const desk = useDesk();
	const { app, checkout } = useWords();
	const { salesperson } = checkout;
	const [operatorNo, setOperatorNo] = useState(line.salesperson);
	const [whose, setWhose] = useState<'sale' | 'line'>('sale');
	const { lineId, name } = line;
	return (
		<AskDialog
			title={salesperson.title}
			confirm={app.button.confirm}
			complete
			send={() => setSalesperson(desk, { operatorNo, ...(whose === 'line' ? { lineId } : {}) })}
			size="normal"
			switchKey="F4"
			onSwitch={() => setWhose(whose === 'line' ? 'sale' : 'line')}
		>
			<Field
				label={salesperson.label}
				value={operatorNo}
				onChange={setOperatorNo}
				focusFirst
				numeric
				maxLength={12}
			/>
			<Choice
				label={sayFilled(salesperson.whose, { key: 'F4' })}
				value={whose}
				onChange={setWhose}
				options={[
					{ value: 'sale', label: salesperson.wholeSale },
					{ value: 'line', label: sayFilled(salesperson.thisLine, { name }) },
				]}
			/>
		</AskDialog>
	);
}
