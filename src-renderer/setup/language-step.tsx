/** The language first: everything that follows is read in it. Both names stand in their own language. */
import type { Language } from '#shared/contract/views.ts';
import { wordsOf } from '#shared/words/words-of.ts';
import { useWords } from '../app/use-words.ts';
import { useStore, useTerminal } from '../terminal-client/use-terminal.ts';
import type { StepProps } from './step-props.ts';
import { WayChoice } from './way-choice.tsx';
import { WizardStep } from './wizard-step.tsx';

export function LanguageStep({ changeSettings, onNext, onBack }: StepProps) {
	const { setup, settings } = useWords();
	const { language: say } = setup;
	const { client, status } = useTerminal();
	const language = useStore(status).status?.language ?? 'zh-CN';

	async function choose(chosen: Language): Promise<void> {
		changeSettings({ language: chosen, receiptLanguage: chosen });
		await client.ask('settings/language', { language: chosen });
		await status.refresh();
	}

	function next(): void {
		// The status bar switches the language too; what is shown is what was chosen.
		changeSettings({ language, receiptLanguage: language });
		onNext();
	}

	return (
		<WizardStep title={say.title} lead={say.lead} onNext={next} onBack={onBack}>
			<WayChoice
				label={say.label}
				ways={(['zh-CN', 'en'] as const).map((value) => ({
					value,
					title: settings.languages[value],
					lead: wordsOf[value].setup.language.about,
					lang: value,
				}))}
				value={language}
				onChange={(chosen) => void choose(chosen)}
			/>
		</WizardStep>
	);
}
