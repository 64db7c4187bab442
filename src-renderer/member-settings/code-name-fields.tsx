/** The name and the code of a step or a type: a code stays what it was, others name it by that. */
import { Field } from '../ui/field.tsx';

export type CodeNameFieldsProps = {
	readonly labels: { readonly name: string; readonly code: string };
	readonly name: string;
	readonly code: string;
	/** False once it is kept: its code is read only. */
	readonly isNew: boolean;
	readonly set: (part: { readonly name?: string; readonly code?: string }) => void;
};

export function CodeNameFields({ labels, name, code, isNew, set }: CodeNameFieldsProps) {
	return (
		<>
			<Field
				label={labels.name}
				value={name}
				onChange={(text) => set({ name: text })}
				focusFirst
				maxLength={20}
			/>
			<Field
				label={labels.code}
				value={code}
				onChange={(text) => set({ code: text })}
				readOnly={!isNew}
				maxLength={20}
			/>
		</>
	);
}
