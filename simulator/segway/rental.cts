import { done, refused, type Call } from './call.cjs';
import { control, lock, open, unlock } from './controls.cjs';
import { isBroken, setting, type Vehicle } from './vehicle.cjs';

/** Values of saddleSwitch and tailboxSwitch; what a vehicle does that was never told is not documented, taken: open. */
const OPEN = 1;
const OPEN_IF_HELMETS = 2;
/** Values of helmetCheck, saddleCheck, tailboxCheck; never told is taken as no check. */
const CHECK = 1;
const NO_CHECK = 2;

/** The two group commands, which decide by what setting/rental has stored. */
export const RENTALS: Call[] = [
	control('/api/v2/mopeds/control/startRental', {
		networkCode: 15621,
		run(vehicle, _given, now) {
			if (isBroken(vehicle, 'lock') || vehicle.fallen) return refused(15620);
			if (isBroken(vehicle, 'handlebar')) return refused(15622);
			unlock(vehicle);
			vehicle.rented = true;
			const saddleFailed = openAtStart(vehicle, 'saddle', vehicle.seatCaskHelmet, now);
			const tailboxFailed = openAtStart(vehicle, 'tailbox', vehicle.tailboxHelmet, now);
			return done(partly(saddleFailed, tailboxFailed, { saddle: 15623, tailbox: 15624, both: 15625 }));
		},
	}),
	control('/api/v2/mopeds/control/endRental', {
		networkCode: 15629,
		run(vehicle) {
			if (vehicle.speed > 0) return refused(15627);
			if (isChecked(vehicle, 'helmetCheck') && vehicle.seatCaskHelmet + vehicle.tailboxHelmet < vehicle.helmets) {
				return refused(15631);
			}
			const saddleOpen = isChecked(vehicle, 'saddleCheck') && vehicle.saddleStatus === 0;
			const tailboxOpen = isChecked(vehicle, 'tailboxCheck') && vehicle.tailboxStatus === 0;
			const boxes = partly(saddleOpen, tailboxOpen, { saddle: 15632, tailbox: 15633, both: 15634 });
			if (boxes !== 0) return refused(boxes);
			if (isBroken(vehicle, 'lock')) return refused(15628);
			if (isBroken(vehicle, 'handlebar')) return refused(15630);
			lock(vehicle);
			vehicle.rented = false;
			return done();
		},
	}),
];

/** Opens the box if the setting says so; true when it should have opened and is stuck. */
function openAtStart(vehicle: Vehicle, part: 'saddle' | 'tailbox', helmets: number, now: number): boolean {
	const wish = setting(vehicle, 'rental', `${part}Switch`, OPEN);
	if (wish !== OPEN && !(wish === OPEN_IF_HELMETS && helmets > 0)) return false;
	if (isBroken(vehicle, part)) return true;
	open(vehicle, part, now);
	return false;
}

function isChecked(vehicle: Vehicle, check: string): boolean {
	return setting(vehicle, 'rental', check, NO_CHECK) === CHECK;
}

function partly(saddle: boolean, tailbox: boolean, codes: { saddle: number; tailbox: number; both: number }): number {
	if (saddle && tailbox) return codes.both;
	if (saddle) return codes.saddle;
	return tailbox ? codes.tailbox : 0;
}
