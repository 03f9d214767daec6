import type { IHookFunctions } from 'n8n-workflow';
import { nodeError } from '../core/errors';
import { strangeAddresses } from './addresses';
import { isStrongKey } from './push';
import type { Proofs } from './triggerFields';

const WEAK =
	'Make a secret of at least 32 hexadecimal digits, for example with: openssl rand -hex 16. Put it into the field Push Secret of the credential, and behind the URL that JIMI has.';

/** Why no push could ever be told from a forgery with these settings. */
function objection(ways: string[], { addresses = '' }: Proofs, key: string): [string, string] | undefined {
	if (ways.length === 0) return ['"Prove Pushes By" is empty', 'Choose at least one way: JIMI signs no pushes.'];
	if ((ways.includes('query') || ways.includes('header')) && !isStrongKey(key)) {
		return [key === '' ? 'The credential has no Push Secret' : 'The Push Secret of the credential is too short', WEAK];
	}
	if (!ways.includes('addresses')) return undefined;
	const [strange] = strangeAddresses(addresses);
	if (strange !== undefined)
		return [`"Allowed Addresses" holds ${strange}`, 'It is neither an IP address nor a range.'];
	if (addresses.trim() === '') return ['"Allowed Addresses" is empty', 'Fill it in under Proof Settings.'];
	return undefined;
}

/** Tells at activation what would otherwise be found out with the first push that is turned away. */
export async function checkSetup(ctx: IHookFunctions): Promise<void> {
	const ways = ctx.getNodeParameter('proofs', []) as string[];
	const settings = ctx.getNodeParameter('proofOptions', {}) as Proofs;
	const { pushSecret } = await ctx.getCredentials('jimiApi');
	const found = objection(ways, settings, String(pushSecret ?? '').trim());
	if (found) throw nodeError(ctx.getNode(), { message: found[0], description: found[1], input: true }, 0);
}
