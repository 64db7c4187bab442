// Goal: docs/contract.md says what the contract is today.
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { CONTRACT_DOC, contractDocument } from '../../scripts/write-contract-doc.ts';

it('is what `npm run contract` writes', () => {
	expect(readFileSync(CONTRACT_DOC, 'utf8')).toBe(contractDocument());
});
