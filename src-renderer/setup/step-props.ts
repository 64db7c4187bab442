/** What the wizard hands to each of its steps. */
import type { SettingName } from '../settings/form-props.ts';
import type { ClientRefusal } from '../terminal-client/open-client.ts';
import type { Wizard } from './wizard-draft.ts';

export type StepProps = Wizard & {
	readonly onNext: () => void;
	/** Undefined at the first step. */
	readonly onBack: (() => void) | undefined;
	/** What main would not take when it was finished. */
	readonly refusal: ClientRefusal | undefined;
	readonly wrong: SettingName | undefined;
};
