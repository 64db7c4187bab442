/**
 * Loading a price book (价目册): a file is chosen and judged whole. What is wrong is listed row by
 * row; without an error, its summary and the one button that puts it in force.
 */
import { useRef } from 'react';
import { sayFilled, sayRefusal } from '../app/say.ts';
import { useKeyLayer } from '../app/use-keyboard.ts';
import { useWords } from '../app/use-words.ts';
import { Button } from '../ui/button.tsx';
import { NoticeBar } from '../ui/notice-bar.tsx';
import { BookProblems } from './book-problems.tsx';
import { useBookFile, type BookFile } from './use-book-file.ts';
import styles from './promotion.module.css';

export type BookPaneProps = { readonly onLoaded: () => void; readonly onClose: () => void };

export function BookPane({ onLoaded, onClose }: BookPaneProps) {
	const { app, promotion } = useWords();
	const { book: say } = promotion;
	const input = useRef<HTMLInputElement>(null);
	const file = useBookFile(onLoaded);
	const choose = () => input.current?.click();
	const isGood = file.checked?.problemCount === 0 && file.loaded === undefined;
	useKeyLayer({
		onKey: ({ code }) => {
			if (code === 'Escape') onClose();
			else if (code === 'Enter' || code === 'NumpadEnter') {
				if (file.busy !== undefined) return true;
				if (isGood) file.load();
				else choose();
			} else return false;
			return true;
		},
	});
	return (
		<section className={styles['book']} aria-label={say.title}>
			<header className={styles['head']}>
				<div>
					<h2>{say.title}</h2>
					<p>{say.lead}</p>
				</div>
				<Button tone="quiet" keyLabel="Esc" onPress={onClose}>
					{app.button.back}
				</Button>
			</header>
			<div className={styles['steps']}>
				<Button
					size="large"
					tone={isGood ? 'plain' : 'accent'}
					disabled={file.busy !== undefined}
					{...(isGood ? {} : { keyLabel: 'Enter' })}
					onPress={choose}
				>
					{say.choose}
				</Button>
				{isGood && (
					<Button
						size="large"
						tone="accent"
						keyLabel="Enter"
						disabled={file.busy !== undefined}
						onPress={file.load}
					>
						{say.load}
					</Button>
				)}
				<input
					ref={input}
					type="file"
					hidden
					accept=".json,application/json"
					onChange={({ target }) => {
						const chosen = target.files?.[0];
						if (chosen !== undefined) file.check(chosen);
						target.value = '';
					}}
				/>
				<Busy file={file} />
			</div>
			<Outcome file={file} />
		</section>
	);
}

/** What is so with the file that was chosen last. */
function Outcome({ file }: { readonly file: BookFile }) {
	const words = useWords();
	const { book: say } = words.promotion;
	const { checked, refusal, problem, loaded } = file;
	if (problem !== undefined) {
		return <NoticeBar tone="red" say={sayFilled(say[problem.kind], problem)} alert />;
	}
	if (refusal !== undefined) {
		const said = sayRefusal(words, refusal);
		return <NoticeBar tone="red" say={said.say} next={said.next} alert />;
	}
	if (loaded !== undefined) {
		return <NoticeBar tone="green" say={sayFilled(say.done, { version: loaded })} alert />;
	}
	if (checked === undefined) return null;
	if (checked.problemCount > 0) return <BookProblems checked={checked} />;
	return (
		<NoticeBar
			tone="plain"
			say={sayFilled(say.good, checked)}
			next={sayFilled(say.holds, checked)}
			alert
		/>
	);
}

/** A large book takes a moment: that it goes on is shown. */
function Busy({ file: { busy } }: { readonly file: BookFile }) {
	const { book: say } = useWords().promotion;
	if (busy === undefined) return null;
	return (
		<p className={styles['busy']} role="status">
			<progress aria-label={say[busy]} /> {say[busy]}
		</p>
	);
}
