/** The receipt as it would come out of the printer with what stands in the form, saved or not. */
import { useMemo, useState } from 'react';
import type { Settings } from '#shared/contract/settings-view.ts';
import { composeReceipt } from '#shared/receipt/compose-receipt.ts';
import { logoFor, withLogo } from '#shared/receipt/logo.ts';
import { receiptStoreOf } from '#shared/receipt/receipt-store.ts';
import { sampleSale } from '#shared/receipt/sample-sale.ts';
import { receiptWords } from '#shared/words/receipt.ts';
import { useWords } from '../app/use-words.ts';
import { ReceiptPaper } from '../sales/receipt-paper.tsx';
import { useStore, useTerminal } from '../terminal-client/use-terminal.ts';
import { ValueChoice } from './value-choice.tsx';
import styles from './forms.module.css';

export function ReceiptPreview({ settings }: { readonly settings: Settings }) {
	const { preview: say } = useWords().settings;
	const { status } = useStore(useTerminal().status);
	const [columns, setColumns] = useState<32 | 48>(settings.printer.columns === 32 ? 32 : 48);
	const { receiptLanguage: language, storeCode, terminalCode, taxBp } = settings;
	const operator = status?.operator?.operatorNo ?? '';
	const atMs = status?.atMs ?? 0;
	const bizDate = status?.bizDate ?? '';
	const document = useMemo(() => {
		const sale = sampleSale({ language, storeCode, terminalCode, taxBp, operator, atMs, bizDate });
		const composed = composeReceipt(sale, receiptStoreOf(settings), receiptWords[language]);
		return withLogo(composed, logoFor(settings.receiptLogo, columns));
	}, [settings, columns, language, storeCode, terminalCode, taxBp, operator, atMs, bizDate]);
	return (
		<div className={styles['preview']}>
			<ValueChoice
				label={say.paper}
				options={([32, 48] as const).map((value) => ({ value, label: say.papers[`c${value}`] }))}
				value={columns}
				onChange={setColumns}
			/>
			<ReceiptPaper document={document} columns={columns} label={say.label} />
			<p>{say.note}</p>
		</div>
	);
}
