/**
 * What members ask of their own record (个人信息请求), in the back office: open requests with the days
 * left, the first due first. F8 takes one down, F12 or Enter answers the chosen one.
 */
import { useState } from 'react';
import type { AskedView } from '#shared/contract/asked-requests.ts';
import { sayFilled, sayRefusal } from '../app/say.ts';
import { useKeyLayer } from '../app/use-keyboard.ts';
import { useWords } from '../app/use-words.ts';
import { useAsked } from '../sales/use-asked.ts';
import { useRowKeys } from '../sales/use-row-keys.ts';
import { useTerminal } from '../terminal-client/use-terminal.ts';
import { Button } from '../ui/button.tsx';
import { NoticeBar } from '../ui/notice-bar.tsx';
import { AnswerDialog } from './answer-dialog.tsx';
import { AskDialog } from './ask-dialog.tsx';
import { ClosedTable, OpenTable } from './asked-table.tsx';
import { EraseDialog } from './erase-dialog.tsx';
import { sayAsker } from './say-asked.ts';
import styles from './privacy.module.css';

type Opened = { readonly answer?: AskedView };

export function PrivacyScreen() {
	const words = useWords();
	const { privacy: say } = words;
	const { client } = useTerminal();
	const { value: got, again } = useAsked('', () => client.ask('privacy/list', {}));
	const { open, closed } = got?.ok === true ? got.value : NOTHING;
	const [chosen, setChosen] = useState<string>();
	const [opened, setOpened] = useState<Opened>();
	const [done, setDone] = useState('');
	const current = open.find(({ requestId }) => requestId === chosen);
	const answer = () => {
		if (current !== undefined) setOpened({ answer: current });
	};
	useRowKeys({ keys: open.map(({ requestId }) => requestId), chosen, onChoose: setChosen });
	useKeyLayer({
		onKey: ({ code, control, shift }) => {
			if (control || shift) return false;
			if (code === 'F8') setOpened({});
			else if (code === 'F12') answer();
			else return false;
			return true;
		},
	});

	function finish(sentence: string): void {
		setDone(sentence);
		setOpened(undefined);
		again();
	}

	const said = got?.ok === false ? sayRefusal(words, got.refusal) : undefined;
	return (
		<section className={styles['screen']} aria-label={say.title}>
			<header className={styles['head']}>
				<div>
					<h2>{say.title}</h2>
					<p>{say.lead}</p>
				</div>
				<Button keyLabel="F8" onPress={() => setOpened({})}>
					{say.add}
				</Button>
			</header>
			<div className={styles['list']}>
				{said !== undefined && <NoticeBar tone="red" say={said.say} next={said.next} alert />}
				<OpenTable rows={open} chosen={chosen} onChoose={setChosen} />
				<h3>{say.closed}</h3>
				<ClosedTable rows={closed} />
			</div>
			<div className={styles['foot']}>
				{done !== '' && <NoticeBar tone="plain" say={done} alert />}
				<div className={styles['buttons']}>
					<Button
						size="large"
						tone="accent"
						keyLabel="F12"
						disabled={current === undefined}
						onPress={answer}
					>
						{say.answer}
					</Button>
				</div>
			</div>
			{opened !== undefined && (
				<OpenedDialog opened={opened} onDone={finish} onClose={() => setOpened(undefined)} />
			)}
		</section>
	);
}

const NOTHING = { open: [], closed: [] } as const satisfies Record<string, readonly AskedView[]>;

type OpenedDialogProps = {
	readonly opened: Opened;
	readonly onDone: (sentence: string) => void;
	readonly onClose: () => void;
};

function OpenedDialog({ opened: { answer }, onDone, onClose }: OpenedDialogProps) {
	const { privacy: say } = useWords();
	if (answer === undefined) {
		return (
			<AskDialog
				memberId=""
				onClose={onClose}
				onDone={(asked) => {
					const { kind, dueDate: date } = asked;
					const name = sayAsker(asked);
					onDone(sayFilled(say.ask.done, { name, kind: say.kinds[kind], date }));
				}}
			/>
		);
	}
	return answer.kind === 'erase' ? (
		<EraseDialog asked={answer} onDone={onDone} onClose={onClose} />
	) : (
		<AnswerDialog asked={answer} onDone={onDone} onClose={onClose} />
	);
}
