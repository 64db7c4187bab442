/** Where one is in the wizard: the steps in their order, those done with a tick. */
import { sayFilled } from '../app/say.ts';
import { useWords } from '../app/use-words.ts';
import { STEPS, type Step } from './wizard-draft.ts';
import styles from './wizard.module.css';

export function StepsRail({ step }: { readonly step: Step }) {
	const { setup: say } = useWords();
	const at = STEPS.indexOf(step);
	return (
		<nav className={styles['rail']} aria-label={say.title}>
			<h1>{say.title}</h1>
			<p>{sayFilled(say.stepOf, { number: at + 1, count: STEPS.length })}</p>
			<ol>
				{STEPS.map((one, index) => (
					<li
						key={one}
						aria-current={index === at ? 'step' : undefined}
						data-done={index < at ? '' : undefined}
					>
						<span aria-hidden="true">{index < at ? '✓' : index + 1}</span>
						{say.steps[one]}
						{index < at && <i className={styles['spoken']}>{say.done}</i>}
					</li>
				))}
			</ol>
		</nav>
	);
}
