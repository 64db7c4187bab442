/** The checkout (收银). */
export function CheckoutScreen() {
	return <main />;
}
