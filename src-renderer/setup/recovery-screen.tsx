/**
 * The key store was lost, or holds another ledger's key (needs-recovery): the printed recovery key
 * opens the ledger. Nothing is changed before it fits.
 */
import { useState } from 'react';
import type { AnyRefusal } from '#shared/contract/request.ts';
import { sayRefusal } from '../app/say.ts';
import { useShell } from '../app/shell-parts.ts';
import { useWords } from '../app/use-words.ts';
import type { ClientRefusal } from '../terminal-client/open-client.ts';
import { useStore, useTerminal } from '../terminal-client/use-terminal.ts';
import { KeyCells, wrongGroups } from './key-cells.tsx';
import { NOTHING_TYPED } from './wizard-draft.ts';
import { WizardStep } from './wizard-step.tsx';
import styles from './wizard.module.css';

export function RecoveryScreen() {
	const words = useWords();
	const { recover: say } = words.setup;
	const { client, status } = useTerminal();
	const { sounds } = useShell();
	const problem = useStore(status).status?.problem;
	const known = problem !== undefined && Object.hasOwn(words.refusals, problem.code);
	const [typed, setTyped] = useState(NOTHING_TYPED);
	const [refusal, setRefusal] = useState<ClientRefusal>();
	const [busy, setBusy] = useState(false);

	async function open(): Promise<void> {
		setBusy(true);
		const answer = await client.ask('setup/recover', { typed: typed.join(' ') });
		if (answer.ok) {
			sounds.yes();
			await status.refresh();
			return;
		}
		setBusy(false);
		sounds.no();
		setRefusal(answer.refusal);
	}

	return (
		<main className={styles['screen']}>
			<div className={styles['alone']}>
				<WizardStep
					title={known ? sayRefusal(words, problem as AnyRefusal).say : say.title}
					lead={`${say.lead} ${say.paste}`}
					next={busy ? say.opening : say.open}
					busy={busy}
					refusal={refusal}
					onBack={undefined}
					onNext={() => {
						if (!busy) void open();
					}}
				>
					<KeyCells
						typed={typed}
						wrong={wrongGroups(refusal)}
						onChange={(next) => {
							setTyped(next);
							setRefusal(undefined);
						}}
					/>
				</WizardStep>
			</div>
		</main>
	);
}
