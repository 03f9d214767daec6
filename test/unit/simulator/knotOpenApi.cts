import type { FormName } from '../../../simulator/knot/routes/operation.cjs';
import type { KnotClient } from './knotClient.cjs';

export interface Schema {
	type: string;
	description?: string;
	format?: string;
	nullable?: boolean;
	minimum?: number;
	maximum?: number;
	minLength?: number;
	maxLength?: number;
	pattern?: string;
	enum?: string[];
	items?: Schema;
	properties?: Record<string, Schema>;
	required?: string[];
}
export interface Parameter {
	name: string;
	in: string;
	required: boolean;
	description: string;
	explode?: boolean;
	schema: Schema;
}
export interface Operation {
	tags: string[];
	description?: string;
	parameters: Parameter[];
	requestBody?: { description: string; required: boolean; content: Record<string, { schema: Schema }> };
	responses: Record<string, { description: string; content: Record<string, { schema: Schema }> }>;
	security: object[];
}
export interface Document {
	openapi: string;
	info: { title: string; version: string };
	servers: Array<{ url: string }>;
	tags: Array<{ name: string }>;
	paths: Record<string, Record<string, Operation>>;
	components: { securitySchemes: Record<string, object> };
}

/** The OpenAPI document of a form, whichever form is in force. */
export function documentOf({ cloud }: KnotClient, form: FormName): Document {
	return cloud.openApi(form) as Document;
}

/** The operations of a document with method and path. */
export function operationsOf({ paths }: Document): Array<{ route: string; path: string; operation: Operation }> {
	return Object.entries(paths).flatMap(([path, methods]) =>
		Object.entries(methods).map(([method, operation]) => ({
			route: `${method.toUpperCase()} ${path}`,
			path,
			operation,
		})),
	);
}
