import type { IHookFunctions } from 'n8n-workflow';
import { nodeError } from '../core/errors';
import { entries, strangeAddresses } from './addresses';
import type { Proofs } from './proofs';
import { headerOf, proofsOf, settingsOf } from './proofs';
import { isStrongKey } from './push';

const WEAK =
	'Make a secret of at least 32 hexadecimal digits, for example with: openssl rand -hex 16. Put it into the field Push Secret of the credential, and behind the URL that JIMI has.';

interface Setup {
	events: string[];
	ways: string[];
	settings: Proofs;
	/** The secret of the credential. */
	key: string;
}

/** What is wrong, and what to do about it. */
type Objection = [message: string, remedy: string];

function aboutKey({ ways, settings, key }: Setup): Objection | undefined {
	if (!ways.includes('query') && !ways.includes('header')) return undefined;
	if (key === '') return ['The credential has no Push Secret', WEAK];
	if (!isStrongKey(key)) return ['The Push Secret of the credential is too weak', WEAK];
	if (!ways.includes('header') || /^[\w-]+$/.test(headerOf(settings))) return undefined;
	return ['"Header Name" is no name of a header', 'Use letters, digits and hyphens, for example X-Push-Secret.'];
}

function aboutAddresses({ ways, settings }: Setup): Objection | undefined {
	if (!ways.includes('addresses')) return undefined;
	const list = String(settings.addresses ?? '');
	const [strange] = strangeAddresses(list);
	if (strange !== undefined) {
		return [`"Allowed Addresses" holds ${strange}`, 'It is neither an IP address nor a range.'];
	}
	if (entries(list).length > 0) return undefined;
	return ['"Allowed Addresses" is empty', 'Fill it in under Proof Settings.'];
}

/** Why no push could ever be told from a forgery with these settings. */
function objection(setup: Setup): Objection | undefined {
	const { events, ways } = setup;
	if (ways.length === 0) return ['"Prove Pushes By" is empty', 'Choose at least one way: JIMI signs no pushes.'];
	if (ways.every((way) => way === 'confirm') && events.some((event) => event !== 'alarm')) {
		return [
			'Only alarms can be confirmed with JIMI',
			'Choose a further way under Prove Pushes By, or Alarm alone under Trigger On.',
		];
	}
	return aboutKey(setup) ?? aboutAddresses(setup);
}

/** Tells at activation what would otherwise be found out with the first push that is turned away. */
export async function checkSetup(ctx: IHookFunctions): Promise<void> {
	const events = ctx.getNodeParameter('events', []) as string[];
	const { pushSecret } = await ctx.getCredentials('jimiApi');
	const key = String(pushSecret ?? '').trim();
	const found = objection({ events, ways: proofsOf(ctx), settings: settingsOf(ctx), key });
	if (found) throw nodeError(ctx.getNode(), { message: found[0], description: found[1], input: true }, 0);
}
