/**
 * The health notes (健康备注) of a member: shut until somebody who may looks, and each look is
 * recorded. What was shown is gone when it is shut, or when another member comes up.
 */
import { useState } from 'react';
import type { RequestOutput } from '#shared/contract/terminal-contract.ts';
import { sayFilled, sayRefusal } from '../app/say.ts';
import { useShell } from '../app/shell-parts.ts';
import { useWords } from '../app/use-words.ts';
import { useAsked } from '../sales/use-asked.ts';
import { FormDialog } from '../settings/form-dialog.tsx';
import { QuestionDialog } from '../settings/question-dialog.tsx';
import type { ClientRefusal } from '../terminal-client/open-client.ts';
import { useTerminal } from '../terminal-client/use-terminal.ts';
import { Button } from '../ui/button.tsx';
import { NoticeBar } from '../ui/notice-bar.tsx';
import { TextArea } from '../ui/text-area.tsx';
import { useDayOf } from './use-day-of.ts';
import styles from './privacy.module.css';

export type HealthNotesPaneProps = { readonly memberId: string };

type Shown = RequestOutput<'health-note/read'>;
type Note = Shown['notes'][number];

/** Nothing where the store keeps no health notes. */
export function HealthNotesPane({ memberId }: HealthNotesPaneProps) {
	const words = useWords();
	const { health: say } = words.privacy;
	const { client } = useTerminal();
	const { sounds } = useShell();
	const { value: got, again } = useAsked(memberId, () => client.ask('consent/list', { memberId }));
	const [shown, setShown] = useState<Shown>();
	const [adding, setAdding] = useState(false);
	const [going, setGoing] = useState<Note>();
	const [refusal, setRefusal] = useState<ClientRefusal>();

	function settle(answer: { readonly ok: boolean; readonly refusal?: ClientRefusal }): void {
		if (!answer.ok) sounds.no();
		setRefusal(answer.refusal);
		again();
	}

	async function show(): Promise<void> {
		const read = await client.ask('health-note/read', { memberId });
		if (read.ok) setShown(read.value);
		settle(read);
	}

	async function destroy(noteId: number): Promise<ClientRefusal | undefined> {
		const gone = await client.ask('health-note/destroy', { memberId, noteId });
		if (!gone.ok) return gone.refusal;
		setShown(shown === undefined ? undefined : without(shown, noteId));
		settle(gone);
		return undefined;
	}

	const state = got?.ok === true ? got.value.healthNotes : 'off';
	if (state === 'off') return null;
	const said = refusal === undefined ? undefined : sayRefusal(words, refusal);
	return (
		<section aria-label={say.title}>
			<h3>{say.title}</h3>
			<p className={styles['soft']}>{say.lead}</p>
			<p data-stop={state === 'some' ? '' : undefined}>{say[state]}</p>
			<div className={styles['acts']}>
				{state === 'some' && (
					<Button
						pressed={shown !== undefined}
						onPress={() => (shown === undefined ? void show() : setShown(undefined))}
					>
						{shown === undefined ? say.show : say.hide}
					</Button>
				)}
				<Button onPress={() => setAdding(true)}>{say.add}</Button>
			</div>
			{said !== undefined && <NoticeBar tone="red" say={said.say} next={said.next} alert />}
			{shown !== undefined && <Notes shown={shown} onDestroy={setGoing} />}
			{going !== undefined && (
				<DestroyQuestion note={going} onClose={() => setGoing(undefined)} send={destroy} />
			)}
			{adding && (
				<AddDialog
					memberId={memberId}
					onClose={() => setAdding(false)}
					onDone={() => {
						setAdding(false);
						setShown(undefined);
						again();
					}}
				/>
			)}
		</section>
	);
}

function without({ notes, lost }: Shown, noteId: number): Shown {
	return { notes: notes.filter((note) => note.noteId !== noteId), lost };
}

type DestroyQuestionProps = {
	readonly note: Note;
	readonly onClose: () => void;
	readonly send: (noteId: number) => Promise<ClientRefusal | undefined>;
};

function DestroyQuestion({ note: { noteId, text }, onClose, send }: DestroyQuestionProps) {
	const { health: say } = useWords().privacy;
	return (
		<QuestionDialog
			title={say.destroyAsk}
			confirm={say.destroy}
			onClose={onClose}
			send={() => send(noteId)}
		>
			<p>{text}</p>
			<p>{say.destroyLead}</p>
		</QuestionDialog>
	);
}

type NotesProps = { readonly shown: Shown; readonly onDestroy: (note: Note) => void };

function Notes({ shown: { notes, lost }, onDestroy }: NotesProps) {
	const { health: say } = useWords().privacy;
	const dayOf = useDayOf();
	return (
		<ul className={styles['rows']} aria-label={say.title}>
			{notes.map((note) => {
				const { noteId, text, atMs, operator } = note;
				return (
					<li key={noteId}>
						<div>
							<b>{text}</b>
							<span>{sayFilled(say.by, { date: dayOf(atMs), operator })}</span>
						</div>
						<Button tone="danger" label={`${say.destroy} ${text}`} onPress={() => onDestroy(note)}>
							{say.destroy}
						</Button>
					</li>
				);
			})}
			{lost > 0 && <li>{sayFilled(say.lost, { lost })}</li>}
		</ul>
	);
}

type AddDialogProps = {
	readonly memberId: string;
	readonly onDone: () => void;
	readonly onClose: () => void;
};

function AddDialog({ memberId, onDone, onClose }: AddDialogProps) {
	const words = useWords();
	const { health: say } = words.privacy;
	const { client } = useTerminal();
	const [text, setText] = useState('');
	const missing = sayFilled(words.setup.missing, { field: say.text });
	return (
		<FormDialog
			title={say.addTitle}
			confirm={say.save}
			sendKey="Ctrl+Enter"
			walk={false}
			problem={text.trim() === '' ? missing : undefined}
			send={async () => {
				const kept = await client.ask('health-note/write', { memberId, healthNote: text });
				return kept.ok ? undefined : kept.refusal;
			}}
			onDone={onDone}
			onClose={onClose}
		>
			<TextArea
				label={say.text}
				hint={say.textHint}
				value={text}
				onChange={setText}
				rows={3}
				maxLength={500}
			/>
		</FormDialog>
	);
}
