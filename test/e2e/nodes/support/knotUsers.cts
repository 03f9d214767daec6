// Users of the simulated Knot whose login takes more than a password, with passwords and keys of one test alone.
import { randomBytes, randomUUID } from 'node:crypto';
import type { CredentialData } from '../../../../demo/rest.cjs';
import { base32 } from '../../../../simulator/knot/totp.cjs';
import type { KnotFleet } from './knotFleet.cjs';

const KEY_BYTES = 16;

/** Gives this user a new password; what a person fills into the credential of it. */
export function known({ cloud }: KnotFleet, email: string): CredentialData & { email: string; password: string } {
	const password = randomUUID();
	cloud.users.find(email)!.password = password;
	return { email, password };
}

/** The user with a second factor, and the new key of it. */
export function secured(fleet: KnotFleet): CredentialData & { email: string; password: string; totpSecret: string } {
	const email = 'secure@example.com';
	const totpSecret = base32(randomBytes(KEY_BYTES));
	fleet.cloud.users.find(email)!.twoFactorKey = totpSecret;
	return { ...known(fleet, email), totpSecret };
}

/** The user whose address is not confirmed yet. */
export const newcomer = (fleet: KnotFleet): ReturnType<typeof known> => known(fleet, 'new@example.com');
