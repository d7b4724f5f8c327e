// The OpenID provider that the tests sign in at: oidc-provider with a login of one field, and faults that a test asks for.
// Commands come as JSON lines on standard input, and each is answered by a line on standard output.
import http from 'node:http';
import { createHmac, generateKeyPairSync, sign } from 'node:crypto';
import { createInterface } from 'node:readline';
import Provider from 'oidc-provider';

const port = Number(process.argv[2] ?? 0);
const accounts = new Map();
const keys = [newKey('first')];
let fault = '';
let handle;
let asked = [];

function newKey(kid) {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return { kid, privateKey, publicKey, jwk: { ...privateKey.export({ format: 'jwk' }), kid, alg: 'RS256', use: 'sig' } };
}

const encode = (value) => Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');

function mint(claims, header = {}, signer = (data) => sign('sha256', data, keys.at(-1).privateKey)) {
  const data = `${encode({ alg: 'RS256', typ: 'JWT', kid: keys.at(-1).kid, ...header })}.${encode(claims)}`;
  return `${data}.${Buffer.from(signer(Buffer.from(data))).toString('base64url')}`;
}

const now = () => Math.floor(Date.now() / 1000);

// What a wrong ID token looks like, by the fault's name. Each gets the right claims.
const tokens = {
  'nonce': (c) => mint({ ...c, nonce: 'another' }),
  'audience': (c) => mint({ ...c, aud: 'another' }),
  'issuer': (c) => mint({ ...c, iss: 'https://elsewhere.example' }),
  'expired': (c) => mint({ ...c, iat: now() - 400, exp: now() - 100 }),
  'future': (c) => mint({ ...c, iat: now() + 400, exp: now() + 800 }),
  'skew-inside': (c) => mint({ ...c, iat: now() + 40, nbf: now() + 40 }),
  'skew-outside': (c) => mint({ ...c, nbf: now() + 90 }),
  'none': (c) => `${encode({ alg: 'none' })}.${encode(c)}.`,
  'hs256': (c) => mint(c, { alg: 'HS256' }, (data) => createHmac('sha256', keys.at(-1).publicKey.export({ type: 'spki', format: 'pem' })).update(data).digest()),
  'wrong-key': (c) => mint(c, {}, (data) => sign('sha256', data, newKey('x').privateKey)),
  'unknown-key': (c) => mint(c, { kid: 'nobody' }),
  'old-key': (c) => mint(c, { kid: keys[0].kid }, (data) => sign('sha256', data, keys[0].privateKey)),
  'thin': ({ email, email_verified, groups, name, ...c }) => mint(c),
};

// Answers that are wrong as a whole.
const answers = {
  'slow': (path, send) => setTimeout(send, 20_000),
  'gigantic': (path, send, res) => { res.writeHead(200, { 'content-type': 'application/json' }); res.end(`{"x":"${'x'.repeat(4 << 20)}"}`); },
  'broken': (path, send, res) => { res.writeHead(500); res.end('{}'); },
  'away': (path, send, res) => { res.writeHead(302, { location: 'http://169.254.169.254/latest/meta-data/' }); res.end(); },
};

function change(path, body) {
  if (path === '/jwks') return { keys: keys.slice(-1).map(({ jwk: { n, e, kty, kid, alg, use } }) => ({ n, e, kty, kid, alg, use })) };
  if (path === '/.well-known/openid-configuration' && fault === 'inward') return { ...body, token_endpoint: 'http://169.254.169.254/token' };
  if (path === '/.well-known/openid-configuration' && fault === 'other-issuer') return { ...body, issuer: 'https://elsewhere.example' };
  if (path === '/token' && body.id_token) {
    const claims = JSON.parse(Buffer.from(body.id_token.split('.')[1], 'base64url'));
    return { ...body, id_token: (tokens[fault] ?? ((c) => mint(c)))(claims) };
  }
  if (path === '/me' && fault === 'userinfo-subject') return { ...body, sub: 'another' };
  return body;
}

// Lets the provider answer, and changes what a test wants changed.
function intercept(req, res) {
  const path = req.url.split('?')[0];
  asked.push(path);
  const [kind, at] = fault.split('@');
  if (at && path.endsWith(at) && answers[kind]) return answers[kind](path, () => pass(req, res, path), res);
  return pass(req, res, path);
}

