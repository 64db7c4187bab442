/** How a member shows that they are there (SV-5): their PIN, or the last of their phone. */
import type { ReactNode } from 'react';
import { useWords } from '../../app/use-words.ts';
import { Choice } from '../../ui/choice.tsx';
import { Field } from '../../ui/field.tsx';

export type ProofDraft = { readonly way: 'pin' | 'tail'; readonly typed: string };

export type ProofFieldsProps = {
	readonly draft: ProofDraft;
	readonly onChange: (draft: ProofDraft) => void;
	/** From an amount on nothing else will do. */
	readonly pinOnly: boolean;
	readonly hint: string;
	/** Another way to show it, between the field and the choice. */
	readonly children?: ReactNode;
};

export function ProofFields(props: ProofFieldsProps): ReactNode {
	const { draft, onChange, pinOnly, hint, children } = props;
	const { pay: say } = useWords().storedValue;
	const { way, typed } = draft;
	return (
		<>
			<Field
				label={say[way]}
				hint={hint}
				value={typed}
				onChange={(text) => onChange({ way, typed: text })}
				type={way === 'pin' ? 'password' : 'text'}
				scan="ignore"
				focusFirst
				numeric
				large
				maxLength={way === 'pin' ? 12 : 4}
			/>
			{children}
			{!pinOnly && (
				<Choice
					label={say.choose}
					value={way}
					onChange={(next) => onChange({ way: next, typed: '' })}
					options={(['pin', 'tail'] as const).map((value) => ({ value, label: say.ways[value] }))}
				/>
			)}
		</>
	);
}

export function proofOf({ way, typed }: ProofDraft): { pin: string } | { tail: string } {
	return way === 'pin' ? { pin: typed } : { tail: typed };
}
