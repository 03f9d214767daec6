import type { Choice, Field } from '../../core/fields';
import { choice, text } from '../../core/fields';

/** Segway identifies a vehicle by the IMEI of its IoT module; it offers no list of vehicles to choose from. */
export const iotCode = text({
	name: 'iotCode',
	displayName: 'IoT Code (IMEI)',
	description: "The IMEI of the vehicle's IoT module: 15 digits, printed on it and shown in Segway's business system",
	required: true,
	placeholder: 'e.g. 861477038719116',
	pattern: /^\d{14,17}$/,
	hint: 'must be the IMEI of the IoT module: digits only, usually 15',
});

interface SwitchField {
	name: string;
	displayName: string;
	description?: string;
	required?: boolean;
}

/** What "on" and "off" are on the wire differs from call to call; see the vendor's tables. */
const onOff = (off: number, on: number): Choice[] => [
	{ name: 'On', value: 'on', wire: on },
	{ name: 'Off', value: 'off', wire: off },
];

/** `controlType` of the control calls: 0 off, 1 on. A number, as in every sample (some tables say String). */
export const controlType = (displayName: string, description: string): Field =>
	choice({ name: 'controlType', displayName, description, required: true, options: onOff(0, 1) });

/** A setting of the vehicle: 1 off, 2 on. 0 means "no setting" and is never sent: the key is left out. */
export const setting = (field: SwitchField): Field => choice({ ...field, options: onOff(1, 2) });

/** Colours of lamps, common to the ambient and the deprecated light setting. */
export const COLOURS: Choice[] = [
	{ name: 'Blue', value: 'blue', wire: 4 },
	{ name: 'Cyan', value: 'cyan', wire: 5 },
	{ name: 'Green', value: 'green', wire: 1 },
	{ name: 'Orange', value: 'orange', wire: 3 },
	{ name: 'Red', value: 'red', wire: 2 },
	{ name: 'Violet', value: 'violet', wire: 6 },
	{ name: 'White', value: 'white', wire: 7 },
];

/** Low, medium, high: 1, 2, 3 on the wire. */
export const LEVELS: Choice[] = [
	{ name: 'Low', value: 'low', wire: 1 },
	{ name: 'Medium', value: 'medium', wire: 2 },
	{ name: 'High', value: 'high', wire: 3 },
];
