/** The dialog that is open at the checkout, if any; one at a time. */
import type { ComponentType } from 'react';
import { AccountDialog } from './dialogs/account-dialog.tsx';
import { PriceDialog, WeightDialog } from './dialogs/amount-dialogs.tsx';
import { CouponDialog } from './dialogs/coupon-dialog.tsx';
import { CreditDialog } from './dialogs/credit-dialog.tsx';
import { DepositDialog } from './dialogs/deposit-dialog.tsx';
import { HelpDialog } from './dialogs/help-dialog.tsx';
import { MemberFindDialog } from './dialogs/member-find-dialog.tsx';
import { MemberNewDialog } from './dialogs/member-new-dialog.tsx';
import { MemberTopUpDialog } from './dialogs/member-top-up-dialog.tsx';
import { OrderDiscountDialog } from './dialogs/order-discount-dialog.tsx';
import { OverrideDialog } from './dialogs/override-dialog.tsx';
import { PassDialog } from './dialogs/pass-dialog.tsx';
import { PointsDialog } from './dialogs/points-dialog.tsx';
import { PriceCheckDialog } from './dialogs/price-check-dialog.tsx';
import { ProductDialog } from './dialogs/product-dialog.tsx';
import { RecallDialog } from './dialogs/recall-dialog.tsx';
import { ReceiptDialog } from './dialogs/receipt-dialog.tsx';
import { DrawerDialog, ParkDialog, VoidDialog } from './dialogs/sale-dialogs.tsx';
import { SearchDialog } from './dialogs/search-dialog.tsx';
import { StoredValueDialog } from './dialogs/stored-value-dialog.tsx';
import { TechnicianDialog } from './dialogs/technician-dialog.tsx';
import { NoteDialog, SalespersonDialog } from './dialogs/terms-dialogs.tsx';
import type { PlainDialog } from './counter-state.ts';
import { useCounter } from './use-desk.ts';

/** Those that look at the basket themselves. */
const plain: Readonly<Record<PlainDialog, ComponentType>> = {
	help: HelpDialog,
	'price-check': PriceCheckDialog,
	discount: OrderDiscountDialog,
	coupon: CouponDialog,
	note: NoteDialog,
	park: ParkDialog,
	recall: RecallDialog,
	void: VoidDialog,
	drawer: DrawerDialog,
	deposit: DepositDialog,
	credit: CreditDialog,
	account: AccountDialog,
	pass: PassDialog,
	'top-up': MemberTopUpDialog,
};

export function CounterDialogs() {
	const { dialog } = useCounter();
	if (dialog === undefined) return null;
	switch (dialog.kind) {
		case 'search':
			return <SearchDialog text={dialog.text} found={dialog.found} />;
		case 'override':
			return <OverrideDialog line={dialog.line} />;
		case 'salesperson':
			return <SalespersonDialog line={dialog.line} />;
		case 'technician':
			return <TechnicianDialog line={dialog.line} />;
		case 'weight':
			return <WeightDialog product={dialog.product} asked={dialog.asked} />;
		case 'price':
			return <PriceDialog product={dialog.product} asked={dialog.asked} />;
		case 'member-find':
			return <MemberFindDialog text={dialog.text} />;
		case 'member-new':
			return <MemberNewDialog text={dialog.text} />;
		case 'stored-value':
			return <StoredValueDialog pinOnly={dialog.pinOnly} />;
		case 'points':
			return <PointsDialog pinOnly={dialog.pinOnly} />;
		case 'new-product':
			return <ProductDialog code={dialog.code} />;
		case 'receipt':
			return <ReceiptDialog sale={dialog.sale} />;
		default: {
			const Plain = plain[dialog.kind];
			return <Plain />;
		}
	}
}
