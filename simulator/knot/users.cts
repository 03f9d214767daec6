/** What a user may be sent by email. */
export interface Consents {
	'emails.networkstatus': boolean;
	'emails.promotional': boolean;
}

/** Somebody with an account; every key is always there. */
export interface User {
	user_id: number;
	email: string;
	name: string;
	password: string;
	/** False: a login answers code 7. */
	confirmed: boolean;
	/** Key of the authenticator app, base32; null: no second factor, else a login answers code 146. */
	twoFactorKey: string | null;
	/** A key that was generated and is not yet verified. */
	pendingKey: { key: string; token: string } | null;
	/** What its tokens may be for. */
	scopes: string[];
	/** What it may do besides what every user may: `clusters`, `maintenances`, `vehicles`. */
	permissions: string[];
	/** Networks that it sees. */
	networks: number[];
	consents: Consents;
	/** Token of the link in a newsletter. */
	unsubscribeToken: string;
}

/** The key of the document's sample. */
export const SAMPLE_KEY = 'KVKGQ32EK5BEKNTUNRTESTDSOU';
export const MAIN = { email: 'fleet@example.com', password: 'Fleet-2026' };
const EVERYTHING = ['clusters', 'maintenances', 'vehicles'];

/** The users there are at the start. */
export class Users {
	readonly all: User[] = [];

	/** The usual users; the main one logs in with these. */
	reset({ email, password }: { email: string; password: string }): void {
		this.all.splice(0, Infinity);
		this.add({ email, password, name: 'Fleet Manager', permissions: EVERYTHING, networks: [1, 2, 3] });
		this.add({ email: 'rider@example.com', password: 'Rider-2026', name: 'Rider', scopes: ['app'] });
		this.add({ email: 'new@example.com', password: 'New-2026', name: 'Newcomer', confirmed: false });
		this.add({
			email: 'secure@example.com',
			password: 'Secure-2026',
			name: 'Second Factor',
			twoFactorKey: SAMPLE_KEY,
			permissions: EVERYTHING,
			networks: [1, 2, 3],
		});
	}

	/** Adds a user; what is not given is usual. */
	add(wish: Partial<User> & Pick<User, 'email' | 'password'>): User {
		const user_id = this.all.length + 1;
		const user: User = {
			user_id,
			name: wish.email,
			confirmed: true,
			twoFactorKey: null,
			pendingKey: null,
			scopes: ['app', 'dashboard'],
			permissions: [],
			networks: [1, 2],
			consents: { 'emails.networkstatus': true, 'emails.promotional': false },
			unsubscribeToken: `unsubscribe-${user_id}`,
			...structuredClone(wish),
		};
		this.all.push(user);
		return user;
	}

	/** By address, in small or capital letters. */
	find(email: string): User | undefined {
		return this.all.find((user) => user.email.toLowerCase() === email.toLowerCase());
	}

	get(user_id: number): User | undefined {
		return this.all.find((user) => user.user_id === user_id);
	}
}

/** A user's permissions as a login answers them. */
export function permissionsOf({ permissions, networks }: User): object[] {
	return permissions.map((perm_key) => ({
		perm_key,
		write: true,
		ou: {
			id: 1,
			networks,
			clusters: [{ id: 1, network: networks[0] }],
			app_labels: [1],
			organizations: [1],
		},
	}));
}
