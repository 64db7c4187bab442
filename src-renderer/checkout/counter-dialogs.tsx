/** The dialog that is open at the checkout, if any; one at a time. */
import { PriceDialog, WeightDialog } from './dialogs/amount-dialogs.tsx';
import { DepositDialog } from './dialogs/deposit-dialog.tsx';
import { AccountDialog } from './dialogs/account-dialog.tsx';
import { CreditDialog } from './dialogs/credit-dialog.tsx';
import { HelpDialog } from './dialogs/help-dialog.tsx';
import { OverrideDialog } from './dialogs/override-dialog.tsx';
import { PriceCheckDialog } from './dialogs/price-check-dialog.tsx';
import { ProductDialog } from './dialogs/product-dialog.tsx';
import { RecallDialog } from './dialogs/recall-dialog.tsx';
import { ReceiptDialog } from './dialogs/receipt-dialog.tsx';
import { DrawerDialog, ParkDialog, VoidDialog } from './dialogs/sale-dialogs.tsx';
import { SearchDialog } from './dialogs/search-dialog.tsx';
import { useCounter } from './use-desk.ts';

export function CounterDialogs() {
	const { dialog } = useCounter();
	switch (dialog?.kind) {
		case undefined:
			return null;
		case 'help':
			return <HelpDialog />;
		case 'search':
			return <SearchDialog text={dialog.text} found={dialog.found} />;
		case 'price-check':
			return <PriceCheckDialog />;
		case 'override':
			return <OverrideDialog line={dialog.line} />;
		case 'park':
			return <ParkDialog />;
		case 'recall':
			return <RecallDialog />;
		case 'void':
			return <VoidDialog />;
		case 'drawer':
			return <DrawerDialog />;
		case 'deposit':
			return <DepositDialog />;
		case 'credit':
			return <CreditDialog />;
		case 'account':
			return <AccountDialog />;
		case 'weight':
			return <WeightDialog product={dialog.product} asked={dialog.asked} />;
		case 'price':
			return <PriceDialog product={dialog.product} asked={dialog.asked} />;
		case 'new-product':
			return <ProductDialog code={dialog.code} />;
		case 'receipt':
			return <ReceiptDialog sale={dialog.sale} />;
	}
}
