// Takes the service worker back: published as /sw.js it removes every saved copy and itself.
// By `OFFLINE=false kb build`, or on the server by copying this file over /sw.js.
"use strict";

addEventListener("install", function () { skipWaiting(); });

addEventListener("activate", function (event) {
  event.waitUntil(caches.keys().then(function (names) {
    return Promise.all(names.filter(function (name) {
      return name.startsWith("gongyou-");
    }).map(function (name) { return caches.delete(name); }));
  }).catch(function () {}).then(function () { return registration.unregister(); }));
});
