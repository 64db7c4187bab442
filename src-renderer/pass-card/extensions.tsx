/** Extensions of a pass that were paid for; one of today can be undone while nothing earned of it. */
import type { PassView } from '#shared/contract/pass-card-views.ts';
import { sayFilled } from '../app/say.ts';
import { useShell } from '../app/shell-parts.ts';
import { useWords } from '../app/use-words.ts';
import type { ClientRefusal } from '../terminal-client/open-client.ts';
import { useTerminal } from '../terminal-client/use-terminal.ts';
import { Button } from '../ui/button.tsx';
import styles from './pass-card.module.css';

export type ExtensionsProps = {
	readonly pass: PassView;
	readonly onUndone: (sentence: string) => void;
	readonly onRefused: (refusal: ClientRefusal) => void;
};

export function Extensions({ pass, onUndone, onRefused }: ExtensionsProps) {
	const { client } = useTerminal();
	const { sounds } = useShell();
	const { passCard: say } = useWords();
	const { passId, extensions } = pass;

	async function undo(extensionId: string, fee: number): Promise<void> {
		const commandId = crypto.randomUUID();
		const input = { passId, extensionId };
		const undone = await client.ask('pass-card/undo-extension', input, { commandId });
		if (undone.ok) {
			sounds.yes();
			onUndone(sayFilled(say.paid.undone, { fee }));
		} else {
			sounds.no();
			onRefused(undone.refusal);
		}
	}

	if (extensions.length === 0) return null;
	return (
		<ul className={styles['uses']} aria-label={say.pane.paidExtend}>
			{extensions.map(({ extensionId, days, feeFen: fee, soldOn: date, undoable }) => (
				<li key={extensionId}>
					<span>{sayFilled(say.paid.line, { date, days, fee })}</span>
					{undoable && <Button onPress={() => void undo(extensionId, fee)}>{say.pane.undo}</Button>}
				</li>
			))}
		</ul>
	);
}
