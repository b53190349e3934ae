// Published as /sw.js: shows saved copies where there is no network.  The build puts a line above
// this one, `const BUILD = …`: the version of the shell, its files, and the page that stands for
// one that is not saved.  The network comes first and a copy second, because legal text must not
// be old while the net is there; a net that does not answer in time is no net (decision 0009).
"use strict";

const PREFIX = "gongyou-";
const SHELL = PREFIX + "shell-" + BUILD.version;
const VISITED = PREFIX + "visited";
const SHARDS = PREFIX + "search";
const REGION = PREFIX + "region-";
const MOST = {[VISITED]: 90, [SHARDS]: 240};
const PATIENCE = {[VISITED]: 3000, [SHARDS]: 1500};

// One page, one key: a static site gives the same page whatever stands behind `?` or `#`.
function key(address) {
  const url = new URL(address);
  return url.origin + url.pathname.replace(/\/index\.html$/, "/");
}

// The name of the cache for a request; nothing for what is not kept, such as files to download.
function cacheFor(address, isPage) {
  const path = key(address).slice(registration.scope.length);
  if (/^(search|stations\/find\/data)\/.+\.js$/.test(path)) return SHARDS;
  if (/\.(css|js)$/.test(path) && path !== "sw.js") return VISITED;
  if (isPage && /(^|\/)$/.test(path)) return VISITED;
  return "";
}

// A copy says when it was made: in a header for this script, in `<html data-saved>` for the page.
async function stamped(response, hash) {
  const headers = new Headers(response.headers), now = new Date().toISOString();
  headers.delete("content-encoding");
  headers.delete("content-length");
  headers.set("x-saved", now);
  if (hash) headers.set("x-hash", hash);
  let body = await response.blob();
  if (/^text\/html/.test(headers.get("content-type"))) {
    const text = await new Response(body).text();
    body = text.replace("<html", '<html data-saved="' + now + '"');
  }
  return new Response(body, {status: 200, headers: headers});
}

// An answer that came by another address would be one page shown for another.
function isGood(response) {
  return response.status === 200 && response.type === "basic" && !response.redirected;
}

async function save(name, address, response, hash) {
  const cache = await caches.open(name);
  await cache.put(key(address), await stamped(response, hash));
  const oldest = MOST[name] ? (await cache.keys()).slice(0, -MOST[name]) : [];
  await Promise.all(oldest.map(function (request) { return cache.delete(request); }));
}

// The newest copy, from whichever cache.
async function saved(address) {
  let newest;
  for (const name of await caches.keys()) {
    if (!name.startsWith(PREFIX)) continue;
    const found = await (await caches.open(name)).match(key(address));
    if (found && !(newest && newest.headers.get("x-saved") >= found.headers.get("x-saved")))
      newest = found;
  }
  return newest;
}

function ignore() {}

function absent() {
  const home = registration.scope;
  const page = BUILD.absent.replace(/\{home\}/g, home);
  return new Response(page, {status: 503, headers: {"content-type": "text/html; charset=utf-8"}});
}

// A page is asked for anew: browsers guess that a file of last year is still good for a month.
function ask(request) {
  if (request.mode !== "navigate") return fetch(request);
  return fetch(request.url, {cache: "no-cache", redirect: "manual"});
}

function answer(event, name) {
  const network = ask(event.request);
  event.waitUntil(network.then(function (response) {
    if (isGood(response)) return save(name, event.request.url, response.clone());
  }).catch(ignore));  // no network, or no room
  event.respondWith(chosen(event.request, network, name));
}

async function chosen(request, network, name) {
  const late = new Promise(function (resolve) { setTimeout(resolve, PATIENCE[name]); });
  try {
    const response = await Promise.race([network, late]);
    if (response && response.status < 500) return response;
  } catch (error) { /* no network: a copy */ }
  const copy = await saved(request.url).catch(ignore);
  if (copy) return copy;
  return network.catch(function (error) {
    if (request.mode === "navigate") return absent();
    throw error;
  });
}

// The page /offline/ asks for a file with the header `x-keep: <region> <hash>`, to have it kept;
// it hears whether it was, not the file.
async function keep(request) {
  const [, region, hash] = /^([0-9]{6}) ([0-9a-f]+)$/.exec(request.headers.get("x-keep")) || [];
  if (!region) return new Response("", {status: 400});
  // Past the browser's cache, where one answer that never comes would hold up the next attempt.
  const response = await fetch(request.url, {cache: "no-store", signal: request.signal});
  if (!isGood(response)) return new Response("", {status: 502});
  try {
    await save(REGION + region, request.url, response, hash);
  } catch (error) {
    return new Response("", {status: 507});  // no room
  }
  return new Response("", {headers: {"x-kept": hash}});
}

async function fillShell() {
  if (navigator.connection && navigator.connection.saveData) return;
  await Promise.all(BUILD.shell.map(async function (path) {
    const address = registration.scope + path;
    const response = await fetch(address, {cache: "no-cache"});
    if (isGood(response)) await save(SHELL, address, response);
  }).map(function (filled) { return filled.catch(ignore); }));
}

// What a page loaded before this script stood behind it; from the browser's own cache.
async function saveLoaded(addresses) {
  for (const address of addresses) {
    const name = address.startsWith(registration.scope) && cacheFor(address, true);
    if (!name) continue;
    const response = await fetch(address, {cache: "force-cache"}).catch(ignore);
    if (response && isGood(response)) await save(name, address, response).catch(ignore);
  }
}

addEventListener("install", function (event) {
  skipWaiting();
  event.waitUntil(fillShell().catch(ignore));
});

addEventListener("activate", function (event) {
  event.waitUntil(caches.keys().then(function (names) {
    return Promise.all(names.filter(function (name) {
      return name.startsWith(PREFIX + "shell-") && name !== SHELL;
    }).map(function (name) { return caches.delete(name); }));
  }).catch(ignore).then(function () { return clients.claim(); }));
});

addEventListener("message", function (event) {
  if (Array.isArray(event.data)) event.waitUntil(saveLoaded(event.data).catch(ignore));
});

addEventListener("fetch", function (event) {
  const request = event.request;
  if (request.method !== "GET" || !request.url.startsWith(registration.scope)) return;
  if (request.headers.has("x-keep")) return event.respondWith(keep(request));
  // A browser that prints does not wait for an answer that goes through here.
  if (request.url.startsWith(`${registration.scope}qr/`)) return;
  const name = cacheFor(request.url, request.mode === "navigate");
  if (name) answer(event, name);
});