function pass(req, res, path) {
  const end = res.end.bind(res);
  res.end = (chunk, ...rest) => {
    const location = res.getHeader('location');
    if (location && fault === 'iss-wrong') res.setHeader('location', location.replace(/([?&]iss=)[^&]*/, '$1https%3A%2F%2Felsewhere.example'));
    if (location && fault === 'iss-missing') res.setHeader('location', location.replace(/[?&]iss=[^&]*/, ''));
    if (!String(res.getHeader('content-type')).includes('json') || !chunk) return end(chunk, ...rest);
    const changed = JSON.stringify(change(path, JSON.parse(chunk)));
    res.setHeader('content-length', Buffer.byteLength(changed));
    return end(changed);
  };
  return handle(req, res);
}

function start(issuer) {
  const client = { grant_types: ['authorization_code', 'refresh_token'], redirect_uris: ['http://localhost/signin-oidc'], post_logout_redirect_uris: ['http://localhost/signin'] };
  const provider = new Provider(issuer, {
    clients: [
      { ...client, client_id: 'portal', client_secret: 'a secret & more' },
      { ...client, client_id: 'portal-public', token_endpoint_auth_method: 'none' },
    ],
    jwks: { keys: [keys[0].jwk] },
    cookies: { keys: ['test'] },
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'], groups: ['groups'] },
    scopes: ['openid', 'email', 'profile', 'groups', 'offline_access'],
    conformIdTokenClaims: false,
    features: { devInteractions: { enabled: false }, rpInitiatedLogout: { enabled: true } },
    pkce: { required: () => true },
    ttl: { AccessToken: 600, IdToken: 600, Grant: 3600, Interaction: 600, Session: 3600, RefreshToken: 3600 },
    issueRefreshToken: async (ctx, c) => c.grantTypeAllowed('refresh_token') && fault !== 'no-refresh-token',
    interactions: { url: (ctx, interaction) => `/interaction/${interaction.uid}` },
    findAccount: (ctx, id) => accounts.has(id) ? { accountId: id, claims: async () => ({ sub: id, ...accounts.get(id) }) } : undefined,
    loadExistingGrant: async (ctx) => {
      const grant = new ctx.oidc.provider.Grant({ clientId: ctx.oidc.client.clientId, accountId: ctx.oidc.session.accountId });
      grant.addOIDCScope('openid email profile groups offline_access');
      await grant.save();
      return grant;
    },
  });
  // A portal under test has a port of its own each time.
  provider.Client.prototype.redirectUriAllowed = (uri) => new URL(uri).pathname === '/signin-oidc';
  provider.Client.prototype.postLogoutRedirectUriAllowed = (uri) => new URL(uri).pathname === '/signin';
  const answer = provider.callback();
  handle = (req, res) => req.url.startsWith('/interaction/') ? login(provider, req, res) : answer(req, res);
}

async function login(provider, req, res) {
  if (req.method === 'GET') {
    res.writeHead(200, { 'content-type': 'text/html' });
    return res.end('<!doctype html><html lang="en"><title>Provider</title><h1>Provider</h1><form method="post"><label>Account <input name="account"></label> <button>Continue</button> <button name="cancel" value="1">Cancel</button></form></html>');
  }
  let body = '';
  for await (const chunk of req) body += chunk;
  const form = new URLSearchParams(body);
  const result = form.get('cancel') ? { error: 'access_denied', error_description: 'The person <b>cancelled</b>.' } : { login: { accountId: form.get('account') } };
  return provider.interactionFinished(req, res, result, { mergeWithLastSubmission: false });
}

const server = http.createServer(intercept);
const say = (line) => process.stdout.write(`${JSON.stringify(line)}\n`);

const commands = {
  account: ({ id, claims }) => accounts.set(id, claims),
  forget: ({ id }) => accounts.delete(id),
  fault: ({ name }) => { fault = name; },
  rotate: () => keys.push(newKey(`key-${keys.length + 1}`)),
  asked: () => { const before = asked; asked = []; return before; },
  down: () => new Promise((done) => { server.close(done); server.closeAllConnections(); }),
  up: ({ at }) => new Promise((done) => server.listen(at, '127.0.0.1', done)),
};

server.listen(port, '127.0.0.1', () => {
  const issuer = `http://127.0.0.1:${server.address().port}`;
  start(issuer);
  say({ issuer });
});

createInterface({ input: process.stdin }).on('line', async (line) => {
  const command = JSON.parse(line);
  const answer = await commands[command.do](command);
  say({ done: command.do, answer: Array.isArray(answer) ? answer : undefined });
}).on('close', () => process.exit());
