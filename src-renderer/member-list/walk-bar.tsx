/** A list that takes longer than a second: how far it is, and a way to stop it. */
import { useWords } from '../app/use-words.ts';
import { ProgressBar } from '../goods/progress-bar.tsx';
import { Button } from '../ui/button.tsx';
import type { Walk } from './use-walk.ts';
import styles from './member-list.module.css';

export function WalkBar({ walk: { progress, stop } }: { readonly walk: Walk }) {
	const { walk: say } = useWords().memberList;
	if (progress === undefined) return null;
	return (
		<div className={styles['walk']} role="status">
			<span>{say.looking}</span>
			<ProgressBar label={say.looking} thousandths={progress} />
			<Button onPress={stop}>{say.stop}</Button>
		</div>
	);
}

/** What many members take, a few at a time. */
export function SlicesBar({ progress }: { readonly progress: number | undefined }) {
	const { working } = useWords().memberList.walk;
	if (progress === undefined) return null;
	return (
		<div className={styles['walk']} role="status">
			<span>{working}</span>
			<ProgressBar label={working} thousandths={progress} />
		</div>
	);
}
