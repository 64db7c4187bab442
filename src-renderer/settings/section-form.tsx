/** The form of one section of the settings. */
import { CounterForm } from './counter-form.tsx';
import type { FormProps } from './form-props.ts';
import { HandLimitsForm } from './hand-limits-form.tsx';
import { LookForm } from './look-form.tsx';
import { PrinterForm } from './printer-form.tsx';
import { PrinterTest } from './printer-test.tsx';
import { PrivacyForm } from './privacy-form.tsx';
import { ReceiptForm } from './receipt-form.tsx';
import { ScalesForm } from './scales-form.tsx';
import { ScannerForm } from './scanner-form.tsx';
import { StoreForm } from './store-form.tsx';
import { TaxForm } from './tax-form.tsx';

export type SectionFormProps = FormProps & {
	readonly section:
		| 'store'
		| 'receipt'
		| 'printer'
		| 'counter'
		| 'limits'
		| 'privacy'
		| 'scales'
		| 'scanner'
		| 'look';
	readonly unsaved: boolean;
};

export function SectionForm({ section, unsaved, ...props }: SectionFormProps) {
	switch (section) {
		case 'store':
			return (
				<>
					<StoreForm {...props} />
					<TaxForm {...props} />
				</>
			);
		case 'receipt':
			return <ReceiptForm {...props} />;
		case 'printer':
			return (
				<>
					<PrinterForm {...props} />
					{props.settings.printer.kind !== 'none' && <PrinterTest unsaved={unsaved} />}
				</>
			);
		case 'counter':
			return <CounterForm {...props} />;
		case 'limits':
			return <HandLimitsForm {...props} />;
		case 'privacy':
			return <PrivacyForm {...props} />;
		case 'scales':
			return <ScalesForm {...props} />;
		case 'scanner':
			return <ScannerForm {...props} />;
		case 'look':
			return <LookForm {...props} />;
	}
}
