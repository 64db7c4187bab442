/** The receipt printer, tried on the spot; "none" is an answer too. */
import { useState } from 'react';
import type { Words } from '#shared/words/words-of.ts';
import { sayFilled } from '../app/say.ts';
import { useWords } from '../app/use-words.ts';
import { PolicyChoice, PrinterForm } from '../settings/printer-form.tsx';
import { useTerminal } from '../terminal-client/use-terminal.ts';
import { Button } from '../ui/button.tsx';
import { printKey } from './print-key.ts';
import type { StepProps } from './step-props.ts';
import type { WizardDraft } from './wizard-draft.ts';
import { WizardStep } from './wizard-step.tsx';
import styles from './wizard.module.css';

export function PrinterStep(props: StepProps) {
	const words = useWords();
	const { printer: say } = words.setup;
	const { draft, changeSettings, wrong, onNext, onBack } = props;
	const { test, testing, note, refusal } = usePrinterTest(props);
	const [tried, setTried] = useState(false);
	const problem = problemIn(words, draft);
	const hasPrinter = draft.settings.printer.kind !== 'none';
	return (
		<WizardStep
			title={say.title}
			lead={say.lead}
			refusal={refusal ?? props.refusal}
			note={note}
			problem={tried ? problem : undefined}
			onBack={onBack}
			onNext={() => {
				setTried(true);
				if (problem === undefined) onNext();
			}}
			onKey={({ code, control }) => {
				if (!control || code !== 'KeyP') return false;
				if (hasPrinter && problem === undefined) test();
				return true;
			}}
			actions={
				hasPrinter && (
					<Button
						size="large"
						keyLabel="Ctrl+P"
						disabled={problem !== undefined || testing}
						onPress={test}
					>
						{say.test}
					</Button>
				)
			}
		>
			<PrinterForm settings={draft.settings} onChange={changeSettings} wrong={wrong}>
				<PolicyChoice settings={draft.settings} onChange={changeSettings} />
			</PrinterForm>
			{hasPrinter && <p className={styles['quiet']}>{say.testLead}</p>}
		</WizardStep>
	);
}

function problemIn({ setup, settings }: Words, draft: WizardDraft): string | undefined {
	const { kind, host, path, port } = draft.settings.printer;
	const { printer: say } = settings;
	const missing = (field: string) => sayFilled(setup.missing, { field });
	if (kind === 'tcp' && host === '') return missing(say.host);
	if (kind === 'tcp' && port === 0) return missing(say.port);
	return kind === 'file' && path === '' ? missing(say.path) : undefined;
}

function usePrinterTest({ draft, change }: StepProps) {
	const { setup } = useWords();
	const { client } = useTerminal();
	const [testing, setTesting] = useState(false);
	const [answer, setAnswer] = useState<Awaited<ReturnType<typeof printKey>>>();

	async function print(): Promise<void> {
		setTesting(true);
		const printed = await printKey(client, draft.settings.printer, draft.groups);
		setTesting(false);
		setAnswer(printed);
		if (printed.ok && printed.renewed !== undefined) change(printed.renewed);
	}

	const { result } = setup.printer;
	const outcome = answer?.ok === true ? answer.outcome : undefined;
	const said =
		outcome !== undefined && Object.hasOwn(result, outcome)
			? result[outcome as keyof typeof result]
			: outcome;
	const renewed = answer?.ok === true && answer.renewed !== undefined;
	return {
		testing,
		note: renewed ? setup.recovery.changed : said,
		refusal: answer?.ok === false ? answer.refusal : undefined,
		test: () => {
			if (!testing) void print();
		},
	};
}
