/**
 * Signing in, and coming back after a lock: operator number and PIN, by keys or by touch. Whoever
 * signs in finds the basket as it was.
 */
import { useRef, useState, type SyntheticEvent } from 'react';
import type { TerminalStatusView } from '#shared/contract/views.ts';
import { focusedField, insertInto, writeField } from '../app/edit-field.ts';
import { sayFilled, sayRefusal } from '../app/say.ts';
import { useShell } from '../app/shell-parts.ts';
import { useWords } from '../app/use-words.ts';
import type { Words } from '#shared/words/words-of.ts';
import type { ClientRefusal } from '../terminal-client/open-client.ts';
import { useTerminal } from '../terminal-client/use-terminal.ts';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { NoticeBar } from '../ui/notice-bar.tsx';
import { NumPad } from '../ui/num-pad.tsx';
import styles from './sign-in.module.css';

export function SignInScreen({ status }: { readonly status: TerminalStatusView }) {
	const words = useWords();
	const { signIn } = words.app;
	const held = status.locked ? status.operator : undefined;
	const { draft, change, submit, busy, refusal } = useSignIn(held?.operatorNo ?? '');
	const form = useRef<HTMLFormElement>(null);

	function enter(event: SyntheticEvent): void {
		event.preventDefault();
		const [no, pin] = form.current?.querySelectorAll('input') ?? [];
		if (draft.operatorNo === '') no?.focus();
		else if (draft.pin === '') pin?.focus();
		else submit();
	}

	const said = refusal === undefined ? undefined : sayRefusal(words, refusal);
	return (
		<main className={styles['screen']}>
			<div className={styles['card']}>
				<form ref={form} className={styles['form']} onSubmit={enter}>
					<header>
						<p>{status.store.name === '' ? words.app.unnamedStore : status.store.name}</p>
						<h1>{held === undefined ? signIn.title : signIn.locked}</h1>
						<p>
							{held === undefined ? signIn.hint : sayFilled(signIn.lockedBy, { name: held.name })}
						</p>
					</header>
					<Field
						label={signIn.operatorNo}
						value={draft.operatorNo}
						onChange={(operatorNo) => change({ ...draft, operatorNo })}
						focusFirst={held === undefined}
						numeric
						large
						maxLength={12}
					/>
					<Field
						label={signIn.pin}
						type="password"
						value={draft.pin}
						onChange={(pin) => change({ ...draft, pin })}
						focusFirst={held !== undefined}
						scan="ignore"
						numeric
						large
						maxLength={32}
					/>
					<div className={styles['answer']}>
						{said !== undefined && <NoticeBar tone="red" say={said.say} next={said.next} alert />}
					</div>
					<Button submit tone="accent" size="hero" keyLabel="Enter" disabled={busy}>
						{held === undefined ? signIn.enter : signIn.unlock}
					</Button>
				</form>
				<NumPad label={signIn.pad} wholeOnly onType={typeInto} side={padSide(words.app.button)} />
			</div>
		</main>
	);
}

type Draft = { readonly operatorNo: string; readonly pin: string };

function useSignIn(operatorNo: string) {
	const { client, status } = useTerminal();
	const { sounds } = useShell();
	const [draft, setDraft] = useState<Draft>({ operatorNo, pin: '' });
	const [refusal, setRefusal] = useState<ClientRefusal>();
	const [busy, setBusy] = useState(false);

	async function signIn(): Promise<void> {
		setBusy(true);
		const answer = await client.ask('operator/sign-in', draft);
		setBusy(false);
		if (answer.ok) {
			setRefusal(undefined);
			await status.refresh();
			return;
		}
		sounds.no();
		setRefusal(answer.refusal);
		setDraft({ ...draft, pin: '' });
	}

	return {
		draft,
		change: setDraft,
		busy,
		refusal,
		submit: () => {
			if (!busy) void signIn();
		},
	};
}

/** The form around the field that has the focus. */
function submitForm(): void {
	(focusedField(document)?.form ?? document.forms[0])?.requestSubmit();
}

function typeInto(text: string): void {
	const field = focusedField(document);
	if (field !== undefined) insertInto(field, text);
}

function padSide(say: Words['app']['button']) {
	return [
		{
			id: 'back',
			sign: '⌫',
			label: say.delete,
			onPress: () => {
				const field = focusedField(document);
				if (field !== undefined) writeField(field, field.value.slice(0, -1));
			},
		},
		{
			id: 'clear',
			sign: say.clear,
			label: say.clear,
			onPress: () => {
				const field = focusedField(document);
				if (field !== undefined) writeField(field, '');
			},
		},
		{ id: 'enter', sign: '↵', label: say.confirm, tall: 2 as const, onPress: submitForm },
	];
}
