/** Ed25519 over the bytes of a text, for what HQ signed: members' codes, coupons, allowances. */
import { createPublicKey, verify } from 'node:crypto';

export type SignatureCheck = (message: string, signature: string) => boolean;

/**
 * Checks signatures (base64url) with a public key (base64 of its 32 bytes). Without a key nothing
 * is HQ's.
 */
export function signedBy(publicKey: string): SignatureCheck {
	const raw = Buffer.from(publicKey, 'base64');
	if (raw.length !== 32) return () => false;
	const jwk = { kty: 'OKP', crv: 'Ed25519', x: raw.toString('base64url') };
	const key = createPublicKey({ key: jwk, format: 'jwk' });
	return (message, signature) => {
		return verify(null, Buffer.from(message), key, Buffer.from(signature, 'base64url'));
	};
}
