/**
 * Who does a service (技师): the number is typed, or somebody who works here is touched. Where there
 * are no technicians nothing is asked.
 */
import type { TechnicianView } from '#shared/contract/technician-requests.ts';
import { useWords } from '../app/use-words.ts';
import { useAsked } from '../sales/use-asked.ts';
import { useTerminal } from '../terminal-client/use-terminal.ts';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import styles from './technician.module.css';

/** Those who work here; undefined until the first answer. */
export function useTechnicians(): readonly TechnicianView[] | undefined {
	const { client } = useTerminal();
	const { value } = useAsked('', () => client.ask('technician/list', {}));
	if (value === undefined) return undefined;
	return value.ok ? value.value.technicians.filter(({ active }) => active) : [];
}

export type TechnicianFieldProps = {
	readonly label: string;
	/** Number as typed; '' for nobody. */
	readonly value: string;
	readonly onChange: (code: string) => void;
	readonly focusFirst?: boolean;
};

/** More are typed: a dialog has room for so many. */
const MOST_SHOWN = 12;

export function TechnicianField({ label, value, onChange, focusFirst }: TechnicianFieldProps) {
	const { pick: say } = useWords().technician;
	const known = useTechnicians() ?? [];
	return (
		<div className={styles['pick']}>
			<Field
				label={label}
				value={value}
				onChange={onChange}
				{...(focusFirst === true ? { focusFirst } : {})}
				maxLength={12}
			/>
			{known.length > 0 && (
				<div role="group" aria-label={say.known} className={styles['known']}>
					{known.slice(0, MOST_SHOWN).map(({ technicianId, code, name }) => (
						<Button
							key={technicianId}
							tone={code === value.trim().toUpperCase() ? 'accent' : 'quiet'}
							onPress={() => onChange(code)}
						>
							{`${code} ${name}`}
						</Button>
					))}
				</div>
			)}
		</div>
	);
}
