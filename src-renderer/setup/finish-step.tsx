/** Everything once more before the store exists, each with the way back to it. */
import type { Words } from '#shared/words/words-of.ts';
import { formatRate } from '#shared/receipt/format.ts';
import { sayFilled } from '../app/say.ts';
import { useWords } from '../app/use-words.ts';
import { Button } from '../ui/button.tsx';
import type { StepProps } from './step-props.ts';
import type { Step, WizardDraft } from './wizard-draft.ts';
import { WizardStep } from './wizard-step.tsx';
import styles from './wizard.module.css';

export type FinishStepProps = StepProps & {
	readonly busy: boolean;
	readonly onChange: (step: Step) => void;
};

export function FinishStep({ draft, busy, refusal, onNext, onBack, onChange }: FinishStepProps) {
	const words = useWords();
	const { setup } = words;
	const { finish: say } = setup;
	return (
		<WizardStep
			title={say.title}
			lead={say.lead}
			next={busy ? say.going : say.go}
			busy={busy}
			refusal={refusal}
			onNext={onNext}
			onBack={onBack}
		>
			<dl className={styles['summary']}>
				{summaryOf(words, draft).map(([step, text]) => (
					<div key={step}>
						<dt>{setup.steps[step]}</dt>
						<dd>{text}</dd>
						<dd>
							<Button
								tone="quiet"
								label={sayFilled(say.changeStep, { step: setup.steps[step] })}
								onPress={() => onChange(step)}
							>
								{say.change}
							</Button>
						</dd>
					</div>
				))}
			</dl>
		</WizardStep>
	);
}

function summaryOf(words: Words, draft: WizardDraft): readonly (readonly [Step, string])[] {
	const { setup, settings: say } = words;
	const { settings } = draft;
	const { storeName, storeCode, storeAddress, storePhone, timeZone, printer } = settings;
	const zone = Object.hasOwn(say.zones, timeZone)
		? say.zones[timeZone as keyof typeof say.zones]
		: timeZone;
	const places = { none: '', tcp: `${printer.host}:${printer.port}`, file: printer.path };
	const joined = (parts: readonly string[]) => parts.filter((part) => part !== '').join(' · ');
	return [
		['language', say.languages[settings.language]],
		[
			'store',
			joined([
				`${storeName} (${storeCode})`,
				storeAddress,
				storePhone,
				zone,
				`${say.fields.taxBp} ${formatRate(settings.taxBp)}`,
			]),
		],
		['terminal', settings.terminalCode],
		['owner', `${draft.ownerName} (${draft.ownerNo})`],
		[
			'printer',
			joined([
				say.printer.kinds[printer.kind],
				places[printer.kind],
				printer.kind === 'none' ? '' : say.printer.papers[`c${printer.columns}`],
				printer.kind === 'none' ? '' : say.policies[settings.receiptPolicy],
			]),
		],
		['goods', setup.goods[draft.goods].title],
	];
}
