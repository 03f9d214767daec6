import type { Resource } from '../../core/operation';
import { account } from './account';
import { alarm } from './alarm';
import { apiRequest } from './apiRequest';
import { cellLocation } from './cell';
import { commands } from './command';
import { device } from './device';
import { geofence } from './geofence';
import { mediaResource } from './media';
import { position } from './position';
import { scooter } from './scooter';
import { trackResource } from './track';

const documented: Resource[] = [
	position,
	device,
	trackResource,
	alarm,
	commands,
	geofence,
	mediaResource,
	cellLocation,
	account,
	scooter,
];

/** Everything the JIMI node offers, in the order of the panel's defaults. */
export const resources: Resource[] = [...documented, apiRequest(documented)];
