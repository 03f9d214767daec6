import { createHash } from 'node:crypto';
import type { IDataObject } from 'n8n-workflow';
import type { Position, Vehicle } from './vehicle';

/** Something that happened to a vehicle, in the same shape for every vendor. Unknown is `null`. */
export interface FleetEvent extends IDataObject {
	vendor: string;
	/** The same for every delivery of the same event, so that n8n's Remove Duplicates works. */
	event_id: string;
	/** MDS 2.0.2 event types; `unspecified` where MDS has no word. */
	event_types: string[];
	/** Traccar's name of the alarm. */
	alarm: string | null;
	/** The vendor's code. */
	code: string | null;
	/** The vendor's name for it. */
	name: string | null;
	phase: 'started' | 'ended' | null;
	device_id: string | null;
	/** When it happened, ISO 8601 UTC. */
	timestamp: string | null;
	location: Position | null;
	/** What the message says about the vehicle's state. */
	vehicle: Vehicle | null;
	received_at: string;
}

/** A stable id out of what makes two deliveries the same event. */
export const eventId = (parts: Array<string | null | undefined>): string =>
	createHash('sha256')
		.update(JSON.stringify(parts.map((part) => part ?? null)))
		.digest('hex')
		.slice(0, 32);
