/**
 * The ledger cannot be opened at all: what is so, the one next step, and what to tell support.
 * There is nothing else to do here, so nothing else is offered.
 */
import type { AnyRefusal } from '#shared/contract/request.ts';
import { sayRefusal } from '../app/say.ts';
import { useWords } from '../app/use-words.ts';
import { useStore, useTerminal } from '../terminal-client/use-terminal.ts';
import styles from './wizard.module.css';

export function BrokenScreen() {
	const words = useWords();
	const { broken: say } = words.setup;
	const { status } = useStore(useTerminal().status);
	const problem = status?.problem;
	const code = problem?.code ?? '';
	const said = Object.hasOwn(words.refusals, code)
		? sayRefusal(words, problem as AnyRefusal)
		: { say: say.unknown, next: say.unknownNext };
	return (
		<main className={styles['screen']}>
			<section className={styles['broken']} role="alert">
				<h1>{say.title}</h1>
				<p className={styles['cause']}>{said.say}</p>
				<p className={styles['remedy']}>{said.next}</p>
				<p>{say.keep}</p>
				<p className={styles['quiet']}>
					{say.code} · {code} · {status?.version}
				</p>
			</section>
		</main>
	);
}
