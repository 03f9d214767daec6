import { lifeOf } from '../../../nodes/Knot/jwt';
import { signJwt } from '../../../simulator/knot/jwt.cjs';

const NOW = Date.UTC(2026, 4, 1, 8, 30);
const SECONDS = NOW / 1000;
const tokenOf = (claims: Record<string, unknown>) => signJwt(claims, 'any');

/** RFC 7519, section 3.1; its `exp` is 1300819380. */
const OF_THE_RFC =
	'eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ.dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';

test('the sample of the RFC lives until its exp', () => {
	expect(lifeOf(OF_THE_RFC, 1300819380_000 - 90_000)).toBe(90);
	expect(lifeOf(OF_THE_RFC, 1300819380_000)).toBeNull();
});

test.each([-7_200, 0, 7_200])('with iat and exp a clock that is %d s off does not matter', (off) => {
	const iat = SECONDS + off;
	expect(lifeOf(tokenOf({ user_id: 1, session_id: 2, iat, exp: iat + 3600 }), NOW)).toBe(3600);
});

test.each<[string, Record<string, unknown>, number | null]>([
	['without iat from now on', { exp: SECONDS + 60 }, 60],
	['with an iat that is no number, too', { iat: 'today', exp: SECONDS + 60 }, 60],
	['in parts of a second', { iat: SECONDS, exp: SECONDS + 0.5 }, 0.5],
	['without exp nobody knows', { iat: SECONDS }, null],
	['with an exp that is no number', { iat: SECONDS, exp: String(SECONDS + 60) }, null],
	['with an exp of the past', { exp: SECONDS - 1 }, null],
	['with an exp before the iat', { iat: SECONDS, exp: SECONDS }, null],
])('%s', (_, claims, life) => expect(lifeOf(tokenOf(claims), NOW)).toBe(life));

test.each(['', 'opaque', 'a.b', 'a.b.c', 'a.b.c.d', 'a.W10.c', 'a.bnVsbA.c', '..'])('%j is no such token', (text) => {
	expect(lifeOf(text, NOW)).toBeNull();
});
