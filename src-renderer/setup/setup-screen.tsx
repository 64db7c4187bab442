/**
 * The first run (首次设置): one thing at a time, by keys alone. Enter goes on, Esc goes one step back,
 * nothing typed is lost, and the store exists only when the last step was pressed.
 */
import { useState } from 'react';
import { settingOf, type SettingName } from '../settings/form-props.ts';
import { useShell } from '../app/shell-parts.ts';
import type { ClientRefusal } from '../terminal-client/open-client.ts';
import { useTerminal } from '../terminal-client/use-terminal.ts';
import { FinishStep } from './finish-step.tsx';
import { GoodsStep } from './goods-step.tsx';
import { LanguageStep } from './language-step.tsx';
import { OwnerStep } from './owner-step.tsx';
import { PrinterStep } from './printer-step.tsx';
import { RecoveryStep } from './recovery-step.tsx';
import type { StepProps } from './step-props.ts';
import { StepsRail } from './steps-rail.tsx';
import { StoreStep } from './store-step.tsx';
import { TerminalStep } from './terminal-step.tsx';
import { forgetWizard, STEPS, useWizardDraft, type Step, type Wizard } from './wizard-draft.ts';
import styles from './wizard.module.css';

export function SetupScreen() {
	const wizard = useWizardDraft();
	const [step, setStep] = useState<Step>('language');
	const { finish, finishing, refusal, forgive } = useFinishing(wizard, setStep);
	const at = STEPS.indexOf(step);
	const goTo = (to: Step | undefined) => {
		if (to === undefined) return;
		// A step that somebody goes on from has been looked at again.
		forgive();
		setStep(to);
	};
	const previous = STEPS[at - 1];
	const props: StepProps = {
		...wizard,
		refusal,
		wrong: refusal === undefined ? undefined : (settingOf(refusal) as SettingName | undefined),
		onNext: () => goTo(STEPS[at + 1]),
		onBack: previous === undefined ? undefined : () => goTo(previous),
	};
	return (
		<main className={styles['screen']}>
			<div className={styles['card']}>
				<StepsRail step={step} />
				<ShownStep
					key={step}
					step={step}
					props={props}
					finishing={finishing}
					onFinish={finish}
					onChange={goTo}
				/>
			</div>
		</main>
	);
}

type ShownStepProps = {
	readonly step: Step;
	readonly props: StepProps;
	readonly finishing: boolean;
	readonly onFinish: () => void;
	readonly onChange: (step: Step) => void;
};

function ShownStep({ step, props, finishing, onFinish, onChange }: ShownStepProps) {
	switch (step) {
		case 'language':
			return <LanguageStep {...props} />;
		case 'recovery':
			return <RecoveryStep {...props} />;
		case 'store':
			return <StoreStep {...props} />;
		case 'terminal':
			return <TerminalStep {...props} />;
		case 'owner':
			return <OwnerStep {...props} />;
		case 'printer':
			return <PrinterStep {...props} />;
		case 'goods':
			return <GoodsStep {...props} />;
		case 'finish':
			return <FinishStep {...props} busy={finishing} onNext={onFinish} onChange={onChange} />;
	}
}

/** setup/complete, and where to go when something of it was not taken. */
function useFinishing({ draft, change }: Wizard, setStep: (step: Step) => void) {
	const { client, status } = useTerminal();
	const { sounds } = useShell();
	const [refusal, setRefusal] = useState<ClientRefusal>();
	const [finishing, setFinishing] = useState(false);

	async function complete(): Promise<void> {
		setFinishing(true);
		const { settings, ownerNo, ownerName, ownerPin, goods } = draft;
		const answer = await client.ask('setup/complete', {
			settings: { ...settings, storeName: settings.storeName.trim() },
			ownerNo,
			ownerName: ownerName.trim(),
			ownerPin,
			goods: goods === 'demo' ? 'demo' : 'empty',
		});
		if (answer.ok) {
			forgetWizard();
			// The sign-in screen replaces this one as soon as the status says so.
			await status.refresh();
			return;
		}
		setFinishing(false);
		sounds.no();
		setRefusal(answer.refusal);
		if (answer.refusal.code === 'setup/recovery-key-not-confirmed') change({ confirmed: false });
		setStep(stepOf(answer.refusal));
	}

	return {
		finishing,
		refusal,
		forgive: () => setRefusal(undefined),
		finish: () => {
			if (!finishing) void complete();
		},
	};
}

const STEP_OF_FIELD: Readonly<Record<string, Step>> = {
	storeName: 'store',
	storeCode: 'store',
	storeAddress: 'store',
	storePhone: 'store',
	timeZone: 'store',
	terminalCode: 'terminal',
	ownerNo: 'owner',
	ownerName: 'owner',
	ownerPin: 'owner',
	printer: 'printer',
};

/** The step in which a refusal can be mended; the last one when none can. */
function stepOf(refusal: ClientRefusal): Step {
	if (refusal.code === 'setup/weak-pin') return 'owner';
	if (refusal.code === 'setup/recovery-key-not-confirmed') return 'recovery';
	return STEP_OF_FIELD[settingOf(refusal) ?? ''] ?? 'finish';
}
