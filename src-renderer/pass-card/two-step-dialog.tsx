/** A dialog in two steps: something is chosen, then it is done. Esc goes one step back. */
import { useEffect, useRef, type ReactNode } from 'react';
import { useShell } from '../app/shell-parts.ts';
import { useEnterTurns } from '../app/use-keyboard.ts';
import { FormDialog } from '../settings/form-dialog.tsx';
import { focusFirst } from '../settings/next-empty.ts';
import type { ClientRefusal } from '../terminal-client/open-client.ts';
import styles from './pass-card.module.css';

type Send = () => Promise<ClientRefusal | undefined>;

export type TwoStepDialogProps = {
	readonly title: string;
	readonly isSecond: boolean;
	/** What stands on the button of each step. */
	readonly next: string;
	readonly confirm: string;
	/** Why the second cannot be done yet. */
	readonly problem?: string | undefined;
	/** The first step; it says itself that the second has come. */
	readonly choose: Send;
	/** The second; undefined when it was done. */
	readonly send: Send;
	readonly onBack: () => void;
	readonly onClose: () => void;
	readonly children: ReactNode;
};

export function TwoStepDialog(props: TwoStepDialogProps) {
	const { title, isSecond, next, confirm, problem, choose, send, onBack, onClose, children } =
		props;
	const { sounds } = useShell();
	const isDone = useRef(false);
	const step = useRef<HTMLDivElement>(null);
	// What was chosen in is gone with its step: Enter belongs to the new one.
	useEnterTurns(isSecond);
	useEffect(() => {
		if (step.current !== null) focusFirst(step.current);
	}, [isSecond]);

	async function go(): Promise<ClientRefusal | undefined> {
		if (!isSecond) return choose();
		const refusal = await send();
		isDone.current = refusal === undefined;
		if (isDone.current) sounds.yes();
		return refusal;
	}

	return (
		<FormDialog
			title={title}
			confirm={isSecond ? confirm : next}
			walk={false}
			problem={isSecond ? problem : undefined}
			send={go}
			onDone={() => {
				if (isDone.current) onClose();
			}}
			onClose={isSecond ? onBack : onClose}
		>
			<div ref={step} className={styles['step']}>
				{children}
			</div>
		</FormDialog>
	);
}
