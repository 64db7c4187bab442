/** Ctrl+K: who does the service of a line (技师); an empty number takes the name away again. */
import { useState } from 'react';
import type { LineView } from '#shared/contract/views.ts';
import { sayFilled } from '../../app/say.ts';
import { useWords } from '../../app/use-words.ts';
import { TechnicianField } from '../../technician/technician-field.tsx';
import { setTechnician } from '../technician-steps.ts';
import { useDesk } from '../use-desk.ts';
import { AskDialog } from './ask-dialog.tsx';

export function TechnicianDialog({ line }: { readonly line: LineView }) {
	const desk = useDesk();
	const { app, technician } = useWords();
	const { pick: say } = technician;
	const [code, setCode] = useState(line.technician);
	const { lineId, name } = line;
	return (
		<AskDialog
			title={say.title}
			confirm={app.button.confirm}
			complete
			send={() => setTechnician(desk, { lineId, technician: code.trim() })}
			size="normal"
		>
			<p>{sayFilled(say.line, { name })}</p>
			<TechnicianField label={say.label} value={code} onChange={setCode} focusFirst />
		</AskDialog>
	);
}
