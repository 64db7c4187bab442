/**
 * Answering a request: a copy is made for who asked for one, then it is said what was done, or why
 * not. A request to be forgotten has a dialog of its own (erase-dialog.tsx).
 */
import { useState } from 'react';
import type { AskedView } from '#shared/contract/asked-requests.ts';
import { sayFilled, sayRefusal } from '../app/say.ts';
import { useWords } from '../app/use-words.ts';
import { saveFile } from '../goods/export-goods.ts';
import { FormDialog } from '../settings/form-dialog.tsx';
import type { ClientRefusal } from '../terminal-client/open-client.ts';
import { useTerminal } from '../terminal-client/use-terminal.ts';
import { Button } from '../ui/button.tsx';
import { Choice } from '../ui/choice.tsx';
import { Field } from '../ui/field.tsx';
import { NoticeBar } from '../ui/notice-bar.tsx';
import { sayAsker } from './say-asked.ts';
import styles from './privacy.module.css';

export type AnswerDialogProps = {
	readonly asked: AskedView;
	readonly onDone: (sentence: string) => void;
	readonly onClose: () => void;
};

export function AnswerDialog({ asked, onDone, onClose }: AnswerDialogProps) {
	const { privacy: say } = useWords();
	const { client } = useTerminal();
	const { requestId, kind } = asked;
	const [outcome, setOutcome] = useState<'answered' | 'refused'>();
	const [answer, setAnswer] = useState('');
	const name = sayAsker(asked);
	if (kind === 'erase') return null;
	return (
		<FormDialog
			title={sayFilled(say.wizard.title, { name, kind: say.kinds[kind] })}
			confirm={say.wizard.confirm}
			walk={false}
			problem={outcome === undefined ? say.wizard.choose : undefined}
			send={async () => {
				if (outcome === undefined) return undefined;
				const told = await client.ask('privacy/answer', { requestId, outcome, answer });
				return told.ok ? undefined : told.refusal;
			}}
			onDone={() => onDone(sayFilled(say.wizard.done, { name, kind: say.kinds[kind] }))}
			onClose={onClose}
		>
			<p className={styles['soft']}>{say.wizard[kind]}</p>
			{kind !== 'correct' && <CopyButton requestId={requestId} />}
			<OutcomeFields
				outcome={outcome}
				answer={answer}
				onOutcome={setOutcome}
				onAnswer={setAnswer}
			/>
		</FormDialog>
	);
}

export type OutcomeFieldsProps = {
	/** Undefined until somebody said so: a request is not closed by an Enter. */
	readonly outcome: 'answered' | 'refused' | undefined;
	readonly answer: string;
	readonly onOutcome: (outcome: 'answered' | 'refused') => void;
	readonly onAnswer: (answer: string) => void;
	/** What doing it is called where nothing is told of it: being erased. */
	readonly deed?: string;
};

/** Done, or not and why. */
export function OutcomeFields(props: OutcomeFieldsProps) {
	const { outcome, answer, onOutcome, onAnswer, deed } = props;
	const { wizard: say } = useWords().privacy;
	return (
		<>
			<Choice
				label={say.outcome}
				options={[
					{ value: 'answered', label: deed ?? say.answered },
					{ value: 'refused', label: say.refused },
				]}
				value={outcome}
				onChange={onOutcome}
				focusFirst
			/>
			{(deed === undefined || outcome === 'refused') && (
				<Field
					label={outcome === 'refused' ? say.reason : say.said}
					value={answer}
					onChange={onAnswer}
					scan="ignore"
					maxLength={200}
				/>
			)}
		</>
	);
}

type Copied =
	| { readonly rows: number; readonly file: string }
	| { readonly refusal: ClientRefusal };

function CopyButton({ requestId }: { readonly requestId: string }) {
	const words = useWords();
	const { wizard: say } = words.privacy;
	const { client } = useTerminal();
	const [copied, setCopied] = useState<Copied>();

	async function copy(): Promise<void> {
		const made = await client.ask('privacy/copy', { requestId });
		if (!made.ok) {
			setCopied({ refusal: made.refusal });
			return;
		}
		const { file, jsonText, csvText, rows } = made.value;
		saveFile(`${file}.json`, new Blob([jsonText], { type: 'application/json' }));
		// Spreadsheets take a CSV for UTF-8 only when it begins with its mark.
		saveFile(`${file}.csv`, new Blob(['\uFEFF', csvText], { type: 'text/csv;charset=utf-8' }));
		setCopied({ rows, file });
	}

	const wrong =
		copied !== undefined && 'refusal' in copied ? sayRefusal(words, copied.refusal) : undefined;
	return (
		<div className={styles['stack']}>
			<Button onPress={() => void copy()}>{say.copy}</Button>
			{wrong !== undefined && <NoticeBar tone="red" say={wrong.say} next={wrong.next} alert />}
			{copied !== undefined && 'rows' in copied && (
				<NoticeBar tone="amber" say={sayFilled(say.copied, copied)} alert />
			)}
		</div>
	);
}
