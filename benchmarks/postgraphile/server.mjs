// PostGraphile 5 over the read model, with the roles and policies of the server that it is compared with. The tenant is
// taken from the token and set for each request by pgSettings. The port is the argument, the rest is environment:
//   RIVAL_CONNECTION (a postgres:// address), RIVAL_POOL, RIVAL_KEY, RIVAL_ISSUER, RIVAL_AUDIENCE
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';
import { postgraphile } from 'postgraphile';
import { makePgService } from 'postgraphile/adaptors/pg';
import { grafserv } from 'postgraphile/grafserv/node';
import { PostGraphileAmberPreset } from 'postgraphile/presets/amber';

const { RIVAL_CONNECTION, RIVAL_POOL, RIVAL_KEY, RIVAL_ISSUER, RIVAL_AUDIENCE } = process.env;
const longestStay = 60_000;
const known = new Map();

// As in the other servers: a valid token is remembered by the hash of its header for at most a minute.
function settingsOf(header = '') {
  const key = createHash('sha256').update(header).digest('base64');
  const entry = known.get(key);
  if (entry !== undefined && entry.until > Date.now()) {
    return entry.settings;
  }
  const claims = validate(header);
  const settings = { 'app.tenant_id': claims.rival_tenant, 'app.user_id': claims.rival_user };
  known.set(key, { settings, until: Math.min(claims.exp * 1000, Date.now() + longestStay) });
  return settings;
}

function validate(header) {
  const [head, payload, signature] = header.replace(/^Bearer /, '').split('.');
  const expected = createHmac('sha256', RIVAL_KEY).update(`${head}.${payload}`).digest();
  const given = Buffer.from(signature ?? '', 'base64url');
  if (given.length !== expected.length || !timingSafeEqual(given, expected) || parse(head).alg !== 'HS256') {
    throw new Error('The token is not valid.');
  }
  const claims = parse(payload);
  if (claims.iss !== RIVAL_ISSUER || claims.aud !== RIVAL_AUDIENCE || claims.exp * 1000 < Date.now()) {
    throw new Error('The token is not valid.');
  }
  return claims;
}

function parse(part) {
  return JSON.parse(Buffer.from(part, 'base64url').toString());
}

const instance = postgraphile({
  extends: [PostGraphileAmberPreset],
  pgServices: [makePgService({
    connectionString: RIVAL_CONNECTION,
    schemas: ['read_model'],
    poolConfig: { max: Number(RIVAL_POOL) },
    pubsub: false,
  })],
  // The index of each order begins with the tenant, which no query names: so PostGraphile does not see that it is one.
  schema: { defaultBehavior: '+orderBy +attribute:orderBy +filterBy +attribute:filterBy' },
  grafserv: { graphqlPath: '/graphql', graphiql: false, watch: false },
  grafast: {
    explain: false,
    context: ({ node }) => ({ pgSettings: settingsOf(node?.req.headers.authorization) }),
  },
});

const server = createServer();
await instance.createServ(grafserv).addTo(server);
server.listen(Number(process.argv[2]), '127.0.0.1');
