/** A contract that was signed on the customer's screen, in the event of its document. */
export type SignedPart = {
	readonly ask_id: string;
	/** SHA-256 with a salt that stays beside the signature, hex: nobody finds initials by trying. */
	readonly hash: string;
	readonly way: 'drawn' | 'typed';
};
