/** A card that opens spots. */
export interface Badge {
	badge_id: number;
	user_id: number;
	name: string;
	/** Where the user is to put it; of one that was there at the start: null. */
	cluster_id: number | null;
	spot_id: number | null;
	/** False: linking has begun, and the badge was not yet put on the reader. */
	linked: boolean;
}

/** The badges of all users. */
export class Badges {
	/** Live. */
	readonly all: Badge[] = [];

	/** The main user has one at the start. */
	reset(): void {
		this.all.length = 0;
		this.add({ user_id: 1, name: 'My badge', cluster_id: null, spot_id: null, linked: true });
	}

	add(badge: Omit<Badge, 'badge_id'>): Badge {
		const added = { badge_id: this.all.length + 1, ...badge };
		this.all.push(added);
		return added;
	}

	/** The user's badge of that number. */
	find(user_id: number, badge_id: number): Badge | undefined {
		return this.all.find((badge) => badge.user_id === user_id && badge.badge_id === badge_id);
	}
}
