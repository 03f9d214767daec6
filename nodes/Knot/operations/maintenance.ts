import { collection } from '../../core/collections';
import type { Field } from '../../core/fields';
import { choice, flag } from '../../core/fields';
import { file, withFile } from '../../core/fileField';
import type { Resource } from '../../core/operation';
import { objectOf } from '../rows';
import { downloadOf } from './download';
import { demandedLanguage, id } from './fleetFields';
import { countOperations } from './maintenanceCounts';
import { comment, SEVERITY, targetOperations } from './maintenanceTargets';
import { pictureAs } from './picture';
import { list, operation } from './record';

const maintenanceId = id({
	name: 'maintenanceId',
	wire: 'id',
	displayName: 'Maintenance ID',
	required: true,
});

const changes = collection({
	name: 'changes',
	displayName: 'Changes',
	placeholder: 'Add Change',
	fields: [comment, choice({ ...SEVERITY, description: 'How bad it is' })],
	atLeastOne: true,
});

const deleteSwitch = flag({
	name: 'deleteFromHistory',
	wire: 'delete_from_history',
	displayName: 'Delete From History',
	description: 'Whether to delete the maintenance, also from the history, instead of marking it as resolved',
});

/** Left out where it is off: in an address `false` is a text, which a careless server takes for "yes". */
const deleteFromHistory: Field = {
	...deleteSwitch,
	toWire: (value, place) => deleteSwitch.toWire(value, place) || undefined,
};

const PICTURE = pictureAs('maintenance_picture');

/** Operations 46 to 60. */
export const maintenance: Resource = {
	value: 'maintenance',
	name: 'Maintenance',
	operations: [
		list('maintenance.getTypes', {
			name: 'Get Types',
			action: 'Get maintenance types',
			description: 'List the types of maintenances, with what each is for and how bad it is',
			fields: [demandedLanguage],
		}),
		...targetOperations,
		...countOperations,
		operation('maintenance.update', {
			name: 'Update',
			action: 'Update maintenance',
			description: 'Change the comment or the severity of a maintenance',
			fields: [maintenanceId, changes],
			target: 'id',
		}),
		operation('maintenance.resolve', {
			name: 'Resolve',
			action: 'Resolve maintenance',
			description: 'Mark a maintenance as resolved, or delete it',
			fields: [maintenanceId, deleteFromHistory],
			target: 'id',
		}),
		operation('maintenance.uploadPicture', {
			name: 'Upload Picture',
			action: 'Upload picture of maintenance',
			description: 'Attach a picture to a maintenance; tells its address',
			fields: [maintenanceId, file(PICTURE)],
			complete: withFile(PICTURE),
			target: 'id',
			output: ({ data }, _secrets, { params }) => ({ maintenance_id: params.id, ...objectOf(data) }),
		}),
		downloadOf({
			value: 'downloadPicture',
			name: 'Download Picture',
			action: 'Download picture of maintenance',
			description: 'Fetch a picture of a maintenance by its address',
		}),
	],
};
