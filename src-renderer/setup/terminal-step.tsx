/** The code of this terminal, and what receipt numbers look like with it. */
import { useState } from 'react';
import { sayFilled } from '../app/say.ts';
import { useWords } from '../app/use-words.ts';
import { TerminalCodeField } from '../settings/counter-form.tsx';
import type { StepProps } from './step-props.ts';
import { WizardStep } from './wizard-step.tsx';
import styles from './wizard.module.css';

export function TerminalStep({ draft, changeSettings, refusal, wrong, onNext, onBack }: StepProps) {
	const { setup, settings } = useWords();
	const [tried, setTried] = useState(false);
	const { storeCode, terminalCode } = draft.settings;
	const missing = terminalCode === '';
	const field = settings.fields.terminalCode;
	return (
		<WizardStep
			title={setup.terminal.title}
			lead={setup.terminal.lead}
			refusal={refusal}
			problem={tried && missing ? sayFilled(setup.missing, { field }) : undefined}
			onBack={onBack}
			onNext={() => {
				setTried(true);
				if (!missing) onNext();
			}}
		>
			<div className={styles['narrow']}>
				<TerminalCodeField settings={draft.settings} onChange={changeSettings} wrong={wrong} />
			</div>
			<p className={styles['sample']}>
				{setup.terminal.sample}
				<b>
					{storeCode}-{terminalCode}-0000001-K7Q2M9
				</b>
			</p>
		</WizardStep>
	);
}
