// The one script of every page.  Each block stands alone; nothing here is needed for reading.

// A folder opened from a disk has no server that finds the page of a folder.
(function () {
  if (location.protocol !== "file:") return;
  document.querySelectorAll("a[href]").forEach(function (link) {
    var parts = /^([^?#:]*\/)?(?=[?#]|$)/.exec(link.getAttribute("href"));
    if (parts && parts[1]) {
      link.setAttribute("href", parts[1] + "index.html" + link.getAttribute("href").slice(parts[1].length));
    }
  });
})();

// Fetches the reading tools when a reader opens them.
(function () {
  var tools = document.getElementById("tools");
  if (!tools) return;
  tools.hidden = false;
  tools.addEventListener("toggle", function () {
    var script = document.createElement("script");
    script.src = tools.getAttribute("data-script");
    script.onerror = function () {
      tools.querySelector("[role=status]").textContent = tools.getAttribute("data-missing");
    };
    document.head.appendChild(script);
  }, { once: true });
})();

// Says that a page is overdue for checking, on the reader's own day: an old copy turns too.
(function () {
  var today = new Date().toISOString().slice(0, 10);
  document.querySelectorAll("[data-review-by]").forEach(function (place) {
    if (place.getAttribute("data-review-by") >= today) return;
    place.classList.add("overdue");
    var notice = document.getElementById("overdue");
    if (notice) notice.hidden = false;
  });
})();

// Fetches the search when a reader touches its box; on the page of results, at once.
(function () {
  var form = document.querySelector("form[role=search]");
  var here = document.currentScript.src;
  var isPage = document.getElementById("results");
  function load() {
    form.removeEventListener("focusin", load);
    form.removeEventListener("pointerdown", load);
    ["search.js", "search-results.js", isPage ? "search-page.js" : "search-box.js"].forEach(function (name) {
      var script = document.createElement("script");
      script.src = new URL(name, here).href;
      script.async = false; // in this order
      document.head.appendChild(script);
    });
  }
  if (!form) return;
  // A folder opened from a disk has no server that would add the file's name.
  if (location.protocol === "file:") form.action += "index.html";
  form.addEventListener("focusin", load);
  form.addEventListener("pointerdown", load);
  if (isPage) load();
})();

// Says of a saved copy when it was saved.
(function () {
  var saved = document.documentElement.getAttribute("data-saved");
  var notice = document.getElementById("saved");
  if (!saved || !notice) return;
  var day = new Date(saved).toLocaleDateString(document.documentElement.lang, {year: "numeric", month: "long", day: "numeric"});
  var words = notice.firstElementChild;
  words.textContent = words.textContent.replace("{}", day);
  notice.hidden = false;
})();

// Puts the numbers of the reader's own place, chosen on /offline/, before the national ones.
(function () {
  try {
    var place = JSON.parse(localStorage.getItem("gongyou-place")), list = document.querySelector("footer .hotlines");
    if (!place || !list) return;
    place.lines.slice().reverse().forEach(function (line) {
      var item = document.createElement("li"), link = item.appendChild(document.createElement("a"));
      if (list.querySelector('a[href="tel:' + line[0] + '"]') || !/^[0-9]+$/.test(line[0])) return;
      link.href = "tel:" + line[0];
      link.textContent = line[1];
      list.insertBefore(item, list.firstChild);
    });
  } catch (error) { /* no storage: the national numbers stand */ }
})();

// Keeps visited pages for when there is no network; file:// has no service workers.
(function () {
  var address = document.currentScript && document.currentScript.getAttribute("data-sw");
  var worker = navigator.serviceWorker;
  if (!address || !worker || !/^http/.test(location.protocol)) return;
  var isFirst = !worker.controller;
  addEventListener("load", function () {
    worker.register(address).then(function () { return worker.ready; }).then(function (ready) {
      if (!isFirst) return;
      ready.active.postMessage([location.href].concat(performance.getEntriesByType("resource").map(
        function (entry) { return entry.name; })));
    }).catch(function () {});
  });
})();
