/** A new product from the back office: the same three fields as at the counter, and a unit. */
import { useState } from 'react';
import type { ProductView } from '#shared/contract/views.ts';
import { sayFilled } from '../app/say.ts';
import { useWords } from '../app/use-words.ts';
import { FormDialog } from '../settings/form-dialog.tsx';
import type { ClientRefusal } from '../terminal-client/open-client.ts';
import { useTerminal } from '../terminal-client/use-terminal.ts';
import { Field } from '../ui/field.tsx';
import { sayProductRefusal } from './say-product.ts';

export type NewProductDialogProps = {
	/** What was searched for and not found, when it looks like a code. */
	readonly code: string;
	readonly onAdded: (product: ProductView) => void;
	readonly onClose: () => void;
};

export function NewProductDialog({ code: given, onAdded, onClose }: NewProductDialogProps) {
	const { goods, setup } = useWords();
	const { form: say } = goods;
	const { client } = useTerminal();
	const [code, setCode] = useState(given);
	const [name, setName] = useState('');
	const [priceText, setPriceText] = useState('');
	const [unit, setUnit] = useState('');

	async function send(): Promise<ClientRefusal | undefined> {
		const done = await client.ask('product/add', { code, name, priceText, unit });
		if (!done.ok) return done.refusal;
		onAdded(done.value);
		return undefined;
	}

	const missing = code === '' ? say.code : name.trim() === '' ? say.name : undefined;
	return (
		<FormDialog
			title={say.addTitle}
			confirm={say.save}
			size="small"
			problem={missing === undefined ? undefined : sayFilled(setup.missing, { field: missing })}
			send={send}
			sayNo={sayProductRefusal}
			onDone={() => undefined}
			onClose={onClose}
		>
			<Field
				label={say.code}
				hint={say.codeHint}
				value={code}
				onChange={setCode}
				scan="capture"
				focusFirst={given === ''}
				maxLength={64}
			/>
			<Field
				label={say.name}
				value={name}
				onChange={setName}
				focusFirst={given !== ''}
				maxLength={80}
			/>
			<Field label={say.price} value={priceText} onChange={setPriceText} numeric maxLength={32} />
			<Field label={say.unit} hint={say.unitHint} value={unit} onChange={setUnit} maxLength={20} />
		</FormDialog>
	);
}
