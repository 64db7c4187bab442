/** The recovery key to be copied: 24 numbered groups, as large as the page allows. */
import { useWords } from '../app/use-words.ts';
import styles from './key-groups.module.css';

export function KeySheet({ groups }: { readonly groups: readonly string[] }) {
	const { recovery: say } = useWords().setup;
	return (
		<ol className={styles['groups']} aria-label={say.label}>
			{groups.map((group, index) => (
				<li key={`${index + 1} ${group}`}>
					<span aria-hidden="true">{index + 1}</span>
					<b translate="no">{group}</b>
				</li>
			))}
		</ol>
	);
}
