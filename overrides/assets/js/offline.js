// Keeps one province on the phone.  The service worker stores the files; this page asks for them
// one by one, so that it can say how far it is, stop, and go on later where it stopped.
(function () {
  "use strict";
  var form = document.getElementById("keep"), root = form.getAttribute("data-root");
  var province = document.getElementById("province"), start = document.getElementById("start");
  var stop = document.getElementById("stop"), remove = document.getElementById("remove");
  var progress = document.getElementById("progress"), state = document.getElementById("state");
  var size = document.getElementById("size");
  var worker = navigator.serviceWorker, stopping = null, regions = null;
  var PREFIX = "gongyou-region-", AT_ONCE = 4;

  // Words stand in the page; {} is filled in.
  function say(place, name) {
    var values = [].slice.call(arguments, 2);
    place.textContent = form.getAttribute("data-" + name).replace(/\{\}/g, function () { return values.shift(); });
  }

  function megabytes(bytes) { return (bytes / 1e6).toFixed(bytes < 1e6 ? 2 : 1); }

  // Storage may be refused; then the choice is forgotten and nothing else is lost.
  function recall(name) {
    try { return JSON.parse(localStorage.getItem("gongyou-" + name)); } catch (error) { return null; }
  }
  function remember(name, value) {
    try {
      if (value) localStorage.setItem("gongyou-" + name, JSON.stringify(value));
      else localStorage.removeItem("gongyou-" + name);
    } catch (error) { /* forgotten */ }
  }

  function load(address) {
    return fetch(root + address, {cache: "no-cache"}).then(function (response) {
      if (!response.ok) throw new Error(String(response.status));
      return response.json();
    });
  }

  // The addresses and hashes of what is kept already.
  function kept(code) {
    return caches.open(PREFIX + code).then(function (cache) {
      return cache.keys().then(function (requests) {
        return Promise.all(requests.map(function (request) {
          return cache.match(request).then(function (found) { return [request.url, found && found.headers.get("x-hash")]; });
        }));
      });
    }).then(function (pairs) {
      var found = {};
      pairs.forEach(function (pair) { found[pair[0]] = pair[1]; });
      return found;
    });
  }

  function absolute(uri) { return new URL(root + uri, location.href).href; }

  function keepOne(code, file, signal) {
    return fetch(absolute(file[0]), {headers: {"x-keep": code + " " + file[2]}, cache: "no-store", signal: signal})
      .then(function (response) {
        if (response.headers.get("x-kept") === file[2]) return;
        throw new Error(response.status === 507 ? "full" : "failed");
      });
  }

  // Works the list off, a few at a time; the first failure stops all.
  function keepAll(code, files, signal, done) {
    var next = 0;
    function work() {
      if (next >= files.length || signal.aborted) return Promise.resolve();
      var file = files[next++];
      return keepOne(code, file, signal).then(function () { done(file); return work(); });
    }
    var workers = [];
    for (var i = 0; i < AT_ONCE; i++) workers.push(work());
    return Promise.all(workers);
  }

  function forgetOthers(code, list) {
    var wanted = {};
    list.forEach(function (file) { wanted[absolute(file[0])] = true; });
    return caches.open(PREFIX + code).then(function (cache) {
      return cache.keys().then(function (requests) {
        return Promise.all(requests.map(function (r) { return wanted[r.url] || cache.delete(r); }));
      });
    }).then(function () { return dropRegions(code); });
  }

  function dropRegions(except) {
    return caches.keys().then(function (names) {
      return Promise.all(names.map(function (name) {
        return name.indexOf(PREFIX) === 0 && name !== PREFIX + except && caches.delete(name);
      }));
    });
  }

  function busy(is) {
    start.hidden = is;
    stop.hidden = progress.hidden = !is;
    province.disabled = is;
    if (is) remove.hidden = true;
  }

  function download(code) {
    var mine = stopping = new AbortController(), total = 0, got = 0;
    busy(true);
    progress.value = 0;
    say(state, "working", "0", "…");
    Promise.all([load("offline/" + code + ".json"), kept(code)]).then(function (both) {
      var list = both[0], have = both[1];
      list.forEach(function (file) { total += file[1]; });
      function add(file) {
        got += file[1];
        progress.value = total ? got / total : 1;
        say(state, "working", megabytes(got), megabytes(total));
      }
      var missing = list.filter(function (file) { return have[absolute(file[0])] !== file[2] || add(file); });
      return keepAll(code, missing, mine.signal, add).then(function () {
        if (mine.signal.aborted) throw new Error("stopped");
        return forgetOthers(code, list);
      });
    }).then(function () {
      remember("kept", {code: code, on: new Date().toISOString()});
    }).catch(function (error) {
      mine.abort();
      return error.message === "full" ? "full" : stopping === mine ? "failed" : "stopped";
    }).then(function (outcome) {
      stopping = null;
      busy(false);
      return show(outcome);
    });
  }

  // What is kept, and whether the site has something newer.
  function show(outcome) {
    var code = province.value, info = recall("kept"), mine = info && info.code === code ? info : null;
    start.disabled = !code;
    remove.hidden = !info;
    if (code && regions && regions[code]) say(size, "size", regions[code].pages, megabytes(regions[code].bytes));
    else if (code) say(size, "unknown");
    else size.textContent = "";
    if (outcome) return say(state, outcome);
    if (!mine) { state.textContent = ""; return; }
    say(state, "done", new Date(mine.on).toLocaleDateString("zh-CN"));
    return Promise.all([load("offline/" + code + ".json"), kept(code)]).then(function (both) {
      var stale = both[0].filter(function (file) { return both[1][absolute(file[0])] !== file[2]; });
      if (stale.length && !stopping) say(state, "newer", stale.length);
    }).catch(function () { /* no network: what is kept stands */ });
  }

  province.addEventListener("change", function () {
    var code = province.value, known = regions && regions[code];
    remember("place", code ? {code: code, lines: known ? known.lines : []} : null);
    show();
  });
  form.addEventListener("submit", function (event) {
    event.preventDefault();
    if (province.value && !stopping) download(province.value);
  });
  stop.addEventListener("click", function () {
    var running = stopping;
    stopping = null;
    if (running) running.abort();
  });
  remove.addEventListener("click", function () {
    dropRegions("").then(function () {
      remember("kept", null);
      return show("removed");
    });
  });

  // Only a page that the service worker stands behind can keep anything.
  var isSupported = worker && window.caches && /^http/.test(location.protocol)
    && document.querySelector("script[data-sw]");
  if (!isSupported) {
    document.getElementById("cannot").hidden = false;
    return;
  }
  function ready() {
    form.hidden = false;
    var place = recall("kept") || recall("place");
    if (place) province.value = place.code;
    load("offline/regions.json").then(function (found) { regions = found; }, function () {}).then(function () { show(); });
  }
  if (worker.controller) ready();
  else {
    worker.addEventListener("controllerchange", ready, {once: true});
    setTimeout(function () { if (form.hidden) document.getElementById("cannot").hidden = false; }, 8000);
  }
})();
