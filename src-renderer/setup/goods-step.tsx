/** Where the goods come from: none yet, the demo's, or a spreadsheet after signing in. */
import { useWords } from '../app/use-words.ts';
import type { StepProps } from './step-props.ts';
import { WayChoice } from './way-choice.tsx';
import { WizardStep } from './wizard-step.tsx';

export function GoodsStep({ draft, change, onNext, onBack }: StepProps) {
	const { goods: say } = useWords().setup;
	return (
		<WizardStep title={say.title} lead={say.lead} onNext={onNext} onBack={onBack}>
			<WayChoice
				label={say.label}
				ways={(['empty', 'later', 'demo'] as const).map((value) => ({ value, ...say[value] }))}
				value={draft.goods}
				onChange={(goods) => change({ goods })}
			/>
		</WizardStep>
	);
}
