/** Which printer to print the recovery key on; the wizard remembers it for its printer step. */
import { useWords } from '../app/use-words.ts';
import { FormDialog } from '../settings/form-dialog.tsx';
import { PrinterForm } from '../settings/printer-form.tsx';
import type { ClientRefusal } from '../terminal-client/open-client.ts';
import { useTerminal } from '../terminal-client/use-terminal.ts';
import { printKey } from './print-key.ts';
import type { Wizard } from './wizard-draft.ts';

export type PrintKeyDialogProps = Wizard & {
	readonly onPrinted: (outcome: { readonly renewed: boolean }) => void;
	readonly onClose: () => void;
};

export function PrintKeyDialog(props: PrintKeyDialogProps) {
	const { draft, change, changeSettings, onPrinted, onClose } = props;
	const { printer: say } = useWords().setup.recovery;
	const { client } = useTerminal();

	async function send(): Promise<ClientRefusal | undefined> {
		const printed = await printKey(client, draft.settings.printer, draft.groups);
		if (!printed.ok) return printed.refusal;
		if (printed.renewed !== undefined) change(printed.renewed);
		onPrinted({ renewed: printed.renewed !== undefined });
		return undefined;
	}

	return (
		<FormDialog title={say.title} confirm={say.go} send={send} onDone={onClose} onClose={onClose}>
			<PrinterForm settings={draft.settings} onChange={changeSettings} />
		</FormDialog>
	);
}
