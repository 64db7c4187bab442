/**
 * Opening a shift (开班): count the float, glance at the self-check, Enter. No sale without it, and
 * nothing in the self-check holds a sale up.
 */
import { useRef, useState, type SyntheticEvent } from 'react';
import type { TerminalStatusView } from '#shared/contract/views.ts';
import { focusedField, insertInto, writeField } from '../app/edit-field.ts';
import { goTo } from '../app/route.ts';
import { sayFilled, sayRefusal } from '../app/say.ts';
import { useShell } from '../app/shell-parts.ts';
import { useKeyLayer } from '../app/use-keyboard.ts';
import { useWords } from '../app/use-words.ts';
import type { ClientRefusal } from '../terminal-client/open-client.ts';
import { useStore, useTerminal } from '../terminal-client/use-terminal.ts';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { NoticeBar } from '../ui/notice-bar.tsx';
import { NumPad } from '../ui/num-pad.tsx';
import { SelfCheck } from './self-check.tsx';
import styles from './open-shift.module.css';

export function OpenShiftScreen() {
	const { status } = useStore(useTerminal().status);
	if (status === undefined) return <main />;
	return <OpenShift status={status} />;
}

function OpenShift({ status }: { readonly status: TerminalStatusView }) {
	const words = useWords();
	const { open: say } = words.shift;
	const { client, status: store } = useTerminal();
	const form = useRef<HTMLFormElement>(null);
	const { floatText, setFloatText, open, busy, refusal } = useOpening();
	const lock = () => void client.ask('operator/lock', {}).then(() => store.refresh());

	function enter(event: SyntheticEvent): void {
		event.preventDefault();
		if (floatText.trim() === '') form.current?.querySelector('input')?.focus();
		else open();
	}

	useKeyLayer({
		onKey: ({ code, control }) => {
			if (control && code === 'KeyB') goTo('sales');
			else if (control && code === 'KeyL') lock();
			else if (code === 'Enter' || code === 'NumpadEnter') form.current?.requestSubmit();
			else return false;
			return true;
		},
	});
	const { operator } = status;
	const said = refusal === undefined ? undefined : sayRefusal(words, refusal);
	return (
		<main className={styles['screen']}>
			<form ref={form} className={styles['form']} onSubmit={enter}>
				<header>
					<h1>{say.title}</h1>
					<p>
						{sayFilled(say.who, {
							name: operator?.name ?? '',
							no: operator?.operatorNo ?? '',
							date: status.bizDate,
						})}
					</p>
				</header>
				<Field
					label={say.float}
					hint={`${say.lead} ${say.floatHint}`}
					value={floatText}
					onChange={setFloatText}
					focusFirst
					numeric
					large
					maxLength={32}
				/>
				{said !== undefined && <NoticeBar tone="red" say={said.say} next={said.next} alert />}
				<NumPad label={say.pad} onType={typeInto} side={padSide(words.app.button)} />
				<Button submit tone="accent" size="hero" keyLabel="Enter" disabled={busy}>
					{busy ? say.opening : say.go}
				</Button>
			</form>
			<div className={styles['aside']}>
				<SelfCheck status={status} />
				<div className={styles['ways']}>
					<Button keyLabel="Ctrl+B" onPress={() => goTo('sales')}>
						{say.office}
					</Button>
					<Button keyLabel="Ctrl+L" onPress={lock}>
						{say.lock}
					</Button>
				</div>
			</div>
		</main>
	);
}

function useOpening() {
	const { client, status } = useTerminal();
	const { sounds } = useShell();
	const [floatText, setText] = useState('');
	const [refusal, setRefusal] = useState<ClientRefusal>();
	const [busy, setBusy] = useState(false);

	async function open(): Promise<void> {
		setBusy(true);
		const answer = await client.ask('shift/open', { floatText });
		if (answer.ok) {
			// The checkout replaces this screen as soon as the status says so.
			await status.refresh();
			return;
		}
		setBusy(false);
		sounds.no();
		setRefusal(answer.refusal);
	}

	return {
		floatText,
		setFloatText: (text: string) => {
			setText(text);
			setRefusal(undefined);
		},
		busy,
		refusal,
		open: () => {
			if (!busy) void open();
		},
	};
}

function typeInto(text: string): void {
	const field = focusedField(document);
	if (field !== undefined) insertInto(field, text);
}

type Say = { readonly delete: string; readonly clear: string };

/** The touch mirror of Backspace, clearing and Enter. */
function padSide(say: Say) {
	const change = (next: (value: string) => string) => {
		const field = focusedField(document);
		if (field !== undefined) writeField(field, next(field.value));
	};
	return [
		{
			id: 'back',
			sign: '⌫',
			label: say.delete,
			onPress: () => change((text) => text.slice(0, -1)),
		},
		{ id: 'clear', sign: say.clear, label: say.clear, onPress: () => change(() => '') },
		{
			id: 'enter',
			sign: '↵',
			label: 'Enter',
			tall: 2 as const,
			onPress: () => (focusedField(document)?.form ?? document.forms[0])?.requestSubmit(),
		},
	];
}
