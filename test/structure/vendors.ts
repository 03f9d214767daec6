import type { ICredentialType, INodeType } from 'n8n-workflow';
import { JimiApi } from '../../credentials/JimiApi.credentials';
import { KnotApi } from '../../credentials/KnotApi.credentials';
import { ProtrackApi } from '../../credentials/ProtrackApi.credentials';
import { SegwayApi } from '../../credentials/SegwayApi.credentials';
import type { Vendor } from '../../nodes/core/operation';
import { jimi } from '../../nodes/Jimi/api';
import { Jimi } from '../../nodes/Jimi/Jimi.node';
import { JimiTrigger } from '../../nodes/Jimi/JimiTrigger.node';
import { knot } from '../../nodes/Knot/api';
import { Knot } from '../../nodes/Knot/Knot.node';
import { protrack } from '../../nodes/Protrack/api';
import { Protrack } from '../../nodes/Protrack/Protrack.node';
import { ProtrackTrigger } from '../../nodes/Protrack/ProtrackTrigger.node';
import { segway } from '../../nodes/Segway/api';
import { Segway } from '../../nodes/Segway/Segway.node';
import { SegwayTrigger } from '../../nodes/Segway/SegwayTrigger.node';

/** What the package has of one vendor. */
export interface Part {
	vendor: Vendor;
	credential: ICredentialType;
	action: INodeType;
	trigger?: INodeType;
}

/** Everything in the package: a further vendor is a further line. */
export const PARTS: Part[] = [
	{ vendor: jimi, credential: new JimiApi(), action: new Jimi(), trigger: new JimiTrigger() },
	{ vendor: knot, credential: new KnotApi(), action: new Knot() },
	{ vendor: protrack, credential: new ProtrackApi(), action: new Protrack(), trigger: new ProtrackTrigger() },
	{ vendor: segway, credential: new SegwayApi(), action: new Segway(), trigger: new SegwayTrigger() },
];

const folderOf = ({ action }: Part) => `nodes/${action.constructor.name}`;
const nodesOf = ({ action, trigger }: Part) => [action, ...(trigger ? [trigger] : [])];

/** Every node with its path, without ending. */
export const NODES = PARTS.flatMap((part) =>
	nodesOf(part).map((node): [string, INodeType, Part] => [
		`${folderOf(part)}/${node.constructor.name}.node`,
		node,
		part,
	]),
);

export const CREDENTIALS = PARTS.map(({ credential }): [string, ICredentialType] => [
	`credentials/${credential.constructor.name}.credentials`,
	credential,
]);

export const TRIGGERS = PARTS.flatMap(
	({ trigger, vendor }): Array<[string, INodeType]> => (trigger ? [[vendor.displayName, trigger]] : []),
);
