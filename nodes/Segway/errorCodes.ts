import type { CodeRow, CodeTable } from '../core/codes';
import { badToken, doubtful, refused } from '../core/codes';

/** A code that is in no document proves nothing: the command may have run. */
export const UNDOCUMENTED = doubtful(
	'Segway answered with a code that it does not document',
	'Ask Segway what the code means.',
);

/** The rental has started; only a compartment did not open. */
const doneBut = (message: string): CodeRow => ({ message, outcome: 'done' });

const WAIT = 'Wait until the vehicle stands and try again.';
const NETWORK = 'The vehicle could not confirm. Look at its status before the command is sent again.';
const CLOSE = 'Ask the rider to close it, then end the rental again.';

/**
 * Every code of both documents: the appendices "Status code description" and the tables under each endpoint.
 * No other code is known; 15626, 15636, 15637 and 15702 are unused.
 */
export const CODES: CodeTable = {
	15001: doubtful('Segway reports a server error', undefined, { again: 'busy' }),
	15004: refused(
		'Segway refused a parameter',
		'Check the values of the fields, and that the vehicle model supports the call.',
	),
	15100: refused(
		'The platform code does not fit this region',
		'Choose the Region in the credential that the platform code belongs to.',
	),
	15101: badToken(
		'Segway refused the access token',
		'Usually another system uses the same platform code in a way that ends the token: ask Segway for a client of its own.',
	),
	15102: refused(
		'Segway does not know this vehicle',
		'Check the IoT code (15-digit IMEI), and that the vehicle belongs to this account and region.',
	),
	15300: refused('The vehicle is not activated', 'Activate it with the Segway Launcher app.'),
	15301: refused('The vehicle is offline', 'It has no connection to Segway now: try again later.'),
	15302: doubtful('The vehicle did not answer in time', NETWORK),
	15303: refused('The command could not be sent to the vehicle', 'Try again later.', { again: 'busy' }),
	15400: refused('The vehicle has no position yet', 'Bring it under the open sky, or ask again later.'),
	15500: refused('The vehicle is being upgraded and takes no commands', 'Try again when the upgrade has ended.'),
	15600: refused('The vehicle is riding', WAIT),
	15601: refused('The vehicle could not be locked', 'Try again, or check the lock on the vehicle.'),
	15602: doubtful('Locking failed because of a network error', NETWORK),
	15603: refused('The handlebar could not be locked', 'Turn the handlebar into its lock position and try again.'),
	15611: refused('The vehicle could not be unlocked', 'Try again, or check the lock on the vehicle.'),
	15612: doubtful('Unlocking failed because of a network error', NETWORK),
	15613: refused('The handlebar could not be unlocked', 'Move the handlebar a little and try again.'),
	15620: refused('The rental could not be started', 'Check the status of the vehicle and try again.'),
	15621: doubtful('Starting the rental failed because of a network error', NETWORK),
	15622: refused('The rental could not be started: the handlebar failed', 'Move the handlebar a little and try again.'),
	15623: doneBut('The rental has started, but the saddle did not open'),
	15624: doneBut('The rental has started, but the tailbox did not open'),
	15625: doneBut('The rental has started, but neither the tailbox nor the saddle opened'),
	15627: refused('The rental could not be ended: the vehicle is riding', WAIT),
	15628: refused('The rental could not be ended', 'Check the status of the vehicle and try again.'),
	15629: doubtful('Ending the rental failed because of a network error', NETWORK),
	15630: refused(
		'The rental could not be ended: the handlebar is not locked',
		'Turn the handlebar into its lock position and end the rental again.',
	),
	15631: refused(
		'The rental could not be ended: a helmet is missing',
		'Ask the rider to put the helmets back, then end the rental again.',
	),
	15632: refused('The rental could not be ended: the saddle is not locked', CLOSE),
	15633: refused('The rental could not be ended: the tailbox is not locked', CLOSE),
	15634: refused('The rental could not be ended: tailbox and saddle are not locked', CLOSE),
	15635: refused('It only opens while the vehicle is unlocked', 'Unlock the vehicle first.'),
	15638: refused('The vehicle could not carry out the command', 'Check the vehicle on the spot.'),
	15639: refused('The vehicle is under maintenance', 'End the maintenance first.'),
	15640: refused('The vehicle failed to carry out the command', 'Try again, or check the vehicle on the spot.'),
	15701: refused('The vehicle is unlocked', 'Lock it first.'),
	15703: refused('The vehicle is in the wrong state for this command', 'Read its status first.'),
	15704: refused('The vehicle is in dormancy', 'Wake it up on the spot, then try again.'),
	15705: refused('The throttle could not be switched', 'Try again, or check the vehicle on the spot.'),
	15706: refused('The battery cover could not be opened', 'Try again, or check the vehicle on the spot.'),
	15707: refused('This vehicle or its firmware does not support the call', 'Ask Segway for a firmware that does.'),
	15708: refused('The vehicle is not locked', 'Lock it first: it only shuts down while locked.'),
	15709: refused('The vehicle is not unlocked', 'Unlock it first: the headlight only switches while unlocked.'),
	15990: refused('Segway has restricted this call for the account', 'Ask your contact at Segway to open it.'),
	15996: refused('The vehicle refused to lock because of its geofence', 'Move it into an area where it may be parked.'),
	15997: refused('The vehicle cannot be locked while riding', WAIT),
};
