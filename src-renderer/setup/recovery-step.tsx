/**
 * The recovery key (恢复密钥): shown to be copied or printed, then covered and typed back once. Only
 * then the wizard goes on: a key that was copied wrongly is worse than none.
 */
import { useEffect, useState } from 'react';
import { useShell } from '../app/shell-parts.ts';
import { useWords } from '../app/use-words.ts';
import type { ClientRefusal } from '../terminal-client/open-client.ts';
import { useTerminal } from '../terminal-client/use-terminal.ts';
import { Button } from '../ui/button.tsx';
import { NoticeBar } from '../ui/notice-bar.tsx';
import { KeyCells, wrongGroups } from './key-cells.tsx';
import { KeySheet } from './key-sheet.tsx';
import { PrintKeyDialog } from './print-key-dialog.tsx';
import type { StepProps } from './step-props.ts';
import { WizardStep } from './wizard-step.tsx';
import styles from './wizard.module.css';

export function RecoveryStep(props: StepProps) {
	const [typing, setTyping] = useState(false);
	if (props.draft.confirmed) return <KeyConfirmed {...props} />;
	return typing ? (
		<TypeBack {...props} onBack={() => setTyping(false)} />
	) : (
		<ShowKey {...props} onNext={() => setTyping(true)} />
	);
}

function KeyConfirmed({ onNext, onBack }: StepProps) {
	const { recovery: say } = useWords().setup;
	return (
		<WizardStep title={say.label} lead={say.lead} onNext={onNext} onBack={onBack}>
			<NoticeBar tone="plain" say={say.right} />
		</WizardStep>
	);
}

function ShowKey(props: StepProps) {
	const { recovery: say } = useWords().setup;
	const { draft, change, onNext, onBack } = props;
	const { client } = useTerminal();
	const [printing, setPrinting] = useState(false);
	const [note, setNote] = useState<string>();
	const [refusal, setRefusal] = useState(props.refusal);
	const known = draft.groups.length > 0;
	useEffect(() => {
		if (known) return;
		void client.ask('setup/recovery-key', {}).then((shown) => {
			if (shown.ok) change({ groups: shown.value.groups });
			else setRefusal(shown.refusal);
		});
		// oxlint-disable-next-line react-hooks/exhaustive-deps -- asked for once, kept in the draft
	}, [client, known]);
	return (
		<>
			<WizardStep
				title={say.title}
				lead={say.lead}
				next={say.copied}
				busy={!known}
				onNext={() => known && onNext()}
				onBack={onBack}
				refusal={refusal}
				note={note}
				onKey={({ code, control }) => {
					if (!control || code !== 'KeyP') return false;
					setPrinting(known);
					return true;
				}}
				actions={
					<Button
						size="large"
						keyLabel="Ctrl+P"
						disabled={!known}
						onPress={() => setPrinting(true)}
					>
						{note === undefined ? say.print : say.again}
					</Button>
				}
			>
				<KeySheet groups={draft.groups} />
				<p className={styles['quiet']}>{say.letters}</p>
			</WizardStep>
			{printing && (
				<PrintKeyDialog
					{...props}
					onClose={() => setPrinting(false)}
					onPrinted={({ renewed }) => setNote(renewed ? say.changed : say.printed)}
				/>
			)}
		</>
	);
}

function TypeBack({ draft, change, onNext, onBack }: StepProps) {
	const { recovery: say } = useWords().setup;
	const { client } = useTerminal();
	const { sounds } = useShell();
	const [refusal, setRefusal] = useState<ClientRefusal>();
	const [busy, setBusy] = useState(false);

	async function check(): Promise<void> {
		setBusy(true);
		const answer = await client.ask('setup/confirm-recovery-key', { typed: draft.typed.join(' ') });
		setBusy(false);
		if (answer.ok) {
			change({ confirmed: true });
			sounds.yes();
			onNext();
			return;
		}
		sounds.no();
		setRefusal(answer.refusal);
	}

	return (
		<WizardStep
			title={say.typeTitle}
			lead={say.typeLead}
			next={busy ? say.checking : say.check}
			busy={busy}
			refusal={refusal}
			onBack={onBack}
			onNext={() => {
				if (!busy) void check();
			}}
		>
			<KeyCells
				typed={draft.typed}
				wrong={wrongGroups(refusal)}
				onChange={(typed) => {
					change({ typed });
					setRefusal(undefined);
				}}
			/>
		</WizardStep>
	);
}
