/** 常买 (PRO-12): what the member on the sale usually buys, one key away. */
import { addProduct, chooseProduct } from './basket-steps.ts';
import { note, refused, type Desk } from './desk.ts';
import { attachedMember } from './member-steps.ts';

const USUAL_KEYS = ['Digit1', 'Digit2', 'Digit3'];

/** Alt+1…3: what the member usually buys goes into the basket; false when it is another key. */
export function addUsual(desk: Desk, code: string): boolean {
	const at = USUAL_KEYS.indexOf(code);
	if (at < 0 || desk.state.get().mode === 'tender') return false;
	const goods = attachedMember(desk)?.usual[at];
	if (goods === undefined) note(desk, 'noUsual');
	else addUsualGoods(desk, goods.productId);
	return true;
}

export function addUsualGoods(desk: Desk, productId: number): void {
	void desk.queue.add(async () => {
		const found = await desk.client.ask('product/find', { productId });
		if (!found.ok) {
			refused(desk, found.refusal);
			return;
		}
		const { product } = found.value;
		// Weighed goods and goods without a price ask first, as when they are chosen by hand.
		if (product.weighed || product.priceFen === 0) {
			chooseProduct(desk, product, { quantityText: '', unit: '' });
			return;
		}
		const refusal = await addProduct(desk, { productId });
		if (refusal !== undefined) refused(desk, refusal);
	});
}
