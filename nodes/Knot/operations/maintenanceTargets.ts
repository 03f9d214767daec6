import type { IDataObject } from 'n8n-workflow';
import type { Field } from '../../core/fields';
import { choice, FieldError, text } from '../../core/fields';
import { simplified } from '../../core/perform';
import type { Operation } from '../../core/operation';
import type { Target } from '../maintenance';
import { toMaintenance } from '../maintenance';
import { objectOf } from '../rows';
import { additional, demandedLanguage, id, words } from './fleetFields';
import { list, operation } from './record';
import { readResolved, walkFields } from './resolved';

export const comment = words({
	name: 'comment',
	displayName: 'Comment',
	description: 'At most 1024 characters',
	most: 1024,
});

export const SEVERITY = {
	name: 'severity',
	displayName: 'Severity',
	options: [
		{ name: 'High', value: 'high', wire: 'high' },
		{ name: 'Info', value: 'info', wire: 'info' },
		{ name: 'Low', value: 'low', wire: 'low' },
	],
	default: 'info',
};

const severity = choice({
	...SEVERITY,
	description: 'How bad it is; not added, it is that of the maintenance type',
});

const type = words({
	name: 'maintenanceType',
	wire: 'maintenance_type',
	displayName: 'Maintenance Type',
	description: 'The type_key of one of the types that Get Types lists for this kind of target',
	placeholder: 'e.g. flat-tyre',
	required: true,
	most: 50,
});

const report = id({
	name: 'reportId',
	wire: 'report_id',
	displayName: 'Report ID',
	description: "The user's report that it belongs to",
	min: 0,
});

/** What a maintenance is about, and how a call names it. */
interface Subject extends Pick<Operation, 'check' | 'target' | 'deviceOf'> {
	target_type: Target;
	/** As in the names of the operations. */
	name: string;
	/** @param min the least number, which differs between reads (1) and creations (0) */
	fields(min: 0 | 1): Field[];
	/** Added to the descriptions. */
	note?: string;
}

const numbered = (target_type: Target, name: string): Subject => ({
	target_type,
	name,
	fields: (min) => [
		id({ name: `${target_type}Id`, wire: `${target_type}_id`, displayName: `${name} ID`, required: true, min }),
	],
	target: `${target_type}_id`,
});

const vehicle: Subject = {
	target_type: 'vehicle',
	name: 'Vehicle',
	fields: () => [
		id({
			name: 'vehicleId',
			wire: 'vehicle_id',
			displayName: 'Vehicle ID',
			description: "Knot's number of the vehicle; not needed with a Serial Number",
		}),
		text({
			name: 'serialNumber',
			wire: 'serial_number',
			displayName: 'Serial Number',
			description: 'Of the vehicle, 6 to 10 characters; not needed with a Vehicle ID',
			pattern: /^.{6,10}$/su,
			hint: 'must have 6 to 10 characters',
		}),
	],
	check({ vehicle_id, serial_number }) {
		if (vehicle_id !== undefined || serial_number !== undefined) return;
		throw new FieldError('Vehicle ID / Serial Number', 'are both empty: fill in at least one of them');
	},
	deviceOf: ({ vehicle_id, serial_number }) => vehicle_id ?? serial_number,
};

const station: Subject = {
	...numbered('station', 'Station'),
	note: ' as a whole, without those of its spots and vehicles',
};

/** The three calls about one kind of target (operations 47 to 55). */
function about({ target_type, name, fields, note = '', ...names }: Subject): Operation[] {
	const simplify = (row: IDataObject) => toMaintenance(row, target_type);
	return [
		list(`maintenance.getOf${name}`, {
			name: `Get of ${name}`,
			action: `Get maintenances of ${target_type}`,
			description: `List the ongoing maintenances of a ${target_type}${note}`,
			fields: [...fields(1), demandedLanguage],
			...names,
			simplify,
		}),
		operation(`maintenance.createFor${name}`, {
			name: `Create for ${name}`,
			action: `Create maintenance for ${target_type}`,
			description: `Open a maintenance for a ${target_type}`,
			fields: [...fields(0), type, additional(comment, report, severity)],
			...names,
			simplify,
			output: ({ data }, _secrets, call) => simplified(call, objectOf(data) ?? {}),
		}),
		list(`maintenance.getResolvedOf${name}`, {
			name: `Get Resolved of ${name}`,
			action: `Get resolved maintenances of ${target_type}`,
			description: `List the resolved maintenances of a ${target_type}${note}`,
			fields: [...fields(1), ...walkFields, demandedLanguage],
			...names,
			run: readResolved,
			simplify,
		}),
	];
}

export const targetOperations: Operation[] = [numbered('spot', 'Spot'), vehicle, station].flatMap(about);
