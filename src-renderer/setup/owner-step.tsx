/** The owner: without a number and a PIN of an owner the wizard does not end. */
import { useState } from 'react';
import type { Words } from '#shared/words/words-of.ts';
import { sayFilled } from '../app/say.ts';
import { useWords } from '../app/use-words.ts';
import { Field } from '../ui/field.tsx';
import type { StepProps } from './step-props.ts';
import type { WizardDraft } from './wizard-draft.ts';
import { WizardStep } from './wizard-step.tsx';
import forms from '../settings/forms.module.css';

export function OwnerStep({ draft, change, refusal, onNext, onBack }: StepProps) {
	const words = useWords();
	const { owner: say } = words.setup;
	const [tried, setTried] = useState(false);
	const problem = problemIn(words, draft);
	return (
		<WizardStep
			title={say.title}
			lead={say.lead}
			refusal={refusal}
			problem={tried ? problem : undefined}
			onBack={onBack}
			onNext={() => {
				setTried(true);
				if (problem === undefined) onNext();
			}}
		>
			<div className={forms['grid']}>
				<Field
					label={say.no}
					hint={say.noHint}
					value={draft.ownerNo}
					onChange={(typed) => change({ ownerNo: typed.replaceAll(/[^0-9A-Za-z]/g, '') })}
					maxLength={12}
				/>
				<Field
					label={say.name}
					value={draft.ownerName}
					onChange={(ownerName) => change({ ownerName })}
					maxLength={40}
				/>
				<Field
					label={say.pin}
					hint={say.pinHint}
					type="password"
					scan="ignore"
					value={draft.ownerPin}
					onChange={(ownerPin) => change({ ownerPin })}
					numeric
					maxLength={12}
				/>
				<Field
					label={say.pinAgain}
					type="password"
					scan="ignore"
					value={draft.ownerPinAgain}
					onChange={(ownerPinAgain) => change({ ownerPinAgain })}
					numeric
					maxLength={12}
				/>
			</div>
		</WizardStep>
	);
}

function problemIn({ setup, settings }: Words, draft: WizardDraft): string | undefined {
	const { owner: say } = setup;
	const missing = (field: string) => sayFilled(setup.missing, { field });
	if (draft.ownerNo === '') return missing(say.no);
	if (draft.ownerName.trim() === '') return missing(say.name);
	if (!/^\d{4,12}$/.test(draft.ownerPin)) return settings.operators.pinShort;
	return draft.ownerPin === draft.ownerPinAgain ? undefined : settings.operators.pinDiffers;
}
