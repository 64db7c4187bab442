/** The store: its name, code, address, time zone and tax. */
import { useState } from 'react';
import { sayFilled } from '../app/say.ts';
import { useWords } from '../app/use-words.ts';
import { StoreForm } from '../settings/store-form.tsx';
import type { StepProps } from './step-props.ts';
import { WizardStep } from './wizard-step.tsx';

export function StoreStep({ draft, changeSettings, refusal, wrong, onNext, onBack }: StepProps) {
	const { setup, settings } = useWords();
	const [tried, setTried] = useState(false);
	const { storeName, storeCode } = draft.settings;
	const missing =
		storeName.trim() === '' ? 'storeName' : storeCode === '' ? 'storeCode' : undefined;
	const field = missing === undefined ? '' : settings.fields[missing];
	return (
		<WizardStep
			title={setup.store.title}
			lead={setup.store.lead}
			refusal={refusal}
			problem={tried && missing !== undefined ? sayFilled(setup.missing, { field }) : undefined}
			onBack={onBack}
			onNext={() => {
				setTried(true);
				if (missing === undefined) onNext();
			}}
		>
			<StoreForm
				settings={draft.settings}
				onChange={changeSettings}
				wrong={wrong ?? (tried ? missing : undefined)}
			/>
		</WizardStep>
	);
}
