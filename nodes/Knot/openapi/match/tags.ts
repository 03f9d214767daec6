import type { Check } from './check';
import type { Pair } from './pairs';
import type { Scene } from './scene';
import { resourceOf } from './scene';

/** From so many calls on, a tag belongs to a resource. */
const HOME = 2;

/** Whether it stands under a tag where its resource, itself not counted, has more calls than any other. */
export function isAtHome({ route, call, sameWords }: Pair, { tags }: Scene): boolean {
	const resource = resourceOf(route);
	return call.tags.some((each) => {
		const counts = [...tags].map(([name, ofTag]) => (ofTag.get(each) ?? 0) * (name === resource ? 0 : 1));
		return (tags.get(resource)?.get(each) ?? 0) - Number(sameWords) > Math.max(...counts);
	});
}

/** The calls of a resource stand together: one that stands among those of another carries the wrong description. */
export const tag: Check = (pair, scene) => {
	const resource = resourceOf(pair.route);
	const isHere = ([name]: [string, number]) => pair.call.tags.includes(name);
	const hasHome = [...(scene.tags.get(resource) ?? [])].some((each) => each[1] >= HOME && !isHere(each));
	const hosts = [...scene.tags].filter(([name, counts]) => name !== resource && [...counts].some(isHere));
	return hasHome && hosts.length && !isAtHome(pair, scene) ? `it stands among the calls of ${hosts[0][0]}` : undefined;
};
